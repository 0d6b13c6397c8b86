export class LruCache<K, V> {
  #entries: { key: K; value: V }[] = [];

  constructor(_options: { capacity: number }) {}

  get size(): number {
    return this.#entries.length;
  }

  get(key: K): V | undefined {
    return this.peek(key);
  }

  peek(key: K): V | undefined {
    return this.#entries.find((entry) => entry.key === key)?.value;
  }

  has(key: K): boolean {
    return this.#entries.some((entry) => entry.key === key);
  }

  set(key: K, value: V): void {
    this.delete(key);
    this.#entries.push({ key, value });
  }

  delete(key: K): boolean {
    const place = this.#entries.findIndex((entry) => entry.key === key);
    if (place >= 0) this.#entries.splice(place, 1);
    return place >= 0;
  }

  clear(): void {
    this.#entries = [];
  }
}
