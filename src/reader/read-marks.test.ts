import { expect, test } from 'vitest';
import { markRead, readOn, unmarkRead } from './read-marks.ts';

const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
};

const noon = new Date('2026-03-12T12:00:00Z');

test('a mark tells when it was made, for its lesson only', () => {
  const storage = memory();
  markRead(storage, 'caching/lru', noon);
  expect(readOn(storage, 'caching/lru')).toEqual(noon);
  expect(readOn(storage, 'caching/expiry')).toBeUndefined();
});

test('a mark that is taken away is gone', () => {
  const storage = memory();
  markRead(storage, 'caching/lru', noon);
  unmarkRead(storage, 'caching/lru');
  expect(readOn(storage, 'caching/lru')).toBeUndefined();
});

test('a damaged mark counts as none', () => {
  const storage = memory();
  storage.setItem('lockstep:read:caching/lru', 'yes');
  expect(readOn(storage, 'caching/lru')).toBeUndefined();
});
