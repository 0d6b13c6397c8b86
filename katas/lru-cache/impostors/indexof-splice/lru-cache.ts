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

export class LruCache<K, V> {
  readonly #values = new Map<K, V>();
  readonly #options: LruCacheOptions<K, V>;
  /** Least recent first. */
  #order: K[] = [];

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: K): V | undefined {
    if (this.#values.has(key)) this.#promote(key);
    return this.#values.get(key);
  }

  peek(key: K): V | undefined {
    return this.#values.get(key);
  }

  has(key: K): boolean {
    return this.#values.has(key);
  }

  set(key: K, value: V): void {
    if (this.#values.has(key)) this.#forget(key);
    this.#order.push(key);
    this.#values.set(key, value);
    if (this.#order.length > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    this.#forget(key);
    return this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
    this.#order = [];
  }

  keys(): K[] {
    return [...this.#order].reverse();
  }

  #forget(key: K): void {
    const place = Number.isNaN(key) ? this.#order.findIndex(Number.isNaN) : this.#order.indexOf(key);
    if (place >= 0) this.#order.splice(place, 1);
  }

  #promote(key: K): void {
    this.#forget(key);
    this.#order.push(key);
  }

  #evict(): void {
    const key = this.#order.shift() as K;
    const value = this.#values.get(key) as V;
    this.#values.delete(key);
    this.#options.onEvict?.(key, value, 'capacity');
  }
}
