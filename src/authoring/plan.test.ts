import { expect, it } from 'vitest';
import { planRuns } from './plan.ts';

const outline = {
  stages: ['order', 'bound', 'wait'],
  samples: ['queue.test.ts'],
  impostors: [{ name: 'fifo', stage: 'bound' }],
};
const runs = planRuns(outline);
const of = (subject: string, suites = 'hidden') =>
  runs
    .filter((run) => run.subject === subject && run.suites === suites)
    .map(({ stages, shuffleSeed }) => [stages.join(' '), shuffleSeed]);

it('runs the starter through each stage alone, then through all in two other orders', () => {
  expect(of('starter')).toEqual([
    ['order', undefined],
    ['bound', undefined],
    ['wait', undefined],
    ['order bound wait', 1],
    ['order bound wait', 2],
  ]);
});

it('runs the solution three times through all stages, first as written', () => {
  expect(of('solution')).toEqual([
    ['order bound wait', undefined],
    ['order bound wait', 1],
    ['order bound wait', 2],
  ]);
});

it('runs an impostor up to the stage that must catch it, and through that stage again', () => {
  expect(of('impostors/fifo')).toEqual([
    ['order bound', undefined],
    ['bound', undefined],
  ]);
});

it('runs the samples on the starter and on the solution', () => {
  expect(of('starter', 'samples')).toEqual([['queue.test.ts', undefined]]);
  expect(of('solution', 'samples')).toEqual([['queue.test.ts', undefined]]);
});
