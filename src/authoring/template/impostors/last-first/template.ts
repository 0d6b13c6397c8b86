// An impostor: the solution with one mistake that people make. Only files that differ from the solution's are here.
/** A queue of at most `capacity` items: first in, first out. */
export class BoundedQueue<T> {
  readonly #capacity: number;
  readonly #items: T[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds an item at the end; false if there is no room. */
  push(item: T): boolean {
    if (this.#items.length >= this.#capacity) return false;
    this.#items.push(item);
    return true;
  }

  /** Takes out the oldest item; undefined if there is none. */
  shift(): T | undefined {
    return this.#items.pop();
  }

  /** How many items there are. */
  get size(): number {
    return this.#items.length;
  }
}
