/** Time as an argument: it moves when it is told to, never by itself. */
export interface VirtualClock {
  /** The time in ms. Needs no `this`: pass it on as `now: clock.now`. */
  now: () => number;
  /** Moves the clock on by `ms` (0 or more; RangeError otherwise). */
  advance: (ms: number) => void;
}

/** A clock that stands at `start` ms until it is advanced. */
export const virtualClock = (start = 0): VirtualClock => {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`a clock moves forwards only, not by ${ms} ms`);
      time += ms;
    },
  };
};
