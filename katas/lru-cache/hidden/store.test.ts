import { expect, it } from 'vitest';
import { story, type Story } from 'lockstep/kit';
import { LruCache } from './lru-cache';

const create = (s: Story) => s.create('cache', LruCache<unknown, unknown>, { capacity: 100 });

it(
  'gets the value that was set',
  story('A cache that loses what it is given costs memory and saves nothing.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.get('a')).toBe(1);
    expect(cache.get('b')).toBe(2);
  }),
);

it(
  'gets undefined for a key that was never set, and stores nothing by asking',
  story('A miss must not leave a trace: a crawler asking for random keys would fill the cache.', (s) => {
    const cache = create(s);
    expect(cache.get('a')).toBe(undefined);
    expect(cache.peek('a')).toBe(undefined);
    expect(cache.has('a')).toBe(false);
    expect(cache.size).toBe(0);
  }),
);

it(
  'peeks at the value that was set',
  story('Monitoring and debugging look into a cache without using it: peek is for them.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    expect(cache.peek('a')).toBe(1);
    expect(cache.peek('b')).toBe(undefined);
  }),
);

it(
  'replaces the value of a key that is set again, and counts the key once',
  story('After an update, readers must see the new value, and one key takes one place.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
    expect(cache.peek('a')).toBe(2);
    expect(cache.size).toBe(1);
  }),
);

it(
  'counts its entries in size',
  story('Memory is planned by counting entries: a wrong count is a wrong bill.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.size).toBe(2);
    cache.delete('a');
    expect(cache.size).toBe(1);
    cache.delete('a');
    expect(cache.size).toBe(1);
  }),
);

for (const value of [0, '', false, null, NaN, undefined]) {
  const shown = value === '' ? "''" : String(value);
  it(
    `stores ${shown} as a value, and tells it from a missing key`,
    story(
      '"There are 0 items" is an answer. Taken for a miss, it is computed again on every request.',
      (s) => {
        const cache = create(s);
        cache.set('a', value);
        expect(cache.get('a')).toBe(value);
        expect(cache.peek('a')).toBe(value);
        expect(cache.has('a')).toBe(true);
        expect(cache.size).toBe(1);
        expect(cache.delete('a')).toBe(true);
        expect(cache.has('a')).toBe(false);
      },
    ),
  );
}

it(
  "keeps the number 1 and the text '1' apart as keys",
  story('User 1 must not see what was cached for the user who is called "1".', (s) => {
    const cache = create(s);
    cache.set(1, 'number');
    cache.set('1', 'text');
    expect(cache.get(1)).toBe('number');
    expect(cache.get('1')).toBe('text');
    expect(cache.size).toBe(2);
    cache.delete('1');
    expect(cache.has(1)).toBe(true);
  }),
);

it(
  'takes objects as keys by identity, not by content',
  story('A cache keyed by request objects must not hand one request the answer of its twin.', (s) => {
    const cache = create(s);
    const [one, twin] = [{ id: 1 }, { id: 1 }];
    cache.set(one, 'one');
    expect(cache.get(one)).toBe('one');
    expect(cache.has(twin)).toBe(false);
    cache.set(twin, 'twin');
    expect(cache.get(one)).toBe('one');
    expect(cache.size).toBe(2);
  }),
);

it(
  'finds entries under NaN, undefined, null, a symbol and the empty text as keys',
  story(
    'Keys are compared as a Map compares them. NaN !== NaN, so a search with === never finds it.',
    (s) => {
      const cache = create(s);
      const keys = [NaN, undefined, null, '', 0, false, Symbol('s')];
      for (const key of keys) cache.set(key, String(key));
      const found: unknown[] = [];
      for (const key of keys) found.push(cache.get(key));
      expect(found).toEqual(['NaN', 'undefined', 'null', '', '0', 'false', 'Symbol(s)']);
      expect(cache.delete(NaN)).toBe(true);
      expect(cache.has(NaN)).toBe(false);
      expect(cache.size).toBe(6);
    },
  ),
);

it(
  "takes '__proto__', 'constructor' and 'toString' for keys like any other",
  story(
    'Keys come from users. In a plain object some names mean something else: a wrong hit, or an attack.',
    (s) => {
      const cache = create(s);
      const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
      for (const name of names) {
        expect(cache.has(name)).toBe(false);
        expect(cache.get(name)).toBe(undefined);
      }
      for (const name of names) cache.set(name, `the ${name}`);
      const found: unknown[] = [];
      for (const name of names) found.push(cache.get(name));
      expect(found).toEqual(['the __proto__', 'the constructor', 'the toString', 'the hasOwnProperty']);
      expect(cache.size).toBe(4);
    },
  ),
);

it(
  'deletes a key, says whether there was one, and leaves the others alone',
  story('Whoever invalidates an entry needs to know that it is gone, and that nothing else is.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.set('b', 2);
    expect(cache.delete('a')).toBe(true);
    expect(cache.delete('a')).toBe(false);
    expect(cache.delete('never set')).toBe(false);
    expect(cache.get('a')).toBe(undefined);
    expect(cache.has('a')).toBe(false);
    expect(cache.get('b')).toBe(2);
  }),
);

it(
  'takes a key again after it was deleted',
  story('Invalidate, then fill again: the everyday life of a cache entry.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.delete('a');
    cache.set('a', 2);
    expect(cache.get('a')).toBe(2);
    expect(cache.size).toBe(1);
  }),
);

it(
  'is empty after clear, and works on as if new',
  story('A cache is cleared on deployment or after a bad batch of data, and goes on serving.', (s) => {
    const cache = create(s);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.clear();
    expect(cache.size).toBe(0);
    expect(cache.has('a')).toBe(false);
    expect(cache.get('b')).toBe(undefined);
    expect(cache.delete('b')).toBe(false);
    cache.set('a', 3);
    expect(cache.get('a')).toBe(3);
    expect(cache.size).toBe(1);
  }),
);

it(
  'shares nothing with another cache',
  story('A program has many caches. Two that share their storage serve each other’s answers.', (s) => {
    const users = s.create('users', LruCache<string, number>, { capacity: 10 });
    const orders = s.create('orders', LruCache<string, number>, { capacity: 10 });
    users.set('1', 100);
    expect(orders.has('1')).toBe(false);
    expect(orders.size).toBe(0);
    orders.clear();
    expect(users.get('1')).toBe(100);
  }),
);

it(
  'hands out the very value it was given, not a copy',
  story(
    'A cached object is shared on purpose: copying a large value costs what the cache was to save.',
    (s) => {
      const cache = create(s);
      const value = { total: 3 };
      cache.set('a', value);
      expect(cache.get('a') === value).toBe(true);
      expect(cache.peek('a') === value).toBe(true);
    },
  ),
);
