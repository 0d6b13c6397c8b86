export class LruCache<K extends PropertyKey, V> {
  #entries: Record<PropertyKey, V> = {};

  constructor(_options: { capacity: number }) {}

  get size(): number {
    return Object.keys(this.#entries).length;
  }

  get(key: K): V | undefined {
    return this.#entries[key];
  }

  peek(key: K): V | undefined {
    return this.#entries[key];
  }

  has(key: K): boolean {
    return key in this.#entries;
  }

  set(key: K, value: V): void {
    this.#entries[key] = value;
  }

  delete(key: K): boolean {
    const found = this.has(key);
    delete this.#entries[key];
    return found;
  }

  clear(): void {
    this.#entries = {};
  }
}
