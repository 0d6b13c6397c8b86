import { expect, it } from 'vitest';
import { convergence } from './convergence.ts';
import type { Fault } from './fault.ts';
import { leadershipAfterHealing } from './leadership.ts';
import type { Plain } from './plain.ts';
import { electionSafety, monotonicTerms } from './raft-rules.ts';
import { allOf, type Run } from './run.ts';

type Change = [at: number, node: string, state?: Plain];

const run = (changes: Change[], faults: Fault[] = [], until = 1_000): Run => ({
  schedule: { seed: 1, nodes: ['n1', 'n2', 'n3'], until, faults },
  history: changes.map(([at, node, state]) => ({ at, node, ...(state !== undefined && { state }) })),
  operations: [],
  steps: 0,
});
const is = (role: string, term: number) => ({ role, term });

it('finds two leaders of one term, however far apart in time', () => {
  const first: Change[] = [
    [0, 'n1', is('leader', 1)],
    [10, 'n1', is('follower', 2)],
    [20, 'n2', is('leader', 2)],
    [30, 'n1'],
  ];
  expect(electionSafety(run(first))).toBeUndefined();
  expect(
    electionSafety(run([...first, [90, 'n2', is('leader', 3)], [99, 'n3', is('leader', 1)]])),
  ).toMatchObject({
    rule: 'election safety',
    at: 99,
    received: 'n1 and n3',
  });
});

it('finds a term that falls, through a crash too, and a term that is none', () => {
  const fallen: Change[] = [
    [0, 'n1', is('follower', 5)],
    [1, 'n2', is('follower', 4)],
    [2, 'n1'],
    [3, 'n1', is('follower', 4)],
  ];
  expect(monotonicTerms(run(fallen.slice(0, 3)))).toBeUndefined();
  expect(monotonicTerms(run(fallen))).toMatchObject({ at: 3, message: 'the term of n1 fell from 5 to 4' });
  expect(monotonicTerms(run([[0, 'n1', { role: 'follower', term: 'one' }]]))).toMatchObject({ at: 0 });
});

it('refuses to judge nodes of which nothing is seen', () => {
  for (const check of [electionSafety, monotonicTerms, leadershipAfterHealing(1), convergence({ within: 1 })])
    expect(() => check({ ...run([]), steps: 1 })).toThrow('needs the cluster');
});

it('names the earliest of several violations', () => {
  const both: Change[] = [
    [0, 'n1', is('leader', 5)],
    [1, 'n1', is('follower', 4)],
    [2, 'n2', is('leader', 5)],
  ];
  expect(allOf(electionSafety, monotonicTerms)(run(both))?.rule).toBe('monotonic terms');
});

const elected: Change[] = [
  [0, 'n1', is('candidate', 1)],
  [0, 'n2', is('follower', 1)],
  [0, 'n3', is('follower', 0)],
  [300, 'n1', is('leader', 1)],
];
const outage: Fault = { kind: 'loss', rate: 1, at: 0, for: 200 };

it('wants a leader with a majority soon after the last fault, and no new term after that', () => {
  const within = (ms: number, changes: Change[], ...faults: Fault[]) =>
    leadershipAfterHealing(ms)(run(changes, faults));
  expect(within(100, elected, outage)).toBeUndefined();
  expect(within(99, elected, outage)).toMatchObject({
    at: 299,
    received: 'n1 candidate in term 1, n2 follower in term 1, n3 follower in term 0',
  });
  const late: Fault = { kind: 'delay', upTo: 200, at: 0, for: 100 };
  expect(within(0, elected, late)).toBeUndefined();
  expect(within(100, [...elected, [400, 'n3', is('candidate', 2)]], outage)).toMatchObject({ at: 400 });
  const ahead: Change[] = [...elected.slice(0, 3), [250, 'n3', is('candidate', 2)], ...elected.slice(3)];
  expect(within(100, ahead, outage)).toMatchObject({ at: 300 });
});

it('asks for no leader where there can be none, or not yet', () => {
  const check = leadershipAfterHealing(500);
  expect(check(run([], [{ kind: 'partition', side: ['n1'], at: 0 }]))).toBeUndefined();
  const down = (node: string): Fault => ({ kind: 'crash', node, at: 0 });
  expect(check(run([], [down('n1'), down('n2')]))).toBeUndefined();
  expect(check(run([], [down('n1')]))).toMatchObject({ received: 'no node is up' });
  const four = run([], [down('n1'), down('n2')]);
  expect(check({ ...four, schedule: { ...four.schedule, nodes: ['n1', 'n2', 'n3', 'n4'] } })).toBeUndefined();
  expect(check(run([], [outage], 699))).toBeUndefined();
});

it('finds nodes that still differ when all has been quiet for long enough', () => {
  const texts: Change[] = [
    [0, 'n1', { text: 'ab', cursor: 1 }],
    [0, 'n2', { text: 'a', cursor: 2 }],
    [500, 'n2', { text: 'ab', cursor: 2 }],
    [500, 'n3', { text: 'b' }],
    [600, 'n3'],
  ];
  const pick = (state: Plain) => (state as { text: Plain }).text;
  expect(convergence({ within: 400, pick })(run(texts, [outage]))).toBeUndefined();
  expect(convergence({ within: 400 })(run(texts, [outage]))).toMatchObject({
    at: 600,
    expected: "n2: { text: 'ab', cursor: 1 }",
  });
  expect(convergence({ within: 299, pick })(run(texts, [outage]))).toMatchObject({ received: "n2: 'a'" });
  expect(convergence({ within: 900 })(run(texts, [outage]))).toBeUndefined();
});
