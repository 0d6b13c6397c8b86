import { expect, it } from 'vitest';
import { chaos, findViolation, type Found } from './chaos.ts';
import { forgetfulRaft, raft } from './examples/raft.ts';
import { hastyRegister, majorityRegister } from './examples/register.ts';
import type { FaultKind } from './fault.ts';
import { leadershipAfterHealing } from './leadership.ts';
import { linearizability } from './linearizability.ts';
import type { Cluster } from './node.ts';
import { electionSafety, monotonicTerms } from './raft-rules.ts';
import { allOf, type Check } from './run.ts';
import { nodeNames } from './schedule.ts';
import { register } from './register.ts';
import { faultKinds, schedules } from './schedules.ts';
import { simulate } from './world.ts';

const clusters = [3, 4, 5, 7].map(nodeNames);

it('draws the same schedule for the same seed, ends every fault in time, and leaves out what it is told to', () => {
  const draw = schedules({ clusters, until: 2_000, calm: 500 });
  const drawn = Array.from({ length: 300 }, (_, seed) => draw(seed));
  expect(draw(7)).toEqual(drawn[7]);
  const faults = drawn.flatMap((schedule) => schedule.faults ?? []);
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(faultKinds));
  expect(new Set(drawn.map(({ nodes }) => nodes.length))).toEqual(new Set([3, 4, 5, 7]));
  const runs = drawn.map((schedule) => simulate(raft, schedule, { trace: true }));
  const late = runs.flatMap(
    ({ trace }) => trace?.events.filter(({ at, kind }) => at > 1_500 && isFault(kind)) ?? [],
  );
  expect(late).toEqual([]);
  for (const kind of faultKinds) {
    const only = schedules({ clusters, until: 2_000, kinds: [kind] });
    const kinds = Array.from({ length: 20 }, (_, seed) => only(seed).faults ?? []).flat();
    expect(new Set(kinds.map((fault): FaultKind => fault.kind))).toEqual(new Set([kind]));
  }
});

const isFault = (kind: string) => ['crash', 'restart', 'pause', 'resume', 'fault', 'heal'].includes(kind);

it('finds nothing wrong with Raft', () => {
  const found = findViolation({
    cluster: raft,
    schedules: schedules({ clusters, until: 4_000, calm: 2_000, pace: 300 }),
    runs: 200,
    check: allOf(electionSafety, monotonicTerms, leadershipAfterHealing(1_500)),
  });
  expect(found).toBeUndefined();
});

it('finds the two leaders of a Raft that forgets its votes, and shrinks them to one or two crashes', () => {
  const found = findViolation({
    cluster: forgetfulRaft,
    schedules: schedules({ clusters: [nodeNames(3)], until: 5_000, pace: 300, kinds: ['crash'] }),
    runs: 50,
    check: electionSafety,
  }) as Found;
  expect(found.violation).toMatchObject({
    rule: 'election safety',
    expected: 'at most one leader in term 1',
  });
  expect(found.schedule.faults?.length).toBeLessThanOrEqual(2);
  expect(found.trace.events.length).toBeLessThanOrEqual(100);
  expect(found.schedule.until).toBe(found.violation.at);
  // What is told is a whole run: anyone can replay it from the schedule alone.
  const schedule = JSON.parse(JSON.stringify(found.schedule)) as Found['schedule'];
  expect(simulate(forgetfulRaft, schedule, { trace: true }).trace).toEqual(found.trace);
});

const reads = schedules({
  clusters,
  until: 1_000,
  requests: (random, nodes) =>
    Array.from({ length: 16 }, (_, value) => ({
      at: random.int(0, 900),
      node: random.pick(nodes),
      request: random.chance(0.5) ? { op: 'read' } : { op: 'write', value },
    })),
});
const linearizable = { schedules: reads, check: linearizability(register()) };

it('finds the stale read of a register that asks no quorum, and shrinks it to one write and one read', () => {
  expect(findViolation({ ...linearizable, cluster: majorityRegister, runs: 200 })).toBeUndefined();
  const found = findViolation({ ...linearizable, cluster: hastyRegister, runs: 5 }) as Found;
  const { nodes, faults, requests = [] } = found.schedule;
  expect([nodes.length, faults, requests.length]).toEqual([2, [], 2]);
  const asked = requests.map(({ request }) => (request as { op: string }).op);
  expect(asked.sort()).toEqual(['read', 'write']);
  expect(found.trace.events).toHaveLength(11);
});

/** Fails if one node is paused while another is down, whatever else goes on. */
const bothAtOnce: Check = ({ schedule: { faults = [] } }) => {
  for (const { kind, at } of faults) {
    const meets = (other: FaultKind) =>
      faults.some(
        (fault) => fault.kind === other && fault.at <= at && at <= fault.at + (fault.for ?? Infinity),
      );
    if (kind === 'pause' && meets('crash')) return { rule: 'both', at, message: 'both at once' };
  }
  return undefined;
};
const idle: Cluster = { create: () => ({ receive: () => {} }) };

it('shrinks to nothing but what breaks the rule', () => {
  const found = findViolation({
    cluster: idle,
    schedules: schedules({ clusters, until: 2_000 }),
    runs: 50,
    check: bothAtOnce,
    keep: ['n2'],
  }) as Found;
  const { faults = [], nodes, until } = found.schedule;
  expect(faults.map(({ kind }) => kind).sort()).toEqual(['crash', 'pause']);
  expect(nodes).toEqual(
    [...new Set(['n2', ...faults.map((fault) => (fault as { node: string }).node)])].sort(),
  );
  expect(until).toBeLessThan(50);
});

it('tells the shortest failing run as the story of the error, with its trace', async () => {
  const test = chaos({ ...linearizable, cluster: hastyRegister, runs: 5, why: 'Reads must be fresh.' });
  const thrown: unknown = await test().catch((error: unknown) => error);
  expect(thrown).toMatchObject({
    message: expect.stringMatching(/^no order of the operations explains/),
    why: 'Reads must be fresh.',
    expected: 'each operation takes effect once, between its call and its answer',
    trace: { schedule: { seed: expect.any(Number) } },
  });
  const { story } = thrown as { story: string[] };
  expect(story[0]).toMatch(
    /^\(The shortest failing schedule: found with seed \d+, after \d+ that passed\.\)$/,
  );
  expect(story.at(-1)).toMatch(/n\d answers client \d+: null$/);
});

it('rethrows what a node threw, and says so if a schedule does not give the same run twice', async () => {
  const error = new TypeError('mine');
  const throwing: Cluster = {
    create: () => ({
      start: () => {
        throw error;
      },
      receive: () => {},
    }),
  };
  const options = {
    schedules: schedules({ clusters, until: 100 }),
    runs: 1,
    check: () => undefined,
    why: '',
  };
  await expect(chaos({ ...options, cluster: throwing })()).rejects.toBe(error);
  expect(error).toMatchObject({
    story: expect.arrayContaining([expect.stringMatching(/throws TypeError: mine$/)]),
  });
  let creations = 0;
  const moody: Cluster = {
    create: (env) => ({
      start: () => env.setTimer('t', creations++ % 90),
      timer: () => {
        throw error;
      },
      receive: () => {},
    }),
  };
  const unsettled = chaos({ ...options, cluster: moody })();
  await expect(unsettled).rejects.toThrow('the same schedule gave two different runs');
});
