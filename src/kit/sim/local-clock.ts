const { ceil, floor } = Math;

/** A node's own clock, in whole ms: it may run faster or slower than virtual time, and never goes back. */
export class LocalClock {
  #rate = 1;
  #shown = 0;
  #since = 0;

  /** What the clock shows at a virtual time. */
  read(now: number): number {
    return floor(this.#shown + (now - this.#since) * this.#rate);
  }

  /** From `now` on the clock runs `rate` times as fast as virtual time. */
  setRate(rate: number, now: number): void {
    this.#shown += (now - this.#since) * this.#rate;
    this.#since = now;
    this.#rate = rate;
  }

  /** How much virtual time passes in `ms` by this clock, rounded up to whole ms. */
  toVirtual(ms: number): number {
    return ceil(ms / this.#rate);
  }
}
