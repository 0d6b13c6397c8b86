export interface LruCacheOptions {
  capacity: number;
}

export class LruCache<K, V> {
  readonly #entries = new Map<K, V>();
  #size = 0;

  constructor(_options: LruCacheOptions) {}

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  peek(key: K): V | undefined {
    return this.#entries.get(key);
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  set(key: K, value: V): void {
    if (!this.#entries.has(key)) this.#size++;
    this.#entries.set(key, value);
  }

  delete(key: K): boolean {
    this.#size--;
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }
}
