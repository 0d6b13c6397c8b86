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

interface Node<K, V> {
  key: K;
  value: V;
  next?: Node<K, V>;
}

export class LruCache<K, V> {
  readonly #options: LruCacheOptions<K, V>;
  #newest: Node<K, V> | undefined;
  #size = 0;

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    const node = this.#take(key);
    if (node) this.#put(node);
    return node?.value;
  }

  peek(key: K): V | undefined {
    return this.#find(key)?.value;
  }

  has(key: K): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: K, value: V): void {
    this.#take(key);
    this.#put({ key, value });
    if (this.#size > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    return this.#take(key) !== undefined;
  }

  clear(): void {
    this.#newest = undefined;
    this.#size = 0;
  }

  keys(): K[] {
    const keys: K[] = [];
    for (let node = this.#newest; node; node = node.next) keys.push(node.key);
    return keys;
  }

  #find(key: K): Node<K, V> | undefined {
    let node = this.#newest;
    while (node && !Object.is(node.key, key)) node = node.next;
    return node;
  }

  #put(node: Node<K, V>): void {
    node.next = this.#newest;
    this.#newest = node;
    this.#size++;
  }

  #take(key: K): Node<K, V> | undefined {
    const node = this.#find(key);
    if (!node) return undefined;
    let before = this.#newest;
    if (before === node) this.#newest = node.next;
    while (before && before.next !== node) before = before.next;
    if (before) before.next = node.next;
    this.#size--;
    return node;
  }

  #evict(): void {
    let last = this.#newest;
    while (last?.next) last = last.next;
    if (!last) return;
    this.#take(last.key);
    this.#options.onEvict?.(last.key, last.value, 'capacity');
  }
}
