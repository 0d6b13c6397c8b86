import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

it('puts the likest name first, and gives no more than wanted', () => {
  const names = ['evicts the newest', 'promotes on a hit', 'evicts the oldest entry'];
  expect(nearest('evicts oldest entry', names, 2)).toEqual(['evicts the oldest entry', 'evicts the newest']);
});
