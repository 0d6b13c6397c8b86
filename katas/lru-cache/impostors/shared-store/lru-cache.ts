export interface LruCacheOptions {
  capacity: number;
}

const entries = new Map<any, any>();

export class LruCache<K, V> {
  constructor(_options: LruCacheOptions) {}

  get size(): number {
    return entries.size;
  }

  get(key: K): V | undefined {
    return entries.get(key);
  }

  peek(key: K): V | undefined {
    return entries.get(key);
  }

  has(key: K): boolean {
    return entries.has(key);
  }

  set(key: K, value: V): void {
    entries.set(key, value);
  }

  delete(key: K): boolean {
    return entries.delete(key);
  }

  clear(): void {
    entries.clear();
  }
}
