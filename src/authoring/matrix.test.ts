import { expect, it } from 'vitest';
import { tabulate } from './matrix.ts';
import { report, stage } from './trial-fixture.ts';

it('says of each test, in order, which impostors it catches', () => {
  const all = report([stage('a', { 'x › one': 'passed', two: 'passed' }), stage('b', { one: 'passed' })]);
  const fifo = report([stage('a', { 'x › one': 'failed', two: 'passed' })]);
  const loop = report([stage('a', { 'x › one': 'timeout', two: 'lost' }), stage('b', { one: 'passed' })]);
  expect(
    tabulate(
      all,
      new Map([
        ['fifo', fifo],
        ['loop', loop],
      ]),
    ),
  ).toEqual([
    { stage: 'a', test: 'x › one', catches: ['fifo', 'loop'] },
    { stage: 'a', test: 'two', catches: [] },
    { stage: 'b', test: 'one', catches: [] },
  ]);
});
