import { expect, it } from 'vitest';
import type { RunEvent } from './events.ts';
import { emptyReport, reduce } from './reduce.ts';

const run = 'r';
const ref = (id: string) => ({ id, stage: 's', path: [id] });
const stageOf = (events: object[]) =>
  (events as RunEvent[]).map((e) => ({ ...e, run })).reduce(reduce, emptyReport(run, ['s'])).stages[0];
const stateAfter = (...events: object[]) =>
  ([...events, { type: 'finished', durationMs: 1 }] as RunEvent[])
    .map((event) => ({ ...event, run }))
    .reduce(reduce, emptyReport(run, ['s'])).state;

const announced = (...ids: string[]) => ({ type: 'stage-started', stage: 's', tests: ids.map(ref) });
const ended = (id: string, outcome = 'passed') => ({
  type: 'test-finished',
  id,
  outcome,
  durationMs: 1,
  failures: [],
});
const over = (...failures: object[]) => ({ type: 'stage-finished', stage: 's', durationMs: 1, failures });

it('passes a stage whose every announced test passed', () => {
  expect(stateAfter(announced('a', 'b'), ended('a'), ended('b'), over())).toBe('passed');
});

it.each([
  ['a test failed', [announced('a', 'b'), ended('a', 'failed'), ended('b'), over()]],
  ['a test was skipped', [announced('a', 'b'), ended('a', 'skipped'), ended('b'), over()]],
  ['a test was never heard of again', [announced('a', 'b'), ended('a'), over()]],
  ['there was no test', [announced(), over()]],
  [
    'something went wrong around the tests',
    [announced('a'), ended('a'), over({ kind: 'error', message: '!' })],
  ],
  ['the stage never ended', [announced('a'), ended('a')]],
  ['the stage never started', []],
  ['only tests that were never announced passed', [announced(), ended('a'), over()]],
])('does not pass when %s', (_, events) => {
  expect(stateAfter(...events)).toBe('failed');
});

it('does not pass a run without stages', () => {
  const events: RunEvent[] = [{ run, type: 'finished', durationMs: 1 }];
  expect(events.reduce(reduce, emptyReport(run, [])).state).toBe('failed');
});

it('ignores what another run says', () => {
  const report = emptyReport(run, ['s']);
  expect(reduce(report, { run: 'other', type: 'stage-started', stage: 's', tests: [ref('a')] })).toBe(report);
});

it('calls a test lost that was announced but did not end with its stage', () => {
  expect(stageOf([announced('a', 'b'), ended('a'), over()])?.tests.map((t) => t.outcome)).toEqual([
    'passed',
    'lost',
  ]);
});

it('files console lines under the test or the stage they belong to', () => {
  const line = { level: 'log', text: 'hi', stage: 's' } as const;
  const stage = stageOf([
    announced('a'),
    { type: 'console', line },
    { type: 'console', line: { ...line, test: 'a', text: 'ho' } },
  ]);
  expect(stage?.console.map((l) => l.text)).toEqual(['hi']);
  expect(stage?.tests[0]?.console.map((l) => l.text)).toEqual(['ho']);
});
