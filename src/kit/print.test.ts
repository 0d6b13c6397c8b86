import { expect, it } from 'vitest';
import { print } from './print.ts';

it('prints values the way one writes them in JavaScript', () => {
  const cases: [unknown, string][] = [
    ['a', "'a'"],
    ['it\'s "so"\n', String.raw`'it\'s "so"\n'`],
    [NaN, 'NaN'],
    [-0, '-0'],
    [undefined, 'undefined'],
    [null, 'null'],
    [2n, '2n'],
    [Symbol('s'), 'Symbol(s)'],
    [[1, [2, []]], '[1, [2, []]]'],
    [{ id: 1, 'a-b': 'x' }, "{ id: 1, 'a-b': 'x' }"],
    [{}, '{}'],
    [new Map([['a', 1]]), "Map(1) { 'a' => 1 }"],
    [new Set([1, 2]), 'Set(2) { 1, 2 }'],
    [new Date(0), 'Date 1970-01-01T00:00:00.000Z'],
    [{ [Symbol('s')]: 1 }, '{ [Symbol(s)]: 1 }'],
    [new RangeError('too big'), 'RangeError: too big'],
    [function load() {}, 'load'],
    [() => 1, '() => …'],
    [{ now: function now() {} }, '{ now }'],
    [
      new (class Point {
        x = 1;
      })(),
      'Point { x: 1 }',
    ],
    [Promise.resolve(1), 'a promise'],
  ];
  expect(cases.map(([value]) => print(value))).toEqual(cases.map(([, text]) => text));
});

it('keeps long, deep and circular values short', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  expect(print(circular)).toBe('{ self: [circular] }');
  const twice = {};
  expect(print([twice, twice])).toBe('[{}, {}]');
  expect(print([[[[1]]]])).toBe('[[[[…]]]]');
  expect(print(Array.from({ length: 10 }, (_, i) => i))).toBe('[0, 1, 2, 3, 4, 5, 6, 7, … 2 more]');
  expect(print('x'.repeat(9_999)).length).toBeLessThan(70);
});

it('survives hostile values without running their getters', () => {
  let ran = false;
  const getter = {
    get bomb() {
      return (ran = true);
    },
  };
  const throwing = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error('no');
      },
    },
  );
  expect(print(getter)).toBe('{ bomb: [getter] }');
  expect(ran).toBe(false);
  expect(print([throwing])).toBe('[[unprintable]]');
  expect(print(Object.create(null))).toBe('{}');
});
