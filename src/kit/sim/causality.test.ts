import { expect, it } from 'vitest';
import { raft } from './examples/raft.ts';
import { happensBefore } from './happens-before.ts';
import { nodeNames } from './schedule.ts';
import { schedules } from './schedules.ts';
import { timeline } from './timeline.ts';
import type { Trace } from './trace.ts';
import { simulate } from './world.ts';

const traceOf = (seed: number, until = 400): Trace =>
  simulate(raft, schedules({ clusters: [nodeNames(3)], until, pace: 300 })(seed), { trace: true })
    .trace as Trace;

/** By definition: the order on each node, sending before arriving, and whatever follows from those two. */
const closure = ({ events }: Trace): boolean[][] => {
  const before = events.map(() => events.map(() => false));
  const row = (i: number) => before[i] as boolean[];
  events.forEach((event, b) => {
    const earlier = events.findLastIndex(
      (other, a) => a < b && other.node !== undefined && other.node === event.node,
    );
    for (const a of [earlier, 'cause' in event ? event.cause : -1]) {
      if (a < 0) continue;
      row(a)[b] = true;
      for (const ancestors of before) if (ancestors[a]) ancestors[b] = true;
    }
  });
  return before;
};

it('orders events as the nodes and their messages do, and no others', () => {
  for (const seed of [1, 2, 3]) {
    const trace = traceOf(seed);
    const [before, expected] = [happensBefore(trace), closure(trace)];
    const size = trace.events.length;
    expect(size).toBeGreaterThan(20);
    const actual = expected.map((row, a) => row.map((_, b) => before(a, b)));
    expect(actual).toEqual(expected);
    // Nothing comes before itself or before what led to it; so the relation is a partial order.
    for (let a = 0; a < size; a++) for (let b = 0; b <= a; b++) expect(before(a, b)).toBe(false);
  }
});

it('draws every message as an arrow that ends where it arrives or is lost', () => {
  const faults = [
    { kind: 'duplication', rate: 0.5, at: 0 },
    { kind: 'loss', rate: 0.2, at: 0 },
  ] as const;
  const schedule = { seed: 1, nodes: nodeNames(3), until: 1_000, faults };
  const trace = simulate(raft, schedule, { trace: true }).trace as Trace;
  const { arrows, until } = timeline(trace);
  const count = (...kinds: string[]) => trace.events.filter(({ kind }) => kinds.includes(kind)).length;
  const fates = arrows.map(({ fate }) => fate);
  expect(arrows).toHaveLength(count('send', 'duplicate'));
  expect(fates.filter((fate) => fate === 'arrived')).toHaveLength(count('deliver'));
  expect(fates.filter((fate) => fate !== 'arrived' && fate !== 'under way')).toHaveLength(count('drop'));
  for (const { sentAt, endsAt } of arrows) expect(sentAt <= endsAt && endsAt <= until).toBe(true);
});

it('divides the row of each node into what it was and when', () => {
  const faults = [
    { kind: 'crash', node: 'n1', at: 50, for: 20 },
    { kind: 'pause', node: 'n2', at: 30, for: 40 },
    { kind: 'partition', side: ['n1'], at: 10 },
  ] as const;
  const { trace } = simulate(raft, { seed: 1, nodes: ['n1', 'n2'], until: 100, faults }, { trace: true });
  const { rows, bands } = timeline(trace as Trace);
  const state = { role: 'follower', term: 0 };
  expect(rows.map(({ spans }) => spans)).toEqual([
    [
      { from: 0, to: 50, kind: 'up', state },
      { from: 50, to: 70, kind: 'down' },
      { from: 70, to: 100, kind: 'up', state },
    ],
    [
      { from: 0, to: 30, kind: 'up', state },
      { from: 30, to: 70, kind: 'paused', state },
      { from: 70, to: 100, kind: 'up', state },
    ],
  ]);
  expect(rows[0]?.marks.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['crash 50', 'restart 70']);
  expect(bands).toEqual([{ from: 10, to: 100, fault: faults[2], text: 'n1 cut off from the others' }]);
});
