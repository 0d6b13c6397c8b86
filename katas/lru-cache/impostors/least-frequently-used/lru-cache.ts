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

interface Entry<K, V> {
  key: K;
  value: V;
  uses: number;
}

export class LruCache<K, V> {
  readonly #options: LruCacheOptions<K, V>;
  /** Most used first. */
  #entries: Entry<K, V>[] = [];

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#entries.length;
  }

  get(key: K): V | undefined {
    const entry = this.#find(key);
    if (entry) this.#use(entry);
    return entry?.value;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  has(key: K): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: K, value: V): void {
    const entry = this.#find(key) ?? { key, value, uses: 0 };
    entry.value = value;
    this.#use(entry);
    if (this.#entries.length > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    const entry = this.#find(key);
    this.#entries = this.#entries.filter((other) => other !== entry);
    return entry !== undefined;
  }

  clear(): void {
    this.#entries = [];
  }

  keys(): K[] {
    return this.#entries.map(({ key }) => key);
  }

  #find(key: K): Entry<K, V> | undefined {
    return this.#entries.find((entry) => Object.is(entry.key, key));
  }

  #use(entry: Entry<K, V>): void {
    entry.uses++;
    this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)];
    this.#entries.sort((a, b) => b.uses - a.uses);
  }

  #evict(): void {
    const rarest = Math.min(...this.#entries.slice(0, -1).map(({ uses }) => uses));
    const entry = this.#entries.findLast(({ uses }) => uses === rarest);
    if (!entry) return;
    this.delete(entry.key);
    this.#options.onEvict?.(entry.key, entry.value, 'capacity');
  }
}
