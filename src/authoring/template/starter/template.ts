// What learners begin with. It compiles, fails every stage, and says with types and names what to write, so that
// nobody has to guess. Keep what is not the point of the kata in here, and what is the point out. (Remove this.)

/** A queue of at most `capacity` items: first in, first out. */
export class BoundedQueue<T> {
  constructor(capacity: number) {
    // Yours to write.
    void capacity;
  }

  /** Adds an item at the end; false if there is no room. */
  push(item: T): boolean {
    void item;
    throw new Error('push is not written yet');
  }

  /** Takes out the oldest item; undefined if there is none. */
  shift(): T | undefined {
    throw new Error('shift is not written yet');
  }

  /** How many items there are. */
  get size(): number {
    throw new Error('size is not written yet');
  }
}
