import { expect, it } from 'vitest';
import { fc, property, story, type Arbitrary, type Story } from 'lockstep/kit';
import { LruCache, type LruCacheOptions } from './lru-cache';

type Options = LruCacheOptions<string, number>;
const create = (s: Story, options: Options) => s.create('cache', LruCache<string, number>, options);

/** A full cache: the first key is the least recent, each with its place as value. */
const filled = (s: Story, keys: string, options: Partial<Options> = {}) => {
  const cache = create(s, { capacity: keys.length, ...options });
  [...keys].forEach((key, place) => cache.set(key, place));
  return cache;
};

/** Asserts that the constructor refuses one option, with a message that names it and its value. */
const expectRefusal = (s: Story, kind: string, option: keyof Options, value: unknown, others = {}) => {
  let [thrown, message] = ['nothing', ''];
  try {
    s.create('cache', LruCache<string, number>, { capacity: 10, ...others, [option]: value } as Options);
  } catch (error) {
    thrown = [TypeError, RangeError].find((Kind) => error instanceof Kind)?.name ?? 'another error';
    message = String((error as Error).message);
  }
  expect(thrown).toBe(kind);
  expect(message).toContain(option);
  expect(message).toContain(String(value));
};

for (const capacity of [0, -1, 1.5, NaN, Infinity]) {
  it(
    `refuses capacity ${capacity} with a RangeError that names capacity and the value`,
    story(
      'A cache of no size fails in the night, far from the line with the mistake. Refuse it here.',
      (s) => {
        expectRefusal(s, 'RangeError', 'capacity', capacity);
      },
    ),
  );
}

for (const [shown, capacity] of [
  ["'3'", '3'],
  ['undefined', undefined],
  ['null', null],
  ['true', true],
] as const) {
  it(
    `refuses capacity ${shown} with a TypeError that names capacity and the value`,
    story(
      'Settings read from a file or the environment are text. Guessing what was meant hides the mistake.',
      (s) => {
        expectRefusal(s, 'TypeError', 'capacity', capacity);
      },
    ),
  );
}

it(
  'accepts any whole number from 1 up as capacity, and reserves nothing for it',
  story('A generous limit is common. It must cost memory only when entries come.', (s) => {
    const cache = create(s, { capacity: Number.MAX_SAFE_INTEGER });
    cache.set('a', 1);
    expect(cache.get('a')).toBe(1);
    const smallest = create(s, { capacity: 1 });
    smallest.set('a', 1);
    expect(smallest.get('a')).toBe(1);
  }),
);

it(
  'holds as many entries as its capacity before it evicts any',
  story('A cache that starts to evict one entry early wastes a place that was paid for.', (s) => {
    const cache = filled(s, 'abc');
    expect(cache.size).toBe(3);
    expect([...cache.keys()]).toEqual(['c', 'b', 'a']);
  }),
);

it(
  'lists its keys most recent first',
  story(
    'What is shown first is what was used last: that is how people read a list of recent things.',
    (s) => {
      const cache = create(s, { capacity: 5 });
      expect([...cache.keys()]).toEqual([]);
      for (const key of ['x', 'b', 'a']) cache.set(key, 1);
      expect([...cache.keys()]).toEqual(['a', 'b', 'x']);
    },
  ),
);

it(
  'evicts exactly one entry when it overflows: the least recent',
  story('The entry that was not used for longest is the least likely to be asked for next.', (s) => {
    const cache = filled(s, 'abc');
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'c', 'b']);
    expect(cache.size).toBe(3);
    expect(cache.has('a')).toBe(false);
    expect(cache.get('a')).toBe(undefined);
    cache.set('e', 4);
    expect([...cache.keys()]).toEqual(['e', 'd', 'c']);
  }),
);

for (const capacity of [1, 2, 5]) {
  it(
    `never holds more than ${capacity} of ${capacity} entries, whatever is done`,
    story('The capacity is a promise about memory. Broken once, it is broken on the busiest day.', (s) => {
      const cache = create(s, { capacity });
      for (let i = 0; i < 40; i++) {
        const key = `k${(i * 7) % 11}`;
        if (i % 5 === 3) cache.delete(key);
        else if (i % 5 === 4) cache.get(key);
        else cache.set(key, i);
        const { size } = cache;
        if (size > capacity) expect(size, 'entries in the cache').toBe(capacity);
        expect([...cache.keys()]).toHaveLength(size);
      }
      expect(cache.size).toBe(capacity);
    }),
  );
}

it(
  'works with capacity 1: sets, overwrites, evicts, deletes, sets again',
  story('With one entry the first is also the last: where the links of a list break first.', (s) => {
    const cache = create(s, { capacity: 1 });
    cache.set('a', 1);
    expect(cache.get('a')).toBe(1);
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
    cache.set('b', 3);
    expect([...cache.keys()]).toEqual(['b']);
    expect(cache.get('a')).toBe(undefined);
    expect(cache.delete('b')).toBe(true);
    expect([...cache.keys()]).toEqual([]);
    cache.set('c', 4);
    cache.set('d', 5);
    expect([...cache.keys()]).toEqual(['d']);
  }),
);

it(
  'promotes an entry that get finds: it becomes the most recent',
  story('Without promotion this is a queue: the most popular entry goes as soon as it is old.', (s) => {
    const cache = filled(s, 'abc');
    expect(cache.get('a')).toBe(0);
    expect([...cache.keys()]).toEqual(['a', 'c', 'b']);
    cache.get('c');
    expect([...cache.keys()]).toEqual(['c', 'a', 'b']);
    cache.get('c');
    expect([...cache.keys()]).toEqual(['c', 'a', 'b']);
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'c', 'a']);
  }),
);

it(
  'promotes an entry whose value is undefined, null, 0, false or the empty text',
  story(
    '"Nothing found" is often the answer that is asked for most. It must stay in the cache as well.',
    (s) => {
      const values = [undefined, null, 0, false, ''];
      const cache = s.create('cache', LruCache<string, unknown>, { capacity: 5 });
      values.forEach((value, place) => cache.set(`k${place}`, value));
      for (let place = 0; place < values.length; place++) cache.get(`k${place}`);
      expect([...cache.keys()]).toEqual(['k4', 'k3', 'k2', 'k1', 'k0']);
      cache.get('k0');
      expect([...cache.keys()]).toEqual(['k0', 'k4', 'k3', 'k2', 'k1']);
    },
  ),
);

it(
  'changes nothing when a key is not there',
  story('Misses are the most frequent call of a cold cache. They must not disturb what is in it.', (s) => {
    const cache = filled(s, 'abc');
    cache.get('x');
    cache.peek('x');
    cache.has('x');
    cache.delete('x');
    expect([...cache.keys()]).toEqual(['c', 'b', 'a']);
    expect(cache.size).toBe(3);
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'c', 'b']);
  }),
);

it(
  'replaces and promotes when a key is set again, and evicts nothing though it is full',
  story('An update adds no entry. Evicting for it throws away a good one, and the cache shrinks.', (s) => {
    const cache = filled(s, 'abc');
    cache.set('a', 10);
    expect([...cache.keys()]).toEqual(['a', 'c', 'b']);
    expect(cache.size).toBe(3);
    expect(cache.peek('a')).toBe(10);
    cache.set('a', 11);
    expect([...cache.keys()]).toEqual(['a', 'c', 'b']);
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'a', 'c']);
  }),
);

it(
  'promotes a key that is set again to the value it has already',
  story('Writing is using, even if the value did not change: the writer had reason to care.', (s) => {
    const cache = filled(s, 'ab');
    cache.set('a', 0);
    expect([...cache.keys()]).toEqual(['a', 'b']);
  }),
);

it(
  'does not promote an entry that peek reads',
  story('A dashboard that peeks at every entry would otherwise decide which one is evicted.', (s) => {
    const cache = filled(s, 'abc');
    expect(cache.peek('a')).toBe(0);
    expect([...cache.keys()]).toEqual(['c', 'b', 'a']);
    cache.set('d', 3);
    expect(cache.peek('a')).toBe(undefined);
  }),
);

it(
  'does not promote an entry that has finds',
  story('To ask whether something is there is not to use it.', (s) => {
    const cache = filled(s, 'abc');
    expect(cache.has('a')).toBe(true);
    expect([...cache.keys()]).toEqual(['c', 'b', 'a']);
    cache.set('d', 3);
    expect(cache.has('a')).toBe(false);
  }),
);

it(
  'does not promote anything when size and keys are read',
  story('Looking at the cache as a whole must leave it as it was.', (s) => {
    const cache = filled(s, 'abc');
    for (let i = 0; i < 2; i++) expect([cache.size, ...cache.keys()]).toEqual([3, 'c', 'b', 'a']);
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'c', 'b']);
  }),
);

for (const [place, key, left] of [
  ['most recent', 'd', ['c', 'b', 'a']],
  ['least recent', 'a', ['d', 'c', 'b']],
  ['second', 'c', ['d', 'b', 'a']],
] as const) {
  it(
    `deletes the ${place} of four entries and keeps the order of the others`,
    story('Entries are invalidated wherever they stand. One lost link loses everything behind it.', (s) => {
      const cache = filled(s, 'abcd');
      expect(cache.delete(key)).toBe(true);
      expect([...cache.keys()]).toEqual(left);
      expect(cache.size).toBe(3);
      cache.set('e', 4);
      expect([...cache.keys()]).toEqual(['e', ...left]);
      cache.set('f', 5);
      expect([...cache.keys()]).toEqual(['f', 'e', ...left.slice(0, 2)]);
    }),
  );
}

it(
  'deletes its only entry and works on',
  story('Empty, the list has neither a first nor a last entry; both must be found again afterwards.', (s) => {
    const cache = create(s, { capacity: 2 });
    cache.set('a', 1);
    expect(cache.delete('a')).toBe(true);
    expect([...cache.keys()]).toEqual([]);
    cache.set('b', 2);
    cache.set('c', 3);
    cache.set('d', 4);
    expect([...cache.keys()]).toEqual(['d', 'c']);
  }),
);

it(
  'fills the place that delete freed before it evicts again',
  story('Places that are never given back shrink the cache until it holds nothing.', (s) => {
    const cache = filled(s, 'abc');
    for (const [gone, come] of [
      ['b', 'd'],
      ['a', 'e'],
      ['e', 'f'],
    ] as const) {
      cache.delete(gone);
      cache.set(come, 9);
      expect(cache.size).toBe(3);
    }
    expect([...cache.keys()]).toEqual(['f', 'd', 'c']);
  }),
);

it(
  'keeps its capacity and forgets the old order after clear',
  story('A link left over from before brings entries back from the dead, or evicts the wrong one.', (s) => {
    const cache = filled(s, 'abc');
    cache.clear();
    expect([...cache.keys()]).toEqual([]);
    for (const key of ['x', 'a', 'y', 'z']) cache.set(key, 7);
    expect([...cache.keys()]).toEqual(['z', 'y', 'a']);
    expect(cache.get('x')).toBe(undefined);
  }),
);

it(
  'evicts the least recent entry even if its key is undefined, null, 0, false, NaN or the empty text',
  story('`if (oldest)` asks whether there is an oldest key, and gets the wrong answer for these.', (s) => {
    const cache = s.create('cache', LruCache<unknown, string>, { capacity: 1 });
    const keys = [undefined, null, 0, false, NaN, ''];
    for (const key of keys) cache.set(key, 'old');
    for (const key of keys.slice(0, -1)) expect(cache.has(key)).toBe(false);
    cache.set('last', 'new');
    expect([...cache.keys()]).toEqual(['last']);
    expect(cache.size).toBe(1);
  }),
);

it(
  'lets the caller delete each key while walking over keys()',
  story('"Delete everything of customer 7" walks and deletes at once. No entry may be skipped.', (s) => {
    const cache = filled(s, 'abcd');
    const visited: string[] = [];
    for (const key of cache.keys()) {
      visited.push(key);
      cache.delete(key);
      if (visited.length > 9) break;
    }
    expect(visited).toEqual(['d', 'c', 'b', 'a']);
    expect(cache.size).toBe(0);
  }),
);

it(
  'lets the caller get and set each key while walking over keys()',
  story('Every use moves an entry to the front. A walk that follows the moving list never ends.', (s) => {
    const cache = filled(s, 'abcd');
    const visited: string[] = [];
    for (const key of cache.keys()) {
      visited.push(key);
      cache.set(key, (cache.get(key) ?? 0) + 1);
      if (visited.length > 9) break;
    }
    expect(visited).toEqual(['d', 'c', 'b', 'a']);
    expect([...cache.keys()]).toEqual(['a', 'b', 'c', 'd']);
  }),
);

it(
  'gives the caller an array of its own: changing it does not change the cache',
  story('Handing out the inner list lets any caller break the cache without calling it.', (s) => {
    const cache = filled(s, 'abc');
    const keys = cache.keys();
    s.say('the caller reverses and empties that array');
    keys.reverse();
    keys.length = 0;
    expect([...cache.keys()]).toEqual(['c', 'b', 'a']);
    cache.set('d', 3);
    expect([...cache.keys()]).toEqual(['d', 'c', 'b']);
  }),
);

it(
  "calls onEvict once for each evicted entry, with its key, its value and 'capacity'",
  story(
    'Evicted entries often hold something to close or to write back: once, and with the right value.',
    (s) => {
      const [onEvict, calls] = s.spy<[string, number, string]>('onEvict');
      const cache = filled(s, 'ab', { onEvict });
      expect(calls).toEqual([]);
      cache.set('a', 10);
      cache.set('c', 2);
      expect(calls).toEqual([['b', 1, 'capacity']]);
      cache.set('d', 3);
      expect(calls).toEqual([
        ['b', 1, 'capacity'],
        ['a', 10, 'capacity'],
      ]);
    },
  ),
);

it(
  'does not call onEvict for delete, clear or an overwrite',
  story('The callback reports what the cache did by itself. What the caller did, the caller knows.', (s) => {
    const [onEvict, calls] = s.spy<[string, number, string]>('onEvict');
    const cache = filled(s, 'abc', { onEvict });
    cache.set('a', 10);
    cache.delete('b');
    cache.delete('b');
    cache.clear();
    cache.set('d', 1);
    expect(calls).toEqual([]);
  }),
);

it(
  'has finished its work when it calls onEvict: the new entry is in, the old one is out',
  story('The callback may look at the cache. It must not see a state that is only half true.', (s) => {
    const seen: unknown[] = [];
    const [onEvict] = s.spy<[string, number, string]>('onEvict', (key) => {
      seen.push(cache.size, [...cache.keys()], cache.has(key), cache.peek(key), cache.peek('c'));
    });
    const cache = filled(s, 'ab', { onEvict });
    cache.set('c', 2);
    expect(seen).toEqual([2, ['c', 'b'], false, undefined, 2]);
  }),
);

it(
  'lets onEvict set and delete entries',
  story('Write-back and second chances call the cache from the callback. It must bear that.', (s) => {
    const [onEvict, calls] = s.spy<[string, number, string]>('onEvict', (key) => {
      if (key === 'a') cache.set('x', 9);
      if (key === 'b') cache.delete('c');
    });
    const cache = filled(s, 'ab', { onEvict });
    cache.set('c', 2);
    expect(calls).toEqual([
      ['a', 0, 'capacity'],
      ['b', 1, 'capacity'],
    ]);
    expect([...cache.keys()]).toEqual(['x']);
    expect(cache.size).toBe(1);
    cache.set('y', 1);
    cache.set('z', 2);
    expect([...cache.keys()]).toEqual(['z', 'y']);
    expect(calls).toHaveLength(3);
  }),
);

it(
  'passes an error of onEvict on to the caller, with its own work done',
  story('A failed write-back must be heard of, and must not leave the cache in pieces.', (s) => {
    const cache = filled(s, 'ab', {
      onEvict: () => {
        throw new Error('disk full');
      },
    });
    let caught: unknown;
    try {
      cache.set('c', 2);
    } catch (error) {
      caught = error;
    }
    expect(String(caught)).toBe('Error: disk full');
    expect([...cache.keys()]).toEqual(['c', 'b']);
    expect(cache.size).toBe(2);
  }),
);

/** The naive cache: an array of entries, most recent first. Slow, and right. */
class Model {
  entries: { key: string; value: number }[] = [];
  evicted: unknown[] = [];
  readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  find(key: string) {
    return this.entries.find((entry) => entry.key === key);
  }

  delete(key: string) {
    const found = this.find(key);
    this.entries = this.entries.filter((entry) => entry !== found);
    return found !== undefined;
  }

  get(key: string) {
    const found = this.find(key);
    if (found) this.set(key, found.value);
    return found?.value;
  }

  set(key: string, value: number) {
    this.delete(key);
    this.entries.unshift({ key, value });
    for (const old of this.entries.splice(this.capacity)) this.evicted.push([old.key, old.value, 'capacity']);
  }
}

const methods = ['set', 'set', 'set', 'get', 'get', 'get', 'delete', 'peek', 'has', 'clear'] as const;
const operation = fc.record({
  method: fc.constantFrom(...methods),
  key: fc.constantFrom(...'abcdef'),
  value: fc.nat(9),
});
type Operation = typeof operation extends Arbitrary<infer T> ? T : never;

/** Does the same to both; returns what the cache answered and what it should have. */
const apply = (
  cache: LruCache<string, number>,
  model: Model,
  { method, key, value }: Operation,
): [unknown, unknown] => {
  switch (method) {
    case 'set':
      return [void cache.set(key, value), model.set(key, value)];
    case 'clear':
      return [void cache.clear(), void (model.entries = [])];
    case 'peek':
      return [cache.peek(key), model.find(key)?.value];
    case 'has':
      return [cache.has(key), model.find(key) !== undefined];
    case 'get':
    case 'delete':
      return [cache[method](key), model[method](key)];
  }
};

/** Asserts only where the two differ: to compare is a hundred times quicker than to assert. */
const agree = (received: unknown, expected: unknown) => {
  if (JSON.stringify(received) !== JSON.stringify(expected)) expect(received).toEqual(expected);
};

it(
  'agrees with a slow, obvious cache over random operations: results, order and evictions',
  property(
    {
      why: 'An array searched from end to end is too slow, but nobody doubts what it does. The two must agree.',
      seed: 2026,
      runs: 100,
      of: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(operation, { maxLength: 50, size: 'max' })),
    },
    ([capacity, operations], s) => {
      const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict');
      const cache = create(s, { capacity, onEvict });
      const model = new Model(capacity);
      for (const operation of operations) {
        const [received, expected] = apply(cache, model, operation);
        agree(
          { result: received, size: cache.size, keys: [...cache.keys()], evictions: evicted.length },
          {
            result: expected,
            size: model.entries.length,
            keys: model.entries.map(({ key }) => key),
            evictions: model.evicted.length,
          },
        );
      }
      expect(evicted).toEqual(model.evicted);
    },
  ),
);
