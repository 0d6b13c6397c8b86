import { expect, it } from 'vitest';
import type { Files } from '../../domain/files.ts';
import type { Failure, Report, StageReport, TestReport } from '../../domain/report.ts';
import { difference } from './difference.ts';
import { fingerprint } from './fingerprint.ts';
import { accessOf, failureMarksOf, passedStages, stageRows } from './stages.ts';
import { gradedFiles, ownSuites } from './submission.ts';
import { duration, reportSummary, stageAnnouncement, stageSummary } from './words.ts';

const test = (outcome: TestReport['outcome'], failures: Failure[] = []): TestReport => ({
  id: 'id',
  stage: 'store',
  path: ['stores a value'],
  outcome,
  failures,
  console: [],
});
const stage = (id: string, state: StageReport['state'], tests: TestReport[] = []): StageReport => ({
  id,
  state,
  tests,
  failures: [],
  console: [],
});
const report = (state: Report['state'], ...stages: StageReport[]): Report => ({ run: 'r', state, stages });
const wrong = (line: number, message = 'wrong value'): Failure => ({
  kind: 'assertion',
  message,
  location: { file: 'lru-cache.ts', line, column: 3 },
});
const kataStages = ['store', 'evict', 'expire'].map((id) => ({
  id,
  title: `Stage ${id}`,
  suite: `${id}.test.ts`,
}));

it('opens the stage after the last one passed, and no later one', () => {
  expect(accessOf(kataStages, [])).toEqual(['open', 'locked', 'locked']);
  expect(accessOf(kataStages, ['store'])).toEqual(['passed', 'open', 'locked']);
});

it('keeps a stage passed that a later submission fails', () => {
  const rows = stageRows(
    kataStages,
    ['store'],
    report('failed', stage('store', 'failed'), stage('evict', 'pending')),
  );
  expect(rows.map(({ access, report: found }) => [access, found?.state])).toEqual([
    ['passed', 'failed'],
    ['open', undefined],
    ['locked', undefined],
  ]);
});

it('counts only passed stages as passed', () => {
  expect(passedStages(report('failed', stage('store', 'passed'), stage('evict', 'failed')))).toEqual([
    'store',
  ]);
});

it('sums up a stage and a report in words', () => {
  expect(stageSummary(stage('store', 'passed', [test('passed')]))).toBe('1 test passed');
  expect(stageSummary(stage('store', 'failed', [test('passed'), test('timeout')]))).toBe(
    '1 of 2 tests passed',
  );
  expect(stageSummary(stage('store', 'failed'))).toBe('no tests');
  expect(reportSummary(report('failed', stage('a', 'passed'), stage('b', 'failed')))).toBe(
    '1 of 2 stages passed.',
  );
  expect(reportSummary({ ...report('failed'), death: wrong(1, 'Not valid TypeScript.') })).toBe(
    'Not valid TypeScript.',
  );
});

it('announces a stage once, with its first failure', () => {
  const failed = stage('store', 'failed', [
    test('passed'),
    test('failed', [wrong(3)]),
    test('failed', [wrong(4, 'later')]),
  ]);
  expect(stageAnnouncement('Look up', failed)).toBe(
    'Look up: failed, 1 of 3 tests passed. First failure: wrong value',
  );
});

it('writes durations as people say them', () => {
  expect([0.04, 0.34, 7.6, 999, 1340].map(duration)).toEqual([
    '<0.1 ms',
    '0.3 ms',
    '8 ms',
    '999 ms',
    '1.3 s',
  ]);
});

it('marks each line once in the editor, however many failures point at it', () => {
  const failed = stage('store', 'failed', [
    test('failed', [wrong(3)]),
    test('failed', [wrong(3, 'again'), wrong(9)]),
  ]);
  expect(failureMarksOf(report('failed', failed))).toEqual([
    { path: 'lru-cache.ts', line: 3, note: '2 failures', message: 'wrong value' },
    { path: 'lru-cache.ts', line: 9, note: '1 failure', message: 'wrong value' },
  ]);
});

it('grades tests of the learner’s own in a Run, and leaves them out of a submission', () => {
  const files = { 'b.test.ts': 'b', 'a.test.ts': 'a', 'lru-cache.ts': 'c' };
  expect(ownSuites(files).map(({ id }) => id)).toEqual(['a.test.ts', 'b.test.ts']);
  expect(gradedFiles('submit', files)).toEqual({ 'lru-cache.ts': 'c' });
});

it('tells texts apart by their fingerprint, wherever the difference is', () => {
  const texts: Files[] = [{ a: 'x' }, { a: 'y' }, { b: 'x' }, { a: 'x', b: '' }, { a: 'x\n' }, { ab: 'x' }];
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  expect(fingerprint({ a: '1', b: '2' })).toBe(fingerprint({ b: '2', a: '1' }));
});

const marked = (expected: string, received: string): string[] =>
  difference(expected, received).map(
    ({ side, pieces }) =>
      `${side}: ${pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')}`,
  );

it('marks the letters in which two lines differ', () => {
  expect(marked("['a', 'b']", "['a', 'c']")).toEqual(["expected: ['a', '[b]']", "received: ['a', '[c]']"]);
});

it('shows lines that both sides have once', () => {
  expect(marked('{\n  a: 1,\n  b: 2\n}', '{\n  b: 2\n}')).toEqual([
    'both: {',
    'expected: [  a: 1,]',
    'both:   b: 2',
    'both: }',
  ]);
});

it('compares long values without a table that grows with their square', () => {
  const long = Array.from({ length: 5_000 }, (_, line) => `line ${line}`).join('\n');
  expect(difference(long, `${long}!`)).toHaveLength(10_000);
});
