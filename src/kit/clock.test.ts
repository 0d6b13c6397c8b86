import { expect, it } from 'vitest';
import { virtualClock } from './clock.ts';

it('moves only when advanced, and never backwards', () => {
  const { now, advance } = virtualClock(100);
  expect(now()).toBe(100);
  advance(50);
  advance(0);
  expect(now()).toBe(150);
  expect(() => advance(-1)).toThrow(RangeError);
  expect(() => advance(NaN)).toThrow(RangeError);
});
