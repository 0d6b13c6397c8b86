/** One line of a story. Its text may still change: a call is told when it begins, its result when it ends. */
export interface Line {
  text: string;
}

/** How many lines are kept of a long story: how it began, and what led to the end. */
export interface LogSize {
  readonly first: number;
  readonly last: number;
}

const grouped = (n: number): string => String(n).replaceAll(/\B(?=(\d{3})+$)/g, ',');

/** The lines of one story, in order; the middle of a long one is counted and forgotten. */
export class Log {
  readonly #first: Line[] = [];
  readonly #last: Line[] = [];
  readonly #size: LogSize;
  #forgotten = 0;
  #depth = 0;

  constructor(size: LogSize = { first: 4, last: 15 }) {
    this.#size = size;
  }

  add(text: string): Line {
    const line = { text: '  '.repeat(this.#depth) + text };
    if (this.#first.length < this.#size.first) this.#first.push(line);
    else this.#last.push(line);
    if (this.#last.length > this.#size.last) {
      this.#last.shift();
      this.#forgotten++;
    }
    return line;
  }

  /** What is said while `run` runs is indented: it happens inside the line before. */
  inside<T>(run: () => T): T {
    this.#depth++;
    try {
      return run();
    } finally {
      this.#depth--;
    }
  }

  lines(): string[] {
    const gap = this.#forgotten > 0 ? [`… ${grouped(this.#forgotten)} more steps …`] : [];
    const text = ({ text }: Line) => text;
    return [...this.#first.map(text), ...gap, ...this.#last.map(text)];
  }
}
