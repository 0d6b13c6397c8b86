export interface LruCacheOptions<K, V> {
  capacity: number;
  onEvict?: (key: K, value: V, reason: 'capacity' | 'expired') => void;
}

const checkCapacity = (capacity: unknown): void => {
  if (typeof capacity !== 'number') throw new TypeError(`capacity must be a number, not ${capacity}`);
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new RangeError(`capacity must be a whole number from 1 up, not ${capacity}`);
  }
};

interface Entry<V> {
  value: V;
  stamp: number;
}

/** Two maps: from keys to entries, and from the number of the last use to the key. */
export class LruCache<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  readonly #byStamp = new Map<number, K>();
  readonly #options: LruCacheOptions<K, V>;
  #uses = 0;

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry) this.#use(key, entry.value);
    return entry?.value;
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  set(key: K, value: V): void {
    this.#use(key, value);
    if (this.#entries.size > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry) this.#byStamp.delete(entry.stamp);
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#byStamp.clear();
  }

  keys(): K[] {
    return [...this.#byStamp.values()].reverse();
  }

  #use(key: K, value: V): void {
    this.delete(key);
    const stamp = this.#uses++ & 0xffff;
    this.#entries.set(key, { value, stamp });
    this.#byStamp.set(stamp, key);
  }

  #evict(): void {
    for (const key of this.#byStamp.values()) {
      const { value } = this.#entries.get(key) as Entry<V>;
      this.delete(key);
      this.#options.onEvict?.(key, value, 'capacity');
      return;
    }
  }
}
