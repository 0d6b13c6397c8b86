import { expect, it } from 'vitest';
import { judgeSteadiness } from './steadiness.ts';
import { failure, stage, trial } from './trial-fixture.ts';

const run = (test: Parameters<typeof stage>[1][string], shuffleSeed?: number) =>
  trial([stage('order', { 'keeps order': test })], shuffleSeed === undefined ? {} : { shuffleSeed });

it('accepts equal outcomes and words', () => {
  expect(judgeSteadiness([run('failed'), run('failed', 1), run('failed', 2)])).toEqual([]);
});

it('refuses a test whose outcome changes, and says between which runs', () => {
  expect(judgeSteadiness([run('failed'), run('failed', 1), run('passed', 2)])).toEqual([
    '`starter`, stage `order`, `keeps order` is first failed, then passed (alone as written, then alone shuffled by 2)',
  ]);
});

it('refuses a failure that shows another case each time', () => {
  const words = (story: string[]) => ({ outcome: 'failed', failures: [failure({ story })] }) as const;
  const problems = judgeSteadiness([run(words(['set(1)'])), run(words(['set(2)']), 1)]);
  expect(problems[0]).toContain('fails with other words each time');
});

it('does not compare the words of errors: a stack overflows where it will', () => {
  const error = (step: string) =>
    ({ outcome: 'failed', failures: [failure({ kind: 'error', story: [step] })] }) as const;
  expect(judgeSteadiness([run(error('depth 9')), run(error('depth 8'), 1)])).toEqual([]);
});

it('takes failing for the same as running out of time, and one time-out for the same as another', () => {
  expect(judgeSteadiness([run('failed'), run('timeout', 1)])).toEqual([]);
  const timeout = (ms: number) =>
    ({ outcome: 'timeout', failures: [failure({ kind: 'timeout', message: `${String(ms)} ms` })] }) as const;
  expect(judgeSteadiness([run(timeout(2_000)), run(timeout(500), 1)])).toEqual([]);
});

it('does not count a time-out beside another, which left it less time', () => {
  const both = (first: 'passed' | 'timeout', second: 'passed' | 'timeout') =>
    trial([stage('order', { first, second })]);
  expect(judgeSteadiness([both('timeout', 'passed'), both('timeout', 'timeout')])).toEqual([]);
  expect(judgeSteadiness([both('passed', 'passed'), both('passed', 'timeout')])).toHaveLength(1);
});

it('refuses a test that is not there in each run of its stage', () => {
  const other = trial([stage('order', { 'keeps order': 'passed', 'case 0.73': 'passed' })]);
  expect(judgeSteadiness([run('passed'), other])[0]).toContain('`case 0.73` is not there in each run');
  const elsewhere = trial([stage('bound', { holds: 'passed' })]);
  expect(judgeSteadiness([run('passed'), elsewhere])).toEqual([]);
});
