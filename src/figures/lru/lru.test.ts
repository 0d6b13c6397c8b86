import { expect, test } from 'vitest';
import { seededRandom } from '../parts/random.ts';
import { makeFifo, makeLru, makeRandomFrom, type MakeCache } from './cache.ts';
import { optimalHits } from './optimum.ts';
import { loopKeys, withScan, zipfKeys } from './streams.ts';
import { traceOf } from './trace.ts';

const hitsOf = (makeCache: MakeCache, capacity: number, keys: string[]): number =>
  traceOf(makeCache, capacity, keys).steps.filter(({ hit }) => hit).length;

test('LRU evicts the key whose last use lies furthest back', () => {
  const { steps } = traceOf(makeLru, 2, [...'ABAC']);
  expect(steps.at(-1)).toEqual({
    key: 'C',
    hit: false,
    before: ['A', 'B'],
    after: ['C', 'A'],
    evicted: ['B'],
  });
});

test('FIFO evicts the key that came first, although it was used since', () => {
  expect(traceOf(makeFifo, 2, [...'ABAC']).steps.at(-1)).toMatchObject({ after: ['C', 'B'], evicted: ['A'] });
});

test('a loop one key longer than the cache never hits under LRU and FIFO, and under chance it does', () => {
  const loop = loopKeys(6, 36);
  expect(hitsOf(makeLru, 5, loop)).toBe(0);
  expect(hitsOf(makeFifo, 5, loop)).toBe(0);
  expect(hitsOf(makeRandomFrom(seededRandom(1)), 5, loop)).toBeGreaterThan(0);
  expect(hitsOf(makeLru, 6, loop)).toBe(30);
});

test('the optimum on Belady’s own kind of example is known by hand', () => {
  // Misses: 7 0 1 2 3 4 0 1 7, in the textbook stream of twenty requests to three frames.
  expect(optimalHits([...'70120304230321201701'], 3)).toBe(11);
});

test('no policy beats the optimum, whatever the stream and the capacity', () => {
  for (let seed = 0; seed < 40; seed += 1) {
    const keys = zipfKeys(9, 80, seededRandom(seed));
    const capacity = 1 + (seed % 8);
    const best = optimalHits(keys, capacity);
    for (const policy of [makeLru, makeFifo, makeRandomFrom(seededRandom(seed))]) {
      expect(hitsOf(policy, capacity, keys)).toBeLessThanOrEqual(best);
    }
  }
});

test('every policy holds at most its capacity', () => {
  const keys = zipfKeys(12, 200, seededRandom(2));
  for (const policy of [makeLru, makeFifo, makeRandomFrom(seededRandom(5))]) {
    for (const { after } of traceOf(policy, 4, keys).steps) expect(after.length).toBeLessThanOrEqual(4);
  }
});

test('a Zipf stream asks for A about twice as often as for B, and is the same for the same seed', () => {
  const keys = zipfKeys(12, 20_000, seededRandom(1));
  const count = (letter: string) => keys.filter((key) => key === letter).length;
  expect(count('A') / count('B')).toBeCloseTo(2, 0);
  expect(count('A') / count('D')).toBeCloseTo(4, 0);
  expect(zipfKeys(12, 50, seededRandom(1))).toEqual(keys.slice(0, 50));
});

test('a scan asks for each of its keys once', () => {
  expect(withScan([...'ABAB'], 3)).toEqual([...'AB', ...'XYZ', ...'AB']);
});

test('a cache that throws leaves the steps before it, and its message', () => {
  const breaks: MakeCache = () => ({
    get: () => undefined,
    set: (key) => {
      if (key === 'C') throw new Error('no room');
    },
    keys: () => [],
  });
  const trace = traceOf(breaks, 2, [...'ABC']);
  expect(trace.steps).toHaveLength(2);
  expect(trace.broken).toBe('no room');
});
