export interface LruCacheOptions<K, V> {
  capacity: number;
  ttlMs?: number;
  now?: () => number;
  onEvict?: (key: K, value: V, reason: 'capacity' | 'expired') => void;
}

const checkNumber = (name: string, value: unknown): void => {
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number, not ${value}`);
  if (!(value > 0 && value < Infinity))
    throw new RangeError(`${name} must be above 0 and finite, not ${value}`);
};

interface Entry<V> {
  value: V;
  expiresAt: number;
}

/** Two Maps hold the entries: one in the order of their last use, one in the order in which they were set. */
export class LruCache<K, V> {
  readonly #byUse = new Map<K, Entry<V>>();
  readonly #byAge = new Map<K, Entry<V>>();
  readonly #capacity: number;
  readonly #ttlMs: number;
  readonly #now: () => number;
  readonly #onEvict: LruCacheOptions<K, V>['onEvict'];

  constructor({ capacity, ttlMs, now, onEvict }: LruCacheOptions<K, V>) {
    checkNumber('capacity', capacity);
    if (!Number.isInteger(capacity)) throw new RangeError(`capacity must be whole, not ${capacity}`);
    if (ttlMs !== undefined) checkNumber('ttlMs', ttlMs);
    this.#capacity = capacity;
    this.#ttlMs = ttlMs ?? Infinity;
    const time = (now ?? Date.now)();
    this.#now = () => time;
    this.#onEvict = onEvict;
  }

  get size(): number {
    this.#sweep();
    return this.#byUse.size;
  }

  get(key: K): V | undefined {
    const entry = this.#find(key);
    if (!entry) return undefined;
    this.#byUse.delete(key);
    this.#byUse.set(key, entry);
    return entry.value;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  has(key: K): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#sweep();
    this.#remove(key);
    const entry = { value, expiresAt: this.#now() + this.#ttlMs };
    this.#byUse.set(key, entry);
    this.#byAge.set(key, entry);
    if (this.#byUse.size > this.#capacity) this.#evict();
  }

  delete(key: K): boolean {
    this.#sweep();
    return this.#remove(key);
  }

  clear(): void {
    this.#sweep();
    this.#byUse.clear();
    this.#byAge.clear();
  }

  keys(): K[] {
    this.#sweep();
    return [...this.#byUse.keys()].reverse();
  }

  #find(key: K): Entry<V> | undefined {
    this.#sweep();
    return this.#byUse.get(key);
  }

  #remove(key: K): boolean {
    this.#byAge.delete(key);
    return this.#byUse.delete(key);
  }

  #evict(): void {
    for (const [key, { value }] of this.#byUse) {
      this.#remove(key);
      this.#onEvict?.(key, value, 'capacity');
      return;
    }
  }

  #sweep(): void {
    const now = this.#now();
    const expired: [K, V][] = [];
    for (const [key, { value, expiresAt }] of this.#byAge) {
      if (expiresAt > now) break;
      this.#remove(key);
      expired.push([key, value]);
    }
    for (const [key, value] of expired) this.#onEvict?.(key, value, 'expired');
  }
}
