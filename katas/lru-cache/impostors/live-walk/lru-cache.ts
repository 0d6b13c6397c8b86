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
  newer?: Node<K, V>;
  older?: Node<K, V>;
}

export class LruCache<K, V> {
  readonly #nodes = new Map<K, Node<K, V>>();
  readonly #options: LruCacheOptions<K, V>;
  #newest: Node<K, V> | undefined;
  #oldest: Node<K, V> | undefined;

  constructor(options: LruCacheOptions<K, V>) {
    checkCapacity(options.capacity);
    this.#options = options;
  }

  get size(): number {
    return this.#nodes.size;
  }

  get(key: K): V | undefined {
    const node = this.#nodes.get(key);
    if (!node) return undefined;
    this.#unlink(node);
    this.#linkNewest(node);
    return node.value;
  }

  peek(key: K): V | undefined {
    return this.#nodes.get(key)?.value;
  }

  has(key: K): boolean {
    return this.#nodes.has(key);
  }

  set(key: K, value: V): void {
    this.delete(key);
    const node: Node<K, V> = { key, value };
    this.#nodes.set(key, node);
    this.#linkNewest(node);
    if (this.#nodes.size > this.#options.capacity) this.#evict();
  }

  delete(key: K): boolean {
    const node = this.#nodes.get(key);
    if (!node) return false;
    this.#nodes.delete(key);
    this.#unlink(node);
    return true;
  }

  clear(): void {
    this.#nodes.clear();
    this.#newest = undefined;
    this.#oldest = undefined;
  }

  *keys(): Generator<K> {
    for (let node = this.#newest; node; node = node.older) yield node.key;
  }

  #linkNewest(node: Node<K, V>): void {
    node.older = this.#newest;
    node.newer = undefined;
    if (this.#newest) this.#newest.newer = node;
    this.#newest = node;
    this.#oldest ??= node;
  }

  #unlink(node: Node<K, V>): void {
    if (node.newer) node.newer.older = node.older;
    else this.#newest = node.older;
    if (node.older) node.older.newer = node.newer;
    else this.#oldest = node.newer;
  }

  #evict(): void {
    const node = this.#oldest;
    if (!node) return;
    this.delete(node.key);
    this.#options.onEvict?.(node.key, node.value, 'capacity');
  }
}
