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
  lastUse: number;
}

export class LruCache<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
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
    if (entry) entry.lastUse = ++this.#uses;
    return entry?.value;
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, { value, lastUse: ++this.#uses });
    if (this.#entries.size > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  keys(): K[] {
    return [...this.#entries].sort(([, a], [, b]) => b.lastUse - a.lastUse).map(([key]) => key);
  }

  #evict(): void {
    let oldest: [K, Entry<V>] | undefined;
    for (const each of this.#entries) if (!oldest || each[1].lastUse < oldest[1].lastUse) oldest = each;
    if (!oldest) return;
    this.#entries.delete(oldest[0]);
    this.#options.onEvict?.(oldest[0], oldest[1].value, 'capacity');
  }
}
