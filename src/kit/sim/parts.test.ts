import { expect, it } from 'vitest';
import { random } from '../random.ts';
import { drawLatency } from './network.ts';
import { copyPlain, samePlain } from './plain.ts';
import { Queue, type Due } from './queue.ts';

it('gives back what is due in order of time, and what is due at one time in the order given', () => {
  const luck = random(1);
  const queue = new Queue<Due>();
  const waiting: Due[] = [];
  const inOrder = (a: Due, b: Due) => a.at - b.at || a.order - b.order;
  for (let order = 0; order < 2_000; order++) {
    const due = { at: luck.int(0, 50), order };
    queue.push(due);
    waiting.push(due);
    if (luck.chance(0.6)) continue;
    waiting.sort(inOrder);
    expect(queue.first).toBe(waiting[0]);
    expect(queue.pop()).toBe(waiting.shift());
  }
  waiting.sort(inOrder);
  expect(waiting.map(() => queue.pop())).toEqual(waiting);
  expect(queue.pop()).toBeUndefined();
});

it('draws latencies from low to high, a long tail mostly near low', () => {
  const luck = random(1);
  const draw = (shape: 'uniform' | 'long-tail') =>
    Array.from({ length: 10_000 }, () => drawLatency({ low: 10, high: 1_000, shape }, luck.float())).sort(
      (a, b) => a - b,
    );
  const [even, tailed] = [draw('uniform'), draw('long-tail')];
  expect([even[0], even.at(-1)]).toEqual([10, 1_000]);
  expect(even[5_000]).toBeGreaterThan(450);
  expect(tailed[0]).toBe(10);
  expect(tailed[5_000]).toBeLessThan(25);
  expect(tailed[9_900]).toBeGreaterThan(400);
  expect(tailed.at(-1)).toBeLessThanOrEqual(1_000);
});

it('copies plain data to the last item, and refuses anything else', () => {
  const value = JSON.parse(
    '{ "a": [1, { "b": null }], "__proto__": { "c": "x" }, "constructor": true }',
  ) as object;
  const copy = copyPlain(value, 'it') as { a: unknown[] };
  expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  expect(copy.a).not.toBe((value as { a: unknown[] }).a);
  class Vote {
    term = 1;
    get late() {
      return true;
    }
  }
  expect(copyPlain(new Vote(), 'it')).toEqual({ term: 1 });
  const wide = new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 32 - 1 : 1) });
  const bad = [
    NaN,
    Infinity,
    1n,
    Symbol('s'),
    undefined,
    [undefined],
    () => 1,
    new Date(0),
    new Set(),
    new Error(),
    wide,
  ];
  for (const item of [...bad, { [Symbol('s')]: {} }]) expect(() => copyPlain(item, 'it')).toThrow(/^it /);
});

it('compares plain data by value', () => {
  const value = { a: [1, { b: null }], c: 'x' };
  expect(samePlain(value, { c: 'x', a: [1, { b: null }] })).toBe(true);
  for (const other of [
    { a: [1, { b: null }] },
    { ...value, a: [1, { b: 0 }] },
    { ...value, d: 1 },
    [],
    null,
    'x',
  ])
    expect(samePlain(value, other)).toBe(false);
  expect(samePlain([], {})).toBe(false);
});
