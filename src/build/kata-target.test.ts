import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kataTarget } from './kata-target.ts';

const kata = join(process.cwd(), 'katas/lru-cache');

/** What `./lru-cache` means to `importer` when the suites are pointed at `target`. */
const resolve = (target: string | undefined, importer: string, source = './lru-cache') => {
  const { resolveId } = kataTarget(target) as unknown as {
    resolveId: (source: string, importer: string) => string | undefined;
  };
  return resolveId(source, join(kata, importer))?.slice(kata.length + 1);
};

it('leads suites and samples to the code they are pointed at, and to the solution by default', () => {
  expect(resolve(undefined, 'hidden/store.test.ts')).toBe('solution/lru-cache.ts');
  expect(resolve('starter', 'samples/lru-cache.test.ts')).toBe('starter/lru-cache.ts');
  expect(resolve('impostors/fifo', 'hidden/evict.test.ts', './lru-cache.ts')).toBe(
    'impostors/fifo/lru-cache.ts',
  );
});

it('leaves alone what is there, what is no file of a kata, and what the kata does not have', () => {
  expect(resolve('starter', 'hidden/store.test.ts', './evict.test.ts')).toBeUndefined();
  expect(resolve('starter', '../../src/kit/index.ts', './lru-cache')).toBeUndefined();
  expect(resolve('starter', 'hidden/store.test.ts', 'vitest')).toBeUndefined();
  expect(resolve('starter', 'hidden/store.test.ts', './missing')).toBeUndefined();
});

it('refuses a target that does not exist, instead of grading the solution in its name', () => {
  expect(() => resolve('impostors/nobody', 'hidden/store.test.ts')).toThrow('has no `impostors/nobody`');
});
