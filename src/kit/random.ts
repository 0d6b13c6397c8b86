const { imul } = Math;

/** A reproducible stream of random numbers: one seed, one sequence, on every machine. */
export interface Random {
  /** A whole number in [0, 2^32). */
  uint32: () => number;
  /** A fraction in [0, 1) with 53 random bits: what `Math.random` gives. Needs no `this`. */
  float: () => number;
  /** A whole number from `low` to `high`, both included, without bias (0 <= high - low < 2^32; RangeError). */
  int: (low: number, high: number) => number;
  /** True with probability `p`. */
  chance: (p: number) => boolean;
  /** One of `items`, which must not be empty (RangeError). */
  pick: <T>(items: readonly T[]) => T;
  /** The items in a random order, as a new array. */
  shuffle: <T>(items: readonly T[]) => T[];
  /** A generator of its own: the streams of parent and child do not overlap for 2^64 numbers. */
  split: () => Random;
  /**
   * The generator of that name below this one. It depends on the seed and the names alone, never on what has
   * been drawn: one part of a program can draw more without changing the luck of another.
   */
  fork: (name: string) => Random;
}

type State = [number, number, number, number];

const rotateLeft = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/**
 * One step of xoshiro128** 1.1 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM
 * TOMS 47(4), 2021; https://prng.di.unimi.it/xoshiro128starstar.c).
 */
export const step = (s: State): number => {
  const result = imul(rotateLeft(imul(s[1], 5), 7), 9) >>> 0;
  const t = s[1] << 9;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = rotateLeft(s[3], 11);
  return result;
};

/** Moves the state on by 2^64 steps at once, with the polynomial that the authors publish. */
export const jump = (s: State): void => {
  const sum: State = [0, 0, 0, 0];
  for (const word of [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]) {
    for (let bit = 0; bit < 32; bit++) {
      if ((word >>> bit) & 1) for (let i = 0; i < 4; i++) sum[i as 0] ^= s[i as 0];
      step(s);
    }
  }
  for (let i = 0; i < 4; i++) s[i as 0] = sum[i as 0];
};

/** MurmurHash3's finaliser: every bit of the input decides over every bit of the result. */
const mix = (x: number): number => {
  let h = imul(x ^ (x >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

/** Four words from one seed, mixed out of a Weyl sequence: nearby seeds share nothing. */
const spread = (seed: number): State => {
  let weyl = seed | 0;
  const word = () => mix((weyl = (weyl + 0x9e3779b9) | 0));
  return [word(), word(), word(), word()];
};

/** The seed of a name below a seed: FNV-1a over the name's UTF-16 code units, started from the seed. */
const seedOf = (seed: number, name: string): number => {
  let hash = mix(seed) ^ 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = imul(hash ^ name.charCodeAt(i), 0x01000193);
  return mix(hash);
};

const from = (state: State, seed: number): Random => {
  const uint32 = () => step(state);
  const float = () => ((uint32() >>> 5) * 2 ** 26 + (uint32() >>> 6)) / 2 ** 53;
  const below = (n: number): number => {
    const fair = 2 ** 32 - (2 ** 32 % n);
    for (;;) {
      const x = uint32();
      if (x < fair) return x % n;
    }
  };
  const int = (low: number, high: number) => {
    if (!(low <= high)) throw new RangeError(`there is no whole number from ${low} to ${high}`);
    return low + below(high - low + 1);
  };
  return {
    uint32,
    float,
    int,
    chance: (p) => float() < p,
    pick: (items) => {
      if (items.length === 0) throw new RangeError('there is nothing to pick from');
      return items[below(items.length)] as (typeof items)[number];
    },
    shuffle: <T>(items: readonly T[]): T[] => {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [result[i], result[j]] = [result[j] as T, result[i] as T];
      }
      return result;
    },
    split: () => {
      const child: State = [...state];
      jump(state);
      return from(child, mix(child[0]));
    },
    fork: (name) => random(seedOf(seed, name)),
  };
};

/** The generator for a seed (any whole number; its low 32 bits count). */
export const random = (seed: number): Random => from(spread(seed), seed);
