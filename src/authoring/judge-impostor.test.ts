import { expect, it } from 'vitest';
import { judgeImpostor, judgeTeaching } from './judge-impostor.ts';
import { failure, report, stage, trial } from './trial-fixture.ts';

const claim = { stage: 'bound', test: 'full › refuses an item' };
const solution = report([
  stage('order', { 'keeps order': 'passed' }),
  stage('bound', { 'full › refuses an item': 'passed', 'full › keeps its size': 'passed' }),
]);
const order = stage('order', { 'keeps order': 'passed' });
const judge = (...bound: Parameters<typeof stage>[1][]) =>
  judgeImpostor(
    claim,
    solution,
    bound.map((tests) => trial([order, stage('bound', tests)])),
  );

it('accepts an impostor that the named test catches, by failing or by running out of time', () => {
  expect(judge({ 'full › refuses an item': 'failed' }, { 'full › refuses an item': 'timeout' })).toEqual([]);
});

it('refuses an impostor that another test catches, and names that test', () => {
  const [problem] = judge({ 'full › refuses an item': 'passed', 'full › keeps its size': 'failed' });
  expect(problem).toBe(
    'passed in `full › refuses an item`, which should catch it: the tests that catch it are `full › keeps its size`',
  );
});

it('refuses an impostor that nothing catches, and one that ends its world', () => {
  expect(judge({ 'full › refuses an item': 'passed' })[0]).toContain('no test of the stage catches it');
  expect(judge({ 'full › refuses an item': 'crashed' })[0]).toContain('crashed in `full › refuses an item`');
});

it('refuses an impostor that only some runs catch', () => {
  expect(judge({ 'full › refuses an item': 'failed' }, { 'full › refuses an item': 'passed' })).toHaveLength(
    1,
  );
});

it('refuses an impostor that an earlier stage catches already', () => {
  const early = trial([
    stage('order', { 'keeps order': 'failed' }),
    stage('bound', { [claim.test]: 'failed' }),
  ]);
  expect(judgeImpostor(claim, solution, [early])).toEqual([
    'already fails stage `order`, by `keeps order`: name that stage, or make the mistake subtler',
  ]);
});

it('refuses an impostor whose stage cannot be loaded, or whose run never starts', () => {
  const broken = stage('bound', {}, { failures: [failure({ message: 'Counter is not exported' })] });
  expect(judgeImpostor(claim, solution, [trial([order, broken])])[0]).toContain('Counter is not exported');
  const death = { state: 'failed', death: failure({ message: 'Not valid.' }) } as const;
  expect(judgeImpostor(claim, solution, [trial([], {}, death)])).toEqual(['could not be judged: Not valid.']);
  expect(judgeImpostor(claim, solution, [])).toEqual(['the impostor was not run']);
});

it('offers near titles for a test that is not there, or the stage where it is', () => {
  const unknown = (test: string) => judgeImpostor({ ...claim, test }, solution, [])[0];
  expect(unknown('full › refuses items')).toBe(
    'stage `bound` has no test `full › refuses items`: did you mean `full › refuses an item`, `full › keeps its size`?',
  );
  expect(unknown('keeps order')).toBe('`keeps order` is a test of stage `order`, not of `bound`');
});

it.each([
  ['no why', { why: undefined }, 'no `why`'],
  ['a blank why', { why: ' ' }, 'no `why`'],
  ['neither story nor values', { story: undefined }, 'neither a story nor expected and received'],
  ['an empty story', { story: [] }, 'neither a story nor expected and received'],
])('refuses a failure with %s', (_, change, lack) => {
  const test = { outcome: 'failed', failures: [failure(change)] } as const;
  expect(judgeTeaching('impostors/fifo', report([stage('order', { 'keeps order': test })]))).toEqual([
    `stage \`order\`, \`keeps order\` fails for \`impostors/fifo\` with ${lack}: wrap it in the kit’s \`story\` or \`property\``,
  ]);
});

it('accepts a failure with a reason and a story, or a reason and values, and a time-out as it is', () => {
  const tests = {
    story: { outcome: 'failed', failures: [failure()] },
    values: { outcome: 'failed', failures: [failure({ story: undefined, expected: '1' })] },
    loop: { outcome: 'timeout', failures: [failure({ kind: 'timeout', story: undefined })] },
  } as const;
  expect(judgeTeaching('impostors/fifo', report([stage('order', tests)]))).toEqual([]);
});
