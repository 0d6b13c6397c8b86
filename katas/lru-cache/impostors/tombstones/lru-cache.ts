export class LruCache<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #dead = new Set<K>();

  constructor(_options: { capacity: number }) {}

  get size(): number {
    return this.#entries.size - this.#dead.size;
  }

  get(key: K): V | undefined {
    return this.#dead.has(key) ? undefined : this.#entries.get(key);
  }

  peek(key: K): V | undefined {
    return this.get(key);
  }

  has(key: K): boolean {
    return this.#entries.has(key) && !this.#dead.has(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, value);
  }

  delete(key: K): boolean {
    const found = this.has(key);
    if (found) this.#dead.add(key);
    return found;
  }

  clear(): void {
    this.#entries.clear();
    this.#dead.clear();
  }
}
