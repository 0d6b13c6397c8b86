import { expect, it } from 'vitest';
import { fc } from '../property.ts';
import { isLinearizable, type Specification } from './is-linearizable.ts';
import { linearizability } from './linearizability.ts';
import { samePlain, type Plain } from './plain.ts';
import { register } from './register.ts';
import type { Operation, Run } from './run.ts';

/** `write 1   [0, 4]`: called at moment 0, answered at 4; without an end, never answered. */
const op = (request: Plain, result: Plain, called: number, returned?: number): Operation => ({
  node: 'n1',
  request,
  calledAt: called,
  called,
  ...(returned !== undefined && { result, returnedAt: returned, returned }),
});
const write = (value: number, called: number, returned?: number) =>
  op({ op: 'write', value }, null, called, returned);
const read = (result: Plain, called: number, returned?: number) =>
  op({ op: 'read' }, result, called, returned);
const swap = (expected: number, value: number, result: boolean, called: number, returned?: number) =>
  op({ op: 'swap', expected, value }, result, called, returned);

it.each<[string, boolean, Operation[]]>([
  ['nothing at all', true, []],
  ['a read after a write that sees it', true, [write(1, 0, 1), read(1, 2, 3)]],
  ['a read after a write that does not', false, [write(1, 0, 1), read(0, 2, 3)]],
  ['a read of a value that nobody wrote', false, [write(1, 0, 1), read(2, 2, 3)]],
  [
    'a read during a write that sees it, and one that does not',
    true,
    [write(1, 0, 9), read(1, 1, 8), read(0, 2, 7)],
  ],
  // Lamport's new-old inversion ("On Interprocess Communication", 1986): regular registers allow it, atomic ones not.
  [
    'a new value and then the old one, during one write',
    false,
    [write(1, 0, 9), read(1, 1, 2), read(0, 3, 4)],
  ],
  ['the same from an unfinished write', false, [write(1, 0), read(1, 1, 2), read(0, 3, 4)]],
  ['an unfinished write that takes effect late', true, [write(1, 0), read(0, 1, 2), read(1, 3, 4)]],
  ['an unfinished write that never does', true, [write(1, 0), read(0, 1, 2), read(0, 3, 4)]],
  [
    'two writes that readers saw in two orders',
    false,
    [write(1, 0, 1), write(2, 0.5, 9), read(2, 2, 3), read(1, 4, 5), read(2, 6, 7)],
  ],
  ['a swap that came first, told later', true, [write(1, 0, 9), swap(0, 2, true, 1, 8), read(1, 10, 11)]],
  ['two swaps that both won', false, [swap(0, 1, true, 0, 9), swap(0, 2, true, 1, 8)]],
])('judges %s', (_, expected, history) => {
  expect(isLinearizable(history, register(0))).toBe(expected);
});

/** The queue with which Herlihy and Wing explain linearizability ("Linearizability", 1990). */
const queue: Specification = {
  initial: [],
  apply: (state, request) => {
    const items = state as readonly Plain[];
    if (request === 'take') return [items.slice(1), items[0] ?? null];
    return [[...items, request], null];
  },
};

it.each<[string, boolean, Operation[]]>([
  [
    'overlapping puts taken in either order',
    true,
    [op('x', null, 0, 3), op('y', null, 1, 2), op('take', 'y', 4, 7), op('take', 'x', 5, 6)],
  ],
  [
    'puts one after the other, taken in the other order',
    false,
    [op('x', null, 0, 1), op('y', null, 2, 3), op('take', 'y', 4, 5)],
  ],
  ['what is taken while it is put', true, [op('x', null, 0, 3), op('take', 'x', 1, 2)]],
  [
    'what is taken twice',
    false,
    [op('x', null, 0, 1), op('y', null, 0.5, 9), op('take', 'y', 2, 5), op('take', 'y', 3, 6)],
  ],
])('judges a queue: %s', (_, expected, history) => {
  expect(isLinearizable(history, queue)).toBe(expected);
});

/** By definition: some order of the answered and some of the other operations. */
const bruteForce = (operations: readonly Operation[], { initial, apply }: Specification): boolean => {
  const explore = (rest: readonly Operation[], state: Plain): boolean =>
    rest.every(({ returned }) => returned === undefined) ||
    rest.some((next) => {
      if (rest.some(({ returned = Infinity }) => returned < next.called)) return false;
      const [after, answer] = apply(state, next.request);
      if (next.returned !== undefined && !samePlain(answer, next.result)) return false;
      return explore(
        rest.filter((other) => other !== next),
        after,
      );
    });
  return explore(operations, initial);
};

const anyOperation = fc.record({
  request: fc.oneof(
    fc.constant({ op: 'read' }),
    fc.record({ op: fc.constant('write'), value: fc.nat(2) }),
    fc.record({ op: fc.constant('swap'), expected: fc.nat(2), value: fc.nat(2) }),
  ),
  result: fc.nat(2),
  won: fc.boolean(),
  from: fc.nat(30),
  takes: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
});

it('agrees with the definition on random histories', () => {
  const verdicts = { true: 0, false: 0 };
  const histories = fc.array(anyOperation, { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(histories, (drawn) => {
      const history = drawn.map(({ request, result, won, from, takes }, i) => {
        const answer = request.op === 'read' ? result : request.op === 'swap' ? won : null;
        // No two moments are the same.
        const [called, returned] = [10 * from + i, takes && 10 * (from + takes) + i];
        return op(request, answer, called, returned);
      });
      const expected = bruteForce(history, register(0));
      verdicts[`${expected}`]++;
      expect(isLinearizable(history, register(0))).toBe(expected);
    }),
    { seed: 1, numRuns: 2_000 },
  );
  expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(300);
});

it('names the first answer that nothing explains', () => {
  const operations = [write(1, 0, 1), read(1, 2, 3), read(0, 4, 5), read(1, 6, 7), read(0, 8, 9)];
  expect(linearizability(register(0))({ operations } as unknown as Run)).toMatchObject({
    at: 5,
    message: "no order of the operations explains n1 { op: 'read' } → 0, 4 to 5 ms",
  });
});

it('takes hundreds of operations, many of them unheard of', () => {
  const operations = Array.from({ length: 150 }, (_, i) => [
    write(i, 10 * i, i % 3 === 0 ? undefined : 10 * i + 15),
    read(i, 10 * i + 12, 10 * i + 19),
  ]).flat();
  expect(isLinearizable(operations, register(0))).toBe(true);
  expect(isLinearizable([...operations, read(3, 2_000, 2_001)], register(0))).toBe(false);
  const unheard = Array.from({ length: 40 }, (_, i) => write(i, i));
  expect(isLinearizable([...unheard, read(1, 50, 51), read(2, 52, 53), read(1, 54, 55)], register(0))).toBe(
    false,
  );
});
