import type { KeyCache, MakeCache } from './cache.ts';

/** What one request did: `before` and `after` are the keys held, the most recent first. */
export interface Step {
  key: string;
  hit: boolean;
  before: string[];
  after: string[];
  evicted: string[];
}

/** A cache's whole history; `broken` says what it threw at the request after the last step, if it did. */
export interface Trace {
  steps: Step[];
  broken?: string;
}

/** Asks a new cache for `keys` in turn, and stores each one that it does not have. */
export function traceOf(makeCache: MakeCache, capacity: number, keys: readonly string[]): Trace {
  const steps: Step[] = [];
  try {
    const cache = makeCache({ capacity });
    for (const key of keys) steps.push(request(cache, key));
    return { steps };
  } catch (error) {
    return { steps, broken: error instanceof Error ? error.message : String(error) };
  }
}

/** The share of requests that were answered from the cache, 0 to 1; 0 of none. */
export function hitRatio(hits: number, requests: number): number {
  return requests === 0 ? 0 : hits / requests;
}

function request(cache: KeyCache, key: string): Step {
  const before = [...cache.keys()];
  const hit = cache.get(key) !== undefined;
  if (!hit) cache.set(key, key);
  const after = [...cache.keys()];
  return { key, hit, before, after, evicted: before.filter((held) => !after.includes(held)) };
}
