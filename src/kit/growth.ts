/**
 * Growth: does one step cost the same however much there is?
 *
 * Nothing can count the steps of a learner's own code from outside. Keys and values as Proxies see nothing:
 * a Map hashes and `indexOf` compares identities, without a trap; and the built-ins that scan
 * (`indexOf`, `splice`, spread, `for…of`) cannot be instrumented while a plain loop goes by uncounted. What
 * every scan has in common is that it takes longer the more there is. So time is measured, but no amount of
 * it is ever judged: only the ratio between two sizes, a hundred times apart, in the same run.
 *
 * A scan makes a step 40 to 1,000 times dearer. A constant step gets 1 to 7 times dearer, because a bigger
 * structure fits less well into the processor's caches. The line is drawn at 15. What keeps it steady on a
 * busy machine with a coarse clock:
 * - both sizes are measured in turns, in many short batches, and the best of them counts: noise only adds time;
 * - a round takes few steps and stops early, so that a slow step cannot take seconds to convict itself;
 * - no batch is taken for shorter than the clock's own resolution;
 * - only a verdict that repeats, in fresh structures, counts against the learner.
 *
 * Few steps matter for another reason: the Maps of today's engines leave a hole where an entry was deleted
 * and look for the first key past the holes, so a Map that evicts for long enough without a pause gets slower
 * for reasons that are not its user's. A few hundred evictions do not show it.
 */

const { min, max } = Math;
const clock = performance;
const now = clock.now.bind(clock);

/** What grows, and what is done to it. `T` is the structure under test. */
export interface GrowthSubject<T, Step extends string> {
  /** An empty structure for up to `size` entries. */
  build: (size: number) => T;
  /** Adds entry `i`, from 0 to `size - 1`. Adding must not get dearer either. */
  fill: (subject: T, i: number) => unknown;
  /** The steps in question, measured one after the other; `i` counts on from 0 and stays under 5,000. */
  steps: Record<Step, (subject: T, i: number, size: number) => unknown>;
}

const SMALL = 1_000;
const LARGE = 100_000;
const LIMIT = 15;
/** At least so many rounds (the first ones also wait for the compiler), and at most. */
const ROUNDS = [3, 9] as const;
/** Ratios that no noise explains: they end the rounds early. */
const CLEARLY_FLAT = 8;
const CLEARLY_GROWING = 80;
const STEPS = 512;
/** A round ends after so many steps; or, if they are slow, after so many batches and so many ms. */
const BATCHES = 4;
const ROUND_MS = 2;
const CHUNK = 250;
const SLOW_CHUNKS = 4;
const ATTEMPTS = 3;
const GROWS = `over ${LIMIT} times dearer at 100,000 than at 1,000`;

/** The smallest difference that the clock can tell: 0.1 ms in some Workers, far less in Node. */
const resolution = (): number => {
  let best = Infinity;
  for (let i = 0; i < 3; i++) {
    const start = now();
    let end = now();
    while (end === start) end = now();
    best = min(best, end - start);
  }
  return best;
};

/** Milliseconds a step, from the best of the many short batches seen so far: whatever interrupts, spoils one. */
class Stopwatch {
  best = Infinity;
  readonly #tick: number;
  readonly #batchMs: number;

  constructor(tick: number) {
    this.#tick = tick;
    this.#batchMs = max(4 * tick, 0.02);
  }

  /** Takes `steps` steps, or fewer if they are slow; returns the best batch of this run. */
  run(steps: number, step: (i: number) => unknown): number {
    const start = now();
    let best = Infinity;
    let done = 0;
    for (let batch = 0; done < steps && (batch < BATCHES || now() - start < ROUND_MS); batch++) {
      const from = done;
      const each = this.#batch(steps - from, () => step(done++));
      best = min(best, each);
    }
    this.best = min(this.best, best);
    return best;
  }

  #batch(most: number, step: () => unknown): number {
    const start = now();
    let done = 0;
    // Looking at the clock costs as much as a fast step: later on, only every eighth time.
    const goesOn = () => done < most && ((done > 8 && done % 8 > 0) || now() - start < this.#batchMs);
    while (goesOn()) {
      step();
      done++;
    }
    return max(now() - start, this.#tick) / done;
  }
}

/** Adds the next `CHUNK` entries, all of them, and says what one cost. */
const fillChunk = <T>(
  subject: GrowthSubject<T, string>,
  target: T,
  from: number,
  watch: Stopwatch,
): number => {
  let done = 0;
  const each = watch.run(CHUNK, () => subject.fill(target, from + done++));
  while (done < CHUNK) subject.fill(target, from + done++);
  return each;
};

/** Fills the large one; false as soon as adding costs too much for `SLOW_CHUNKS` on end (one may be unlucky). */
const fillsFlat = <T>(subject: GrowthSubject<T, string>, large: T, limit: number, tick: number): boolean => {
  let slow = 0;
  for (let from = 0; from < LARGE; from += CHUNK) {
    const each = fillChunk(subject, large, from, new Stopwatch(tick));
    slow = each > limit ? slow + 1 : 0;
    if (slow === SLOW_CHUNKS) return false;
  }
  return true;
};

/** Both structures, filled, or nothing if already that gets dearer. */
const fillBoth = <T>(subject: GrowthSubject<T, string>, tick: number): [small: T, large: T] | undefined => {
  const filling = new Stopwatch(tick);
  let small = subject.build(SMALL);
  for (let warmUp = 0; warmUp < 2; warmUp++) {
    small = subject.build(SMALL);
    for (let from = 0; from < SMALL; from += CHUNK) fillChunk(subject, small, from, filling);
  }
  const large = subject.build(LARGE);
  return fillsFlat(subject, large, LIMIT * filling.best, tick) ? [small, large] : undefined;
};

type Take<T> = GrowthSubject<T, string>['steps'][string];

const isFlat = <T>(step: Take<T>, small: T, large: T, tick: number): boolean => {
  const [atSmall, atLarge] = [new Stopwatch(tick), new Stopwatch(tick)];
  const [least, most] = ROUNDS;
  let ratio = 1;
  for (let round = 0; round < most; round++) {
    const from = round * STEPS;
    atSmall.run(STEPS, (i) => step(small, from + i, SMALL));
    atLarge.run(STEPS, (i) => step(large, from + i, LARGE));
    ratio = atLarge.best / atSmall.best;
    if (round + 1 >= least && (ratio < CLEARLY_FLAT || ratio > CLEARLY_GROWING)) break;
  }
  return ratio < LIMIT;
};

/**
 * For each step `'flat'`, or in words how it (or already adding the entries) gets dearer from a size of 1,000 to
 * one of 100,000; never a number of milliseconds.
 */
export const growth = <T, Step extends string>(subject: GrowthSubject<T, Step>): Record<Step, string> => {
  const tick = resolution();
  const steps = Object.entries(subject.steps) as [Step, Take<T>][];
  const verdicts = {} as Record<Step, string>;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const open = steps.filter(([name]) => verdicts[name] !== 'flat');
    if (open.length === 0) break;
    const filled = fillBoth(subject, tick);
    for (const [name, step] of open) {
      if (filled) verdicts[name] = isFlat(step, ...filled, tick) ? 'flat' : GROWS;
      else verdicts[name] ??= `adding an entry, already: ${GROWS}`;
    }
    // Several slow chunks on end, twice: that is proof enough, and trying it is slow.
    if (!filled && attempt > 1) break;
  }
  return verdicts;
};
