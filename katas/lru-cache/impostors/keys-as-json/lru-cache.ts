export class LruCache<K, V> {
  readonly #entries = new Map<string, V>();

  constructor(_options: { capacity: number }) {}

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#entries.get(JSON.stringify(key));
  }

  peek(key: K): V | undefined {
    return this.#entries.get(JSON.stringify(key));
  }

  has(key: K): boolean {
    return this.#entries.has(JSON.stringify(key));
  }

  set(key: K, value: V): void {
    this.#entries.set(JSON.stringify(key), value);
  }

  delete(key: K): boolean {
    return this.#entries.delete(JSON.stringify(key));
  }

  clear(): void {
    this.#entries.clear();
  }
}
