import fastCheck, { type Arbitrary, type RunDetails } from 'fast-check';
import { Log } from './log.ts';
import { withoutStrays } from './promises.ts';
import { tell, withStory, type Story } from './story.ts';

// The kit may be imported by the code under test as well: what decides is captured and frozen.
const { asyncProperty, check, resetConfigureGlobal, PreconditionFailure } = fastCheck;

/** fast-check, for its arbitraries. */
export const fc: Readonly<typeof fastCheck> = Object.freeze({ ...fastCheck });
export type { Arbitrary };

export interface PropertyOptions<T> {
  /** Why it matters, for the learner. */
  why: string;
  /** The same seed gives the same cases, everywhere and always. */
  seed: number;
  /** How many cases are tried. There is no time limit: the runner has one. */
  runs: number;
  /** What the cases are made of. */
  of: Arbitrary<T>;
}

interface Failed {
  error: unknown;
  log: Log;
}

/** What is not a case is decided by arbitraries (`filter`), never from inside: the code under test runs there. */
const asFailure = (error: unknown): unknown =>
  PreconditionFailure.isFailure(error) ? new Error('fc.pre cannot be used inside a property') : error;

const foundBy = ({
  seed,
  numRuns,
  numShrinks,
}: Pick<RunDetails<unknown>, 'seed' | 'numRuns' | 'numShrinks'>) =>
  `(The smallest of the failing cases: seed ${seed}, run ${numRuns}, shrunk ${numShrinks} times.)`;

/**
 * A test's body that tries seeded random cases. If one fails it is shrunk, and the error thrown is the one
 * that the smallest failing case threw, with that case's story.
 */
export const property =
  <T>(options: PropertyOptions<T>, body: (value: T, s: Story) => void | Promise<void>) =>
  async (): Promise<void> => {
    let last: Failed | undefined;
    const attempt = async (value: T): Promise<void> => {
      const log = new Log();
      try {
        await withoutStrays(() => body(value, tell(log)));
      } catch (thrown) {
        last = { error: asFailure(thrown), log };
        throw last.error;
      }
    };
    resetConfigureGlobal();
    const { seed, runs: numRuns } = options;
    const found = await check(asyncProperty(options.of, attempt), { seed, numRuns });
    if (!found.failed && found.numRuns === numRuns) return;
    // Shrinking only ever moves on to a smaller case that fails too: the last failure is the smallest.
    if (!last) throw new Error(`only ${found.numRuns} of ${numRuns} cases were tried`);
    throw withStory(last.error, [foundBy(found), ...last.log.lines()], options.why);
  };
