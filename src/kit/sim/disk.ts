import type { Plain } from './plain.ts';

/** A node's disk: what is written is seen at once, and survives a crash once it is synced. */
export class Disk {
  readonly #writesThrough: boolean;
  readonly #durable = new Map<string, Plain | undefined>();
  #seen = new Map<string, Plain | undefined>();
  #unsynced: [key: string, value: Plain | undefined][] = [];

  constructor(writesThrough: boolean) {
    this.#writesThrough = writesThrough;
  }

  get(key: string): Plain | undefined {
    return this.#seen.get(key);
  }

  set(key: string, value: Plain | undefined): void {
    this.#seen.set(key, value);
    if (this.#writesThrough) this.#durable.set(key, value);
    else this.#unsynced.push([key, value]);
  }

  sync(): void {
    for (const [key, value] of this.#unsynced) this.#durable.set(key, value);
    this.#unsynced = [];
  }

  /** Loses what is not synced but for the oldest `kept` writes, and returns how many writes were lost. */
  crash(kept: number): number {
    const lost = this.#unsynced.splice(kept).length;
    this.sync();
    this.#seen = new Map(this.#durable);
    return lost;
  }
}
