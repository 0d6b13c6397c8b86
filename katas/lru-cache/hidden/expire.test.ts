import { expect, it } from 'vitest';
import { fc, growth, property, story, virtualClock, type Arbitrary, type Story } from 'lockstep/kit';
import { LruCache, type LruCacheOptions } from './lru-cache';

type Options = LruCacheOptions<string, number>;

/** A cache whose entries live 100 ms, and the clock it reads, which starts at `start` ms. */
const create = (s: Story, options: Partial<Options> = {}, start = 5_000) => {
  const { now, advance } = virtualClock(start);
  const clock = s.watch('clock', { advance }, `the clock stands at ${start} ms`);
  const cache = s.create('cache', LruCache<string, number>, { capacity: 10, ttlMs: 100, now, ...options });
  return { cache, clock };
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

for (const ttlMs of [0, -1, NaN, Infinity]) {
  it(
    `refuses ttlMs ${ttlMs} with a RangeError that names ttlMs and the value`,
    story('A lifetime of 0 makes a cache that never hits; one of NaN, an entry that never dies.', (s) => {
      expectRefusal(s, 'RangeError', 'ttlMs', ttlMs);
    }),
  );
}

it(
  'refuses a ttlMs that is not a number with a TypeError that names ttlMs and the value',
  story(
    "'60' + 1000 is '601000': a text that is added to a time gives an entry that lives too long.",
    (s) => {
      for (const ttlMs of ['60', null, true]) {
        expectRefusal(s, 'TypeError', 'ttlMs', ttlMs);
      }
    },
  ),
);

type Cache = LruCache<string, number>;
const looks: [method: string, look: (cache: Cache) => unknown, alive: unknown, expired: unknown][] = [
  ['get', (cache) => cache.get('a'), 1, undefined],
  ['peek', (cache) => cache.peek('a'), 1, undefined],
  ['has', (cache) => cache.has('a'), true, false],
  ['delete', (cache) => cache.delete('a'), true, false],
  ['size', (cache) => cache.size, 1, 0],
  ['keys', (cache) => [...cache.keys()], ['a'], []],
];

for (const [method, look, alive, expired] of looks) {
  it(
    `${method} sees an entry until just before ttlMs have passed, and not at ttlMs or later`,
    story(
      'A price that is good for 100 ms is wrong at 100 ms. Every method must agree on when that is.',
      (s) => {
        const results: unknown[] = [];
        for (const age of [99, 100, 1_000]) {
          const { cache, clock } = create(s);
          cache.set('a', 1);
          clock.advance(age);
          results.push(look(cache));
        }
        expect(results).toEqual([alive, expired, expired]);
      },
    ),
  );
}

it(
  'counts in fractions of a millisecond as well',
  story(
    'Clocks with microseconds are common, and so are lifetimes shorter than a millisecond in tests.',
    (s) => {
      const { cache, clock } = create(s, { ttlMs: 0.5 });
      cache.set('a', 1);
      clock.advance(0.25);
      expect(cache.get('a')).toBe(1);
      clock.advance(0.25);
      expect(cache.get('a')).toBe(undefined);
    },
  ),
);

for (const start of [-100, 0, 1_790_000_000_000]) {
  it(
    `measures the time that has passed, on a clock that starts at ${start} ms too`,
    story(
      'Some clocks count from 1970, some from the start of the process. Only differences mean anything.',
      (s) => {
        const { cache, clock } = create(s, {}, start);
        cache.set('a', 1);
        clock.advance(99);
        expect(cache.get('a')).toBe(1);
        clock.advance(1);
        expect(cache.get('a')).toBe(undefined);
        expect(cache.size).toBe(0);
      },
    ),
  );
}

it(
  'never expires anything without ttlMs',
  story('Who sets no lifetime has entries that stay right for ever.', (s) => {
    const { cache, clock } = create(s, { ttlMs: undefined });
    cache.set('a', 1);
    clock.advance(1e15);
    expect(cache.get('a')).toBe(1);
    expect(cache.size).toBe(1);
  }),
);

it(
  'uses the clock of the computer when it is given none',
  story('In production nobody passes a clock.', (s) => {
    const cache = s.create('cache', LruCache<string, number>, { capacity: 2, ttlMs: 3_600_000 });
    cache.set('a', 1);
    expect(cache.get('a')).toBe(1);
    expect(cache.size).toBe(1);
  }),
);

it(
  'starts a new life when a key is set again, though nothing else changed',
  story('The value was just confirmed. Its first deadline no longer counts.', (s) => {
    const { cache, clock } = create(s);
    cache.set('a', 1);
    clock.advance(60);
    cache.set('a', 1);
    clock.advance(99);
    expect(cache.get('a')).toBe(1);
    clock.advance(1);
    expect(cache.get('a')).toBe(undefined);
  }),
);

it(
  'does not prolong the life of an entry that is read',
  story(
    'If reading kept an entry alive, the most popular answer would be the one that is never renewed.',
    (s) => {
      const { cache, clock } = create(s);
      cache.set('a', 1);
      clock.advance(60);
      cache.get('a');
      cache.peek('a');
      cache.has('a');
      clock.advance(40);
      expect(cache.get('a')).toBe(undefined);
    },
  ),
);

it(
  'gives each entry its own deadline',
  story('Entries that expire together are loaded together. Each has its own time.', (s) => {
    const { cache, clock } = create(s);
    for (const key of ['a', 'b', 'c']) {
      cache.set(key, 1);
      clock.advance(30);
    }
    cache.get('a');
    clock.advance(10);
    expect([...cache.keys()]).toEqual(['c', 'b']);
    expect(cache.size).toBe(2);
    clock.advance(30);
    expect([...cache.keys()]).toEqual(['c']);
    clock.advance(30);
    expect([...cache.keys()]).toEqual([]);
    expect(cache.size).toBe(0);
  }),
);

it(
  'gives a key that is deleted and set again a life of its own',
  story('A deadline left over from the first life ends the second one too early.', (s) => {
    const { cache, clock } = create(s, { capacity: 1 });
    cache.set('a', 1);
    clock.advance(50);
    cache.delete('a');
    cache.set('a', 2);
    clock.advance(60);
    expect(cache.get('a')).toBe(2);
    s.say('the same after clear, and after an eviction');
    cache.clear();
    cache.set('a', 3);
    clock.advance(60);
    expect(cache.get('a')).toBe(3);
    cache.set('b', 4);
    cache.set('a', 5);
    clock.advance(60);
    expect(cache.get('a')).toBe(5);
  }),
);

it(
  'takes an expired key again as a new entry',
  story('Expired, loaded again, stored again: the life of every entry.', (s) => {
    const { cache, clock } = create(s);
    cache.set('a', 1);
    cache.set('b', 1);
    clock.advance(100);
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
    expect(cache.size).toBe(1);
    expect([...cache.keys()]).toEqual(['a']);
    clock.advance(99);
    expect(cache.get('a')).toBe(2);
  }),
);

it(
  'evicts no living entry while an expired one takes up room, however recently that was used',
  story(
    'A dead entry that keeps its place costs a living one. The one used last may be the one that is dead.',
    (s) => {
      const { cache, clock } = create(s, { capacity: 3 });
      cache.set('old', 1);
      clock.advance(50);
      cache.set('b', 2);
      cache.set('c', 3);
      cache.get('old');
      clock.advance(50);
      cache.set('d', 4);
      expect([...cache.keys()]).toEqual(['d', 'c', 'b']);
      expect(cache.size).toBe(3);
      cache.set('e', 5);
      expect([...cache.keys()]).toEqual(['e', 'd', 'c']);
    },
  ),
);

it(
  'removes all that has expired at once, wherever it stands in the order of use',
  story('The entry used last may be dead and the one used first alive: the two orders are two.', (s) => {
    const { cache, clock } = create(s);
    cache.set('a', 1);
    cache.set('b', 2);
    clock.advance(50);
    cache.set('c', 3);
    cache.get('a');
    cache.get('b');
    clock.advance(50);
    expect(cache.size).toBe(1);
    expect([...cache.keys()]).toEqual(['c']);
  }),
);

it(
  'evicts by use and not by age while nothing has expired',
  story('The entry that expires next may be the one that everybody asks for.', (s) => {
    const { cache, clock } = create(s, { capacity: 2 });
    cache.set('first', 1);
    clock.advance(10);
    cache.set('second', 2);
    cache.get('first');
    cache.set('third', 3);
    expect([...cache.keys()]).toEqual(['third', 'first']);
  }),
);

it(
  'keeps the order of use of the entries that are left when others expire',
  story('Taking entries out of the middle must not disturb their neighbours.', (s) => {
    const { cache, clock } = create(s, { capacity: 4 });
    cache.set('a', 1);
    cache.set('b', 2);
    clock.advance(60);
    cache.set('c', 3);
    cache.set('d', 4);
    for (const key of ['b', 'c', 'a', 'd']) cache.get(key);
    clock.advance(40);
    expect([...cache.keys()]).toEqual(['d', 'c']);
    cache.get('c');
    for (const key of ['e', 'f', 'g']) cache.set(key, 5);
    expect([...cache.keys()]).toEqual(['g', 'f', 'e', 'c']);
  }),
);

const calls: [method: string, call: (cache: Cache) => unknown][] = [
  ['get', (cache) => cache.get('x')],
  ['peek', (cache) => cache.peek('x')],
  ['has', (cache) => cache.has('x')],
  ['set', (cache) => cache.set('x', 9)],
  ['delete', (cache) => cache.delete('x')],
  ['clear', (cache) => cache.clear()],
  ['keys', (cache) => cache.keys()],
  ['size', (cache) => cache.size],
];

for (const [method, call] of calls) {
  it(
    `${method} reports what has expired to onEvict, once, whatever key it is asked about`,
    story(
      'What an expired entry holds must be given back, even if nobody ever asks for its key again.',
      (s) => {
        const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict');
        const { cache, clock } = create(s, { onEvict });
        cache.set('a', 1);
        clock.advance(99);
        call(cache);
        expect(evicted).toEqual([]);
        if (method === 'clear') cache.set('a', 1);
        clock.advance(method === 'clear' ? 100 : 1);
        call(cache);
        call(cache);
        expect(evicted).toEqual([['a', 1, 'expired']]);
      },
    ),
  );
}

it(
  'reports expired entries in the order in which they expire',
  story('A log of what expired when is of use only in the right order.', (s) => {
    const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict');
    const { cache, clock } = create(s, { onEvict });
    for (const key of ['a', 'b', 'c', 'd']) {
      cache.set(key, 1);
      clock.advance(10);
    }
    cache.set('b', 2);
    cache.get('a');
    cache.delete('d');
    clock.advance(200);
    cache.get('x');
    expect(evicted).toEqual([
      ['a', 1, 'expired'],
      ['c', 1, 'expired'],
      ['b', 2, 'expired'],
    ]);
  }),
);

it(
  'reports an entry as expired or as evicted, never both, and never one that was overwritten or deleted',
  story('Whoever closes what an entry holds must not close it twice, nor while it is in use.', (s) => {
    const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict');
    const { cache, clock } = create(s, { capacity: 2, onEvict });
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('c', 3);
    cache.set('b', 4);
    cache.delete('c');
    clock.advance(100);
    cache.set('d', 5);
    cache.clear();
    clock.advance(100);
    expect(cache.size).toBe(0);
    expect(evicted).toEqual([
      ['a', 1, 'capacity'],
      ['b', 4, 'expired'],
    ]);
  }),
);

it(
  'has removed everything that expired before the first call of onEvict',
  story('The callback may look at the cache, and must not meet the dead there.', (s) => {
    const seen: unknown[] = [];
    const [onEvict] = s.spy<[string, number, string]>('onEvict', () => {
      seen.push([cache.size, [...cache.keys()], cache.has('b')]);
    });
    const { cache, clock } = create(s, { onEvict });
    cache.set('a', 1);
    cache.set('b', 2);
    clock.advance(50);
    cache.set('c', 3);
    clock.advance(50);
    cache.get('c');
    expect(seen).toEqual([
      [1, ['c'], false],
      [1, ['c'], false],
    ]);
  }),
);

it(
  'lets onEvict put a fresh value in the place of an expired one, which the call in progress then finds',
  story('Renewing what expires is what such a callback is often for.', (s) => {
    const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict', (key, value) =>
      cache.set(key, value + 1),
    );
    const { cache, clock } = create(s, { onEvict });
    cache.set('a', 1);
    cache.set('b', 10);
    clock.advance(100);
    expect(cache.get('a')).toBe(2);
    expect(cache.peek('b')).toBe(11);
    expect(evicted).toEqual([
      ['a', 1, 'expired'],
      ['b', 10, 'expired'],
    ]);
  }),
);

it(
  'with ttlMs, hits, misses and evictions take as long in a cache of 100,000 entries as in one of 1,000',
  story(
    'Looking through all entries for the expired ones, on every call, gives back all that the last stage won.',
    (s) => {
      s.say('fill one cache with 1,000 entries and another with 100,000, all of which will live for an hour');
      s.say('take each step in both, in turns, and compare what it costs');
      const names = Array.from({ length: 105_000 }, (_, i) => `key ${1_000_000 + i}`);
      const name = (i: number) => names[i] as string;
      const costs = growth({
        build: (capacity) => new LruCache<string, number>({ capacity, ttlMs: 3_600_000, now: () => 0 }),
        fill: (cache: Cache, i) => cache.set(name(i), i),
        steps: {
          'get, a hit': (cache, i, size) => cache.get(name((size / 2 + i) % size)),
          'get, a miss': (cache, i) => cache.get(`no key ${i}`),
          'set, evicting': (cache, i, size) => cache.set(name(size + i), i),
        },
      });
      expect(costs).toEqual({ 'get, a hit': 'flat', 'get, a miss': 'flat', 'set, evicting': 'flat' });
    },
  ),
);

/** The naive cache with a clock: an array of entries, most recent first. */
class Model {
  time = 0;
  entries: { key: string; value: number; written: number }[] = [];
  evicted: unknown[] = [];
  readonly capacity: number;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  sweep() {
    const expired = this.entries.filter(({ written }) => written + 100 <= this.time);
    this.entries = this.entries.filter((entry) => !expired.includes(entry));
    expired.sort((a, b) => a.written - b.written);
    for (const { key, value } of expired) this.evicted.push([key, value, 'expired']);
  }

  find(key: string) {
    this.sweep();
    return this.entries.find((entry) => entry.key === key);
  }

  delete(key: string) {
    const found = this.find(key);
    this.entries = this.entries.filter((entry) => entry !== found);
    return found !== undefined;
  }

  get(key: string) {
    const found = this.find(key);
    if (found) this.entries = [found, ...this.entries.filter((entry) => entry !== found)];
    return found?.value;
  }

  set(key: string, value: number) {
    this.delete(key);
    this.entries.unshift({ key, value, written: this.time });
    for (const old of this.entries.splice(this.capacity)) this.evicted.push([old.key, old.value, 'capacity']);
  }
}

const methods = ['set', 'set', 'set', 'get', 'get', 'delete', 'peek', 'has', 'wait', 'wait'] as const;
const operation = fc.record({
  method: fc.constantFrom(...methods),
  key: fc.constantFrom(...'abcd'),
  value: fc.nat(9),
  ms: fc.constantFrom(5, 30, 60, 95),
});
type Operation = typeof operation extends Arbitrary<infer T> ? T : never;

/** Does the same to both; returns what the cache answered and what it should have. */
const apply = (cache: Cache, model: Model, { method, key, value }: Operation): [unknown, unknown] => {
  switch (method) {
    case 'set':
      return [void cache.set(key, value), model.set(key, value)];
    case 'peek':
      return [cache.peek(key), model.find(key)?.value];
    case 'has':
      return [cache.has(key), model.find(key) !== undefined];
    case 'get':
    case 'delete':
      return [cache[method](key), model[method](key)];
    case 'wait':
      return [undefined, undefined];
  }
};

/** Asserts only where the two differ: to compare is a hundred times quicker than to assert. */
const agree = (received: unknown, expected: unknown) => {
  if (JSON.stringify(received) !== JSON.stringify(expected)) expect(received).toEqual(expected);
};

it(
  'agrees with a slow, obvious cache over random operations and waits: results, order and what onEvict is told',
  property(
    {
      why: 'Use and age order the entries differently. Every mix of the two must come out right.',
      seed: 2027,
      runs: 100,
      of: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(operation, { maxLength: 50, size: 'max' })),
    },
    ([capacity, operations], s) => {
      const [onEvict, evicted] = s.spy<[string, number, string]>('onEvict');
      const { cache, clock } = create(s, { capacity, onEvict }, 0);
      const model = new Model(capacity);
      for (const operation of operations) {
        // No two calls at one time: each entry expires at a time of its own.
        const ms = operation.method === 'wait' ? operation.ms : 1;
        clock.advance(ms);
        model.time += ms;
        const [received, expected] = apply(cache, model, operation);
        model.sweep();
        agree(
          { result: received, size: cache.size, keys: [...cache.keys()], reports: evicted.length },
          {
            result: expected,
            size: model.entries.length,
            keys: model.entries.map(({ key }) => key),
            reports: model.evicted.length,
          },
        );
      }
      expect(evicted).toEqual(model.evicted);
    },
  ),
);
