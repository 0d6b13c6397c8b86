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

interface Slot<K, V> {
  key: K;
  value: V;
}

/** Every use gets a slot at the end; a slot that is not its key's latest is skipped. */
export class LruCache<K, V> {
  readonly #latest = new Map<K, Slot<K, V>>();
  readonly #options: LruCacheOptions<K, V>;
  #slots: Slot<K, V>[] = [];
  #first = 0;

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#latest.size;
  }

  get(key: K): V | undefined {
    const slot = this.#latest.get(key);
    if (slot) this.#use(key, slot.value);
    return slot?.value;
  }

  peek(key: K): V | undefined {
    return this.#latest.get(key)?.value;
  }

  has(key: K): boolean {
    return this.#latest.has(key);
  }

  set(key: K, value: V): void {
    this.#use(key, value);
    if (this.#latest.size > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    return this.#latest.delete(key);
  }

  clear(): void {
    this.#latest.clear();
    this.#slots = [];
    this.#first = 0;
  }

  keys(): K[] {
    const live = this.#slots.filter((slot) => this.#latest.get(slot.key) === slot);
    return live.reverse().map(({ key }) => key);
  }

  #use(key: K, value: V): void {
    const slot = { key, value };
    this.#slots.push(slot);
    this.#latest.set(key, slot);
  }

  #evict(): void {
    for (;;) {
      const slot = this.#slots[this.#first++] as Slot<K, V>;
      if (this.#latest.get(slot.key) !== slot) continue;
      this.#latest.delete(slot.key);
      this.#options.onEvict?.(slot.key, slot.value, 'capacity');
      return;
    }
  }
}
