export type EvictReason = 'capacity' | 'expired';

export interface LruCacheOptions<K, V> {
  capacity: number;
  ttlMs?: number;
  refreshAheadMs?: number;
  now?: () => number;
  onEvict?: (key: K, value: V, reason: EvictReason) => void;
}

/**
 * A place in a circular doubly linked list. The list itself is a link without an entry, its sentinel: the
 * newest link comes after it and the oldest before it, so no link ever lacks a neighbour.
 */
class Link<E> {
  readonly entry: E | undefined;
  next: Link<E> = this;
  prev: Link<E> = this;

  constructor(entry?: E) {
    this.entry = entry;
  }

  insertAfter(place: Link<E>): void {
    this.prev = place;
    this.next = place.next;
    place.next.prev = this;
    place.next = this;
  }

  unlink(): void {
    this.prev.next = this.next;
    this.next.prev = this.prev;
  }
}

/** One key with its value. It hangs in two lists: by last use, and by the time of writing. */
class Entry<K, V> {
  readonly key: K;
  readonly value: V;
  readonly expiresAt: number;
  readonly use = new Link<Entry<K, V>>(this);
  readonly write = new Link<Entry<K, V>>(this);

  constructor(key: K, value: V, expiresAt: number) {
    this.key = key;
    this.value = value;
    this.expiresAt = expiresAt;
  }
}

const requirePositive = (name: string, value: unknown): void => {
  if (typeof value !== 'number') throw new TypeError(`${name} must be a number, not ${String(value)}`);
  if (!(value > 0 && value < Infinity)) {
    throw new RangeError(`${name} must be above 0 and finite, not ${value}`);
  }
};

const check = ({ capacity, ttlMs, refreshAheadMs }: LruCacheOptions<never, never>): void => {
  requirePositive('capacity', capacity);
  if (!Number.isInteger(capacity)) throw new RangeError(`capacity must be a whole number, not ${capacity}`);
  if (ttlMs !== undefined) requirePositive('ttlMs', ttlMs);
  if (refreshAheadMs === undefined) return;
  requirePositive('refreshAheadMs', refreshAheadMs);
  if (ttlMs === undefined || refreshAheadMs >= ttlMs) {
    throw new RangeError(`refreshAheadMs must be below ttlMs (${ttlMs}), not ${refreshAheadMs}`);
  }
};

/** A cache of limited size: a hash map finds an entry, two linked lists know which one has to go. */
export class LruCache<K, V> {
  readonly #capacity: number;
  readonly #ttlMs: number;
  readonly #refreshAheadMs: number;
  readonly #now: () => number;
  readonly #onEvict: (key: K, value: V, reason: EvictReason) => void;

  readonly #entries = new Map<K, Entry<K, V>>();
  readonly #byUse = new Link<Entry<K, V>>();
  /** Every entry lives equally long, so the one written first also expires first. */
  readonly #byWrite = new Link<Entry<K, V>>();
  /** Loads whose result will be stored. A load that is struck from here has been overtaken. */
  readonly #loads = new Map<K, Promise<V>>();

  constructor(options: LruCacheOptions<K, V>) {
    check(options);
    this.#capacity = options.capacity;
    this.#ttlMs = options.ttlMs ?? Infinity;
    this.#refreshAheadMs = options.refreshAheadMs ?? 0;
    this.#now = options.now ?? Date.now;
    this.#onEvict = options.onEvict ?? (() => {});
  }

  get size(): number {
    this.#sweep();
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#use(key)?.value;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  has(key: K): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: K, value: V): void {
    const old = this.#find(key);
    if (old) this.#remove(old);
    this.#loads.delete(key);
    this.#insert(new Entry(key, value, this.#now() + this.#ttlMs));
    if (this.#entries.size > this.#capacity) this.#evictLeastRecent();
  }

  delete(key: K): boolean {
    const entry = this.#find(key);
    if (entry) this.#remove(entry);
    this.#loads.delete(key);
    return entry !== undefined;
  }

  clear(): void {
    this.#sweep();
    for (const entry of this.#entries.values()) this.#remove(entry);
    this.#loads.clear();
  }

  keys(): K[] {
    this.#sweep();
    const keys: K[] = [];
    for (let entry = this.#byUse.next.entry; entry; entry = entry.use.next.entry) keys.push(entry.key);
    return keys;
  }

  async getOrLoad(key: K, loader: (key: K) => Promise<V>): Promise<V> {
    const entry = this.#use(key);
    if (!entry) return this.#load(key, loader);
    const isDue = this.#now() >= entry.expiresAt - this.#refreshAheadMs;
    // Nobody waits for a refresh: if it fails, the value at hand is still good until it expires.
    if (isDue) this.#load(key, loader).catch(() => {});
    return entry.value;
  }

  /** The load of `key` that is under way, or else a new one. */
  #load(key: K, loader: (key: K) => Promise<V>): Promise<V> {
    const running = this.#loads.get(key);
    if (running) return running;
    const load = this.#run(key, loader, () => this.#loads.get(key) === load);
    this.#loads.set(key, load);
    return load;
  }

  async #run(key: K, loader: (key: K) => Promise<V>, isCurrent: () => boolean): Promise<V> {
    await Promise.resolve(); // The load must be on record before the loader can touch the cache.
    try {
      const value = await loader(key);
      if (isCurrent()) this.set(key, value);
      return value;
    } finally {
      if (isCurrent()) this.#loads.delete(key);
    }
  }

  #find(key: K): Entry<K, V> | undefined {
    this.#sweep();
    return this.#entries.get(key);
  }

  #use(key: K): Entry<K, V> | undefined {
    const entry = this.#find(key);
    entry?.use.unlink();
    entry?.use.insertAfter(this.#byUse);
    return entry;
  }

  #insert(entry: Entry<K, V>): void {
    this.#entries.set(entry.key, entry);
    entry.use.insertAfter(this.#byUse);
    entry.write.insertAfter(this.#byWrite);
  }

  #remove(entry: Entry<K, V>): void {
    this.#entries.delete(entry.key);
    entry.use.unlink();
    entry.write.unlink();
  }

  #evictLeastRecent(): void {
    const oldest = this.#byUse.prev.entry;
    if (!oldest) return;
    this.#remove(oldest);
    this.#onEvict(oldest.key, oldest.value, 'capacity');
  }

  /** Removes what has expired. Each entry is removed once, so a call costs the same on average as without. */
  #sweep(): void {
    if (this.#ttlMs === Infinity) return;
    const now = this.#now();
    const expired: Entry<K, V>[] = [];
    let { entry } = this.#byWrite.prev;
    while (entry && entry.expiresAt <= now) {
      this.#remove(entry);
      expired.push(entry);
      entry = this.#byWrite.prev.entry;
    }
    for (const { key, value } of expired) this.#onEvict(key, value, 'expired');
  }
}
