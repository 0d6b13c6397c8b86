import { expect, it } from 'vitest';
import { shareAfterKey, shareAtPointer } from './split.ts';

const range = { min: 20, max: 70 };
const key = (
  name: string,
  share: number,
  orientation: 'vertical' | 'horizontal' = 'vertical',
  coarse = false,
) => shareAfterKey(name, share, range, { orientation, coarse });

it('follows the pointer within the frame, and stops at the ends of its range', () => {
  expect(shareAtPointer(500, 100, 1000, range)).toBe(40);
  expect(shareAtPointer(-50, 100, 1000, range)).toBe(20);
  expect(shareAtPointer(5000, 100, 1000, range)).toBe(70);
});

it('stays where it is in a frame without length', () => {
  expect(shareAtPointer(10, 0, 0, range)).toBeUndefined();
});

it('moves by the arrows of its own direction only', () => {
  expect([key('ArrowLeft', 40), key('ArrowRight', 40), key('ArrowUp', 40)]).toEqual([38, 42, undefined]);
  expect([key('ArrowUp', 40, 'horizontal'), key('ArrowDown', 40, 'horizontal')]).toEqual([38, 42]);
});

it('takes coarse steps, goes to its ends, and never beyond', () => {
  expect([key('ArrowRight', 65, 'vertical', true), key('Home', 50), key('End', 50)]).toEqual([70, 20, 70]);
});
