import { expect, it } from 'vitest';
import { growth, story } from 'lockstep/kit';
import { LruCache } from './lru-cache';

type Cache = LruCache<string, number>;

/** Texts of one length: to compare two of them takes time, as it would in a real cache. */
const texts = (count: number, first: string) =>
  Array.from({ length: count }, (_, i) => `${first}${1_000_000 + i}`);
const names = texts(110_000, 'key ');
const missing = texts(5_000, 'no key ');

/** A key far from both ends of the order, wherever a search begins: the keys were set in turn. */
const at = (part: number, i: number, size: number) => names[(Math.floor(size * part) + i) % size] as string;
const name = (i: number) => names[i] as string;

const measure = () =>
  growth({
    build: (capacity) => new LruCache<string, number>({ capacity }),
    fill: (cache: Cache, i) => cache.set(name(i), i),
    steps: {
      'get, a hit': (cache, i, size) => cache.get(at(0.25, i, size)),
      'get, a miss': (cache, i) => cache.get(missing[i] as string),
      peek: (cache, i, size) => [cache.peek(at(0.5, i, size)), cache.peek(missing[i] as string)],
      has: (cache, i, size) => [cache.has(at(0.5, i, size)), cache.has(missing[i] as string)],
      size: (cache) => cache.size,
      'set, overwriting': (cache, i, size) => cache.set(at(0.5, i, size), -i),
      'delete and set again': (cache, i, size) => [
        cache.delete(at(0.75, i, size)),
        cache.set(at(0.75, i, size), i),
      ],
      'set, evicting': (cache, i, size) => cache.set(name(size + i), i),
    },
  });

let measured: ReturnType<typeof measure> | undefined;
/** What each step costs: measured once, by whichever test comes first. */
const costs = () => (measured ??= measure());

const stayFlat = (why: string, ...steps: (keyof ReturnType<typeof measure>)[]) =>
  story(why, (s) => {
    s.say('fill one cache with 1,000 entries and another with 100,000');
    s.say('take each step in both, in turns, and compare what it costs');
    for (const step of steps) expect({ [step]: costs()[step] }).toEqual({ [step]: 'flat' });
  });

it(
  'a hit takes as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat(
    'To promote an entry, it must be moved in the order. Searching for its place makes every hit dearer as the cache grows.',
    'get, a hit',
  ),
);

it(
  'a miss takes as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat(
    'A miss pays for the database already. It must not pay for a search through the cache too.',
    'get, a miss',
  ),
);

it(
  'peek, has and size take as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat('What only looks must cost least of all.', 'peek', 'has', 'size'),
);

it(
  'an overwrite takes as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat(
    'Counters and sessions are overwritten all the time, wherever they stand in the order.',
    'set, overwriting',
  ),
);

it(
  'an eviction takes as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat(
    'A full cache evicts on every insertion. Looking through all entries for the oldest is slowest when it matters most.',
    'set, evicting',
  ),
);

it(
  'a delete takes as long in a cache of 100,000 entries as in one of 1,000',
  stayFlat(
    'Invalidation comes in bursts. A delete that searches turns a burst into a standstill.',
    'delete and set again',
  ),
);

it(
  'keys takes as long after 100,000 uses and evictions as after 1,000, if the entries are as many',
  story(
    'What is gone must be gone. A note left behind by every use fills the memory, however small the cache.',
    (s) => {
      s.say(
        'fill two caches of 10 entries; use and evict entries 1,000 times in one and 100,000 times in the other',
      );
      s.say('compare, in turns, what keys() costs in each');
      const { keys } = growth({
        build: () => new LruCache<number, number>({ capacity: 10 }),
        fill: (cache: LruCache<number, number>, i) =>
          i % 2 === 0 ? cache.set(i, i) : cache.get(i - 1 - (i % 7)),
        steps: { keys: (cache) => cache.keys() },
      });
      expect({ keys }).toEqual({ keys: 'flat' });
    },
  ),
);

it(
  'keeps the exact order of 70,000 entries',
  story(
    'Being fast is no use if the wrong entry goes. Some shortcuts are right only while the cache is small.',
    (s) => {
      s.say('first of all, no step may get dearer with the size: this would take minutes');
      expect([...new Set(Object.values(costs()))]).toEqual(['flat']);
      const size = 70_000;
      s.say(
        'fill a cache of 70,000 with the keys 0, 1, 2 …; get 0, 10, 20 …; set five new keys: 1 to 5 have to go',
      );
      const cache = new LruCache<number, number>({ capacity: size });
      for (let i = 0; i < size; i++) cache.set(i, i);
      for (let i = 0; i < size; i += 10) cache.get(i);
      for (let i = 0; i < 5; i++) cache.set(size + i, i);
      const keys = [...cache.keys()];
      expect(keys.length).toBe(size);
      expect(keys.slice(0, 7)).toEqual([70_004, 70_003, 70_002, 70_001, 70_000, 69_990, 69_980]);
      expect(keys.slice(-5)).toEqual([11, 9, 8, 7, 6]);
    },
  ),
);
