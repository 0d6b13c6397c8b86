import { expect, it } from 'vitest';
import { growth } from './growth.ts';

const numbers = {
  build: () => new Set<number>(),
  fill: (set: Set<number>, i: number) => set.add(i),
};

it('finds a look-up by hash flat, and a step that scans growing', () => {
  const steps = {
    'look up': (set: Set<number>, i: number, size: number) => set.has((size / 2 + i) % size),
    scan: (set: Set<number>) => [...set].length,
  };
  expect(growth({ ...numbers, steps })).toEqual({
    'look up': 'flat',
    scan: 'over 15 times dearer at 100,000 than at 1,000',
  });
});

it('stops filling when that is what scans', () => {
  const build = (): number[] => [];
  const fill = (list: number[], i: number) => list.includes(-1) || list.push(i);
  const { read } = growth({ build, fill, steps: { read: (list) => list[0] } });
  expect(read).toMatch(/^adding an entry, already: over 15 times/);
});
