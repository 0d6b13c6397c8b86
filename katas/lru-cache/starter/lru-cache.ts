/** Why the cache removed an entry by itself. */
export type EvictReason = 'capacity' | 'expired';

export interface LruCacheOptions<K, V> {
  /** The most entries the cache may hold: a whole number, 1 or more. */
  capacity: number;
  /** How long an entry lives after it was set, in ms. Without it, entries live for ever. (Stage 4) */
  ttlMs?: number;
  /** A hit in the last so many ms of an entry's life renews it. Below `ttlMs`. (Stage 5) */
  refreshAheadMs?: number;
  /** The clock, in ms. Without it, `Date.now`. (Stage 4) */
  now?: () => number;
  /** Told of every entry that the cache removes by itself, once it is gone. (Stage 2) */
  onEvict?: (key: K, value: V, reason: EvictReason) => void;
}

/** Holds a limited number of entries; when one too many comes, the least recently used has to go. */
export class LruCache<K, V> {
  /** Throws a RangeError or TypeError for options that make no sense. (Stage 2) */
  constructor(options: LruCacheOptions<K, V>) {
    // Your fields start here.
  }

  /** The number of entries. */
  get size(): number {
    return 0;
  }

  /** The value of `key`, or undefined. A hit makes the entry the most recent. */
  get(key: K): V | undefined {
    return undefined;
  }

  /** Stores `value` as the most recent entry, in place of the one that `key` had before. */
  set(key: K, value: V): void {}

  /** The value of `key`, or undefined, without using the entry. */
  peek(key: K): V | undefined {
    return undefined;
  }

  /** Whether there is an entry for `key`, without using it. */
  has(key: K): boolean {
    return false;
  }

  /** Removes the entry of `key`; says whether there was one. */
  delete(key: K): boolean {
    return false;
  }

  /** Removes all entries. */
  clear(): void {}

  /** The keys, most recent first, in a new array. (Stage 2) */
  keys(): K[] {
    return [];
  }

  /** The value of `key` from the cache or, on a miss, from `loader`, which is then kept. (Stage 5) */
  async getOrLoad(key: K, loader: (key: K) => Promise<V>): Promise<V> {
    return loader(key);
  }
}
