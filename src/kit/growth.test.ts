import { expect, it } from 'vitest';
import { growth } from './growth.ts';

const numbers = {
  build: () => new Set<number>(),
  fill: (set: Set<number>, i: number) => set.add(i),
};

it('finds a look-up by hash flat', () => {
  expect(growth({ ...numbers, step: (set, i, size) => set.has((size / 2 + i) % size) })).toBe('flat');
});

it('finds a step that scans growing', () => {
  expect(growth({ ...numbers, step: (set) => [...set].length })).toBe(
    'over 20 times dearer at 100,000 entries than at 1,000',
  );
});

it('stops filling when that is what scans', () => {
  const scan = {
    build: () => [] as number[],
    fill: (list: number[], i: number) => list.includes(-1) || list.push(i),
  };
  expect(growth({ ...scan, step: () => 0 })).toMatch(/^adding an entry, already: over 20 times/);
});
