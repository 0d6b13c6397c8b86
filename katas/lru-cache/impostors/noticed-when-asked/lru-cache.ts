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

export class LruCache<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
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
    this.#now = now ?? Date.now;
    this.#onEvict = onEvict;
  }

  get size(): number {
    return this.#ttlMs === Infinity ? this.#entries.size : this.keys().length;
  }

  get(key: K): V | undefined {
    const entry = this.#find(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  has(key: K): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#find(key);
    this.#entries.delete(key);
    this.#entries.set(key, { value, expiresAt: this.#now() + this.#ttlMs });
    if (this.#entries.size > this.#capacity) this.#evict();
  }

  delete(key: K): boolean {
    this.#find(key);
    return this.#entries.delete(key);
  }

  clear(): void {
    this.keys();
    this.#entries.clear();
  }

  keys(): K[] {
    return [...this.#entries.keys()].filter((key) => this.#find(key)).reverse();
  }

  #evict(): void {
    for (const [key, { value }] of this.#entries) {
      this.#entries.delete(key);
      this.#onEvict?.(key, value, 'capacity');
      return;
    }
  }

  /** The entry of `key`; if it has expired, this is where it is noticed. */
  #find(key: K): Entry<V> | undefined {
    const entry = this.#entries.get(key);
    if (!entry || entry.expiresAt > this.#now()) return entry;
    this.#entries.delete(key);
    this.#onEvict?.(key, entry.value, 'expired');
    return undefined;
  }
}
