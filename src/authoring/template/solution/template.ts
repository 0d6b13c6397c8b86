// The reference. It passes every stage and is written to be read: learners compare theirs with it once they are
// through. The simplest code that is right, not the cleverest. (Remove this comment.)

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
    return this.#items.shift();
  }

  /** How many items there are. */
  get size(): number {
    return this.#items.length;
  }
}
