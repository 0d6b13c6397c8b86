/** How many fault schedules the kit's simulator gets through: Raft's leader election, judged, by size of cluster. */
import { performance } from 'node:perf_hooks';
import { raft } from '../src/kit/sim/examples/raft.ts';
import { electionSafety, nodeNames, schedules, simulate } from '../src/kit/sim/index.ts';
import type { Row } from './main.ts';

const runs = 250;

export default function benchSimulate(): Promise<Row[]> {
  measure(3, 50); // the compiler's turn
  return Promise.resolve([3, 4, 5, 7].map((nodes) => measure(nodes, runs)));
}

function measure(nodes: number, count: number): Row {
  const draw = schedules({ clusters: [nodeNames(nodes)], until: 5_000, calm: 1_000 });
  let steps = 0;
  let violations = 0;
  const start = performance.now();
  for (let seed = 1; seed <= count; seed += 1) {
    const run = simulate(raft, draw(seed));
    steps += run.steps;
    if (electionSafety(run)) violations += 1;
  }
  const seconds = (performance.now() - start) / 1_000;
  return {
    nodes,
    schedules: count,
    steps,
    violations,
    'schedules/s': Math.round(count / seconds),
    'steps/s': Math.round(steps / seconds),
  };
}
