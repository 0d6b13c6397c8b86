import { expect, it } from 'vitest';
import { LruCache } from './lru-cache';

// These tests are yours: change them, add to them. "Submit" runs others, which you do not see.

it('finds what was set', () => {
  const cache = new LruCache<string, number>({ capacity: 2 });
  cache.set('a', 1);
  expect(cache.get('a')).toBe(1);
  expect(cache.get('b')).toBe(undefined);
});

it('stores undefined like any other value', () => {
  const cache = new LruCache<string, number | undefined>({ capacity: 2 });
  cache.set('a', undefined);
  expect(cache.get('a')).toBe(undefined);
  expect(cache.has('a')).toBe(true);
  expect(cache.has('b')).toBe(false);
});

it('evicts the least recent entry', () => {
  const cache = new LruCache<string, number>({ capacity: 2 });
  cache.set('a', 1);
  cache.set('b', 2);
  cache.set('c', 3);
  expect(cache.keys()).toEqual(['c', 'b']);
});

it('keeps an entry that is used', () => {
  const cache = new LruCache<string, number>({ capacity: 2 });
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  expect(cache.keys()).toEqual(['c', 'a']);
});

it('forgets an entry when its time is up', () => {
  let time = 0;
  const cache = new LruCache<string, number>({ capacity: 2, ttlMs: 100, now: () => time });
  cache.set('a', 1);
  time = 99;
  expect(cache.get('a')).toBe(1);
  time = 100;
  expect(cache.get('a')).toBe(undefined);
});

it('asks the loader once for two callers', async () => {
  let loads = 0;
  const load = () => Promise.resolve(++loads);
  const cache = new LruCache<string, number>({ capacity: 2 });
  const values = await Promise.all([cache.getOrLoad('a', load), cache.getOrLoad('a', load)]);
  expect(values).toEqual([1, 1]);
});
