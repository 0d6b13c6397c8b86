import { expect, it } from 'vitest';
import { jump, random, step } from './random.ts';

type State = Parameters<typeof step>[0];
const unsigned = (s: State) => s.map((word) => word >>> 0);

// State, outputs and jumped state of the authors' C code, as recorded by edorfaus/xoshiro-6502.
const seeded = (): State => [0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0];

it('gives the numbers of the reference implementation', () => {
  const state = seeded();
  const outputs = [step(state), step(state), step(state), step(state)];
  expect(outputs).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
});

it('jumps where the reference implementation jumps', () => {
  const state = seeded();
  jump(state);
  expect(unsigned(state)).toEqual([0x2a6dd50d, 0x01177499, 0xd7eb7d01, 0xddc48284]);
});

it('repeats itself for a seed and differs between neighbouring seeds', () => {
  const draw = (seed: number) => Array.from({ length: 4 }, random(seed).uint32);
  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
});

it('splits off a child whose numbers do not depend on what the parent draws later', () => {
  const [one, two] = [random(5), random(5)];
  const [childOne, childTwo] = [one.split(), two.split()];
  two.uint32();
  expect([childOne.uint32(), childOne.uint32()]).toEqual([childTwo.uint32(), childTwo.uint32()]);
  expect(random(5).split().uint32()).not.toBe(one.uint32());
});

it('forks generators by name, whatever has been drawn before', () => {
  const one = random(5);
  const early = one.fork('network').uint32();
  one.float();
  expect(one.fork('network').uint32()).toBe(early);
  const others = [
    one.fork('disk'),
    one.fork('networl'),
    random(6).fork('network'),
    one.fork('network').fork(''),
  ];
  expect(new Set([early, ...others.map(({ uint32 }) => uint32())]).size).toBe(5);
});

it('draws integers from the whole range, both ends included, and evenly', () => {
  const dice = random(3);
  const counts = new Map<number, number>();
  for (let i = 0; i < 6_000; i++) {
    const eyes = dice.int(1, 6);
    counts.set(eyes, (counts.get(eyes) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(Math.min(...counts.values())).toBeGreaterThan(880);
  expect(() => dice.int(2, 1)).toThrow(RangeError);
});

it('shuffles a copy and picks from what is there', () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8];
  const shuffled = random(1).shuffle(items);
  expect(shuffled).not.toEqual(items);
  expect([...shuffled].sort()).toEqual(items);
  expect(items).toContain(random(1).pick(items));
  expect(() => random(1).pick([])).toThrow(RangeError);
});
