import { expect, it } from 'vitest';
import { judgeSamples, judgeSolution, judgeStarter } from './judge.ts';
import { failure, stage, trial } from './trial-fixture.ts';

const passing = stage('order', { 'keeps order': 'passed' });
const failing = stage('order', { 'keeps order': 'failed' });

it('accepts a starter that fails every stage by tests or by a clean error', () => {
  const noLoad = stage('bound', {}, { failures: [failure({ kind: 'error' })] });
  expect(judgeStarter(['order', 'bound'], [trial([failing]), trial([noLoad])])).toEqual([]);
});

it('refuses a starter that passes a stage', () => {
  expect(judgeStarter(['order'], [trial([passing])])).toEqual([
    'the starter passes stage `order`: it must leave something to do',
  ]);
});

it('judges the starter by the stage alone, and misses a stage that was not run', () => {
  const together = trial([failing, stage('bound', { holds: 'failed' })]);
  expect(judgeStarter(['order'], [together])).toEqual(['stage `order` was not run with the starter']);
});

it.each(['crash', 'timeout', 'unhandled', 'tampering'] as const)(
  'refuses a starter that fails by %s',
  (kind) => {
    const test = { outcome: 'failed', failures: [failure({ kind, message: 'Broken.' })] } as const;
    expect(judgeStarter(['order'], [trial([stage('order', { 'keeps order': test })])])).toEqual([
      'stage `order`, `keeps order`: Broken. The starter must fail in a clean way',
    ]);
    const death = { state: 'failed', death: failure({ kind, message: 'Broken.' }) } as const;
    expect(judgeStarter(['order'], [trial([failing], {}, death)])).toHaveLength(1);
  },
);

it('accepts a solution only if each of its runs passes, and says once what is wrong', () => {
  const runs = [trial([passing]), trial([failing]), trial([failing])];
  expect(judgeSolution([trial([passing])])).toEqual([]);
  expect(judgeSolution(runs)).toEqual(['stage `order`, `keeps order`: expected 1 to be 2']);
  expect(judgeSolution([])).toEqual(['the solution was not run']);
});

it('does not take skipped tests, empty stages or the end of a run for a pass', () => {
  const skipped = trial([stage('order', { 'keeps order': 'skipped' })]);
  const empty = trial([stage('order', {})]);
  const dead = trial([], {}, { state: 'failed', death: failure({ message: 'Gone.' }) });
  expect(judgeSolution([skipped])).toEqual(['stage `order`, `keeps order`: skipped']);
  expect(judgeSolution([empty])).toEqual(['stage `order` does not pass']);
  expect(judgeSolution([dead])).toEqual(['the run: Gone.']);
});

it('wants samples that pass on the solution, and not all on the starter', () => {
  expect(judgeSamples([trial([passing])], [trial([failing])])).toEqual([]);
  expect(judgeSamples([trial([failing])], [trial([failing])])).toEqual([
    'on the solution: stage `order`, `keeps order`: expected 1 to be 2',
  ]);
  expect(judgeSamples([trial([passing])], [trial([passing])])).toEqual([
    'every sample passes on the starter: add one that shows what is missing',
  ]);
});

it('wants samples that fail on the starter without a crash', () => {
  const crash = trial([stage('order', {}, { failures: [failure({ kind: 'crash', message: 'Gone.' })] })]);
  expect(judgeSamples([trial([passing])], [crash])).toEqual(['on the starter: stage `order`: Gone.']);
});
