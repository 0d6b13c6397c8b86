/** Something due at a time; `order` decides between what is due at the same time, and is unique. */
export interface Due {
  at: number;
  order: number;
}

const precedes = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is due, earliest first: a binary heap, so that push and pop take a number of steps logarithmic in its size. */
export class Queue<T extends Due> {
  readonly #heap: T[] = [];

  /** The earliest, left where it is. */
  get first(): T | undefined {
    return this.#heap[0];
  }

  push(item: T): void {
    const heap = this.#heap;
    let hole = heap.length;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      const parent = heap[above] as T;
      if (!precedes(item, parent)) break;
      heap[hole] = parent;
      hole = above;
    }
    heap[hole] = item;
  }

  pop(): T | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(item: T): void {
    const heap = this.#heap;
    let hole = 0;
    for (;;) {
      let below = 2 * hole + 1;
      if (below >= heap.length) break;
      const right = heap[below + 1];
      if (right !== undefined && precedes(right, heap[below] as T)) below++;
      const child = heap[below] as T;
      if (!precedes(child, item)) break;
      heap[hole] = child;
      hole = below;
    }
    heap[hole] = item;
  }
}
