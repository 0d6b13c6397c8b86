/** What the figure asks of a cache; a learner's `LruCache` has it, and more. */
export interface KeyCache {
  get(key: string): string | undefined;
  set(key: string, value: string): unknown;
  /** The keys it holds, the most recent first where it keeps such an order. */
  keys(): Iterable<string>;
}

/** Makes an empty cache of `capacity` entries. */
export type MakeCache = (options: { capacity: number }) => KeyCache;

/** Evicts the key whose last use lies furthest back. */
export const makeLru: MakeCache = ({ capacity }) => {
  const entries = new Map<string, string>(); // the least recent first
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      if (entries.size === capacity) drop(entries, 0);
      entries.set(key, value);
    },
    keys: () => [...entries.keys()].reverse(),
  };
};

/** Evicts the key that came in first, however often it was asked for since. */
export const makeFifo: MakeCache = ({ capacity }) => evicting(capacity, () => 0);

/** Makes caches that evict any key, by the throw of `random`. */
export const makeRandomFrom =
  (random: () => number): MakeCache =>
  ({ capacity }) =>
    evicting(capacity, (size) => Math.floor(random() * size));

/** A cache that gives up the entry at the place that `choose` names, counted from the oldest. */
function evicting(capacity: number, choose: (size: number) => number): KeyCache {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      if (!entries.has(key) && entries.size === capacity) drop(entries, choose(entries.size));
      entries.set(key, value);
    },
    keys: () => [...entries.keys()].reverse(),
  };
}

function drop(entries: Map<string, string>, place: number): void {
  const key = [...entries.keys()][place];
  if (key !== undefined) entries.delete(key);
}
