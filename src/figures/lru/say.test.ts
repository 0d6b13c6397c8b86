import { expect, test } from 'vitest';
import { makeFifo, makeLru } from './cache.ts';
import { sentenceOf } from './say.ts';
import { traceOf } from './trace.ts';

const lastOf = (makeCache: typeof makeLru, keys: string): string =>
  traceOf(makeCache, 3, [...keys])
    .steps.map((step, index) => sentenceOf(step, index + 1))
    .at(-1) ?? '';

test.each([
  ['A', 'Request 1, A: miss. A enters at place 1.'],
  ['ABCA', 'Request 4, A: hit. A moves from place 3 to place 1.'],
  ['AA', 'Request 2, A: hit. A stays at place 1.'],
  ['ABCD', 'Request 4, D: miss. D enters at place 1; A, at place 3, is evicted.'],
])('the last of the requests %s is told as it happened', (keys, sentence) => {
  expect(lastOf(makeLru, keys)).toBe(sentence);
});

test('a hit that does not renew is told as such', () => {
  expect(lastOf(makeFifo, 'ABCA')).toBe('Request 4, A: hit. A stays at place 3.');
});
