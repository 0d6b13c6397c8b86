import fc from 'fast-check';
import { Log } from './log.ts';
import { tell, withStory, type Story } from './story.ts';

export { fc };

export interface PropertyOptions<T> {
  /** Why it matters, for the learner. */
  why: string;
  /** The same seed gives the same cases, everywhere and always. */
  seed: number;
  /** How many cases are tried. There is no time limit: the runner has one. */
  runs: number;
  /** What the cases are made of. */
  of: fc.Arbitrary<T>;
}

interface Failed {
  error: unknown;
  log: Log;
}

const isSkipped = (error: unknown): boolean => fc.PreconditionFailure.isFailure(error);

const foundBy = ({
  seed,
  numRuns,
  numShrinks,
}: Pick<fc.RunDetails<unknown>, 'seed' | 'numRuns' | 'numShrinks'>): string =>
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
        await body(value, tell(log));
      } catch (error) {
        if (!isSkipped(error)) last = { error, log };
        throw error;
      }
    };
    const found = await fc.check(fc.asyncProperty(options.of, attempt), {
      seed: options.seed,
      numRuns: options.runs,
    });
    if (!found.failed) return;
    // Shrinking only ever moves on to a smaller case that fails too: the last failure is the smallest.
    if (!last) throw new Error(`no case could be tried: ${found.numSkips} were skipped`);
    throw withStory(last.error, [foundBy(found), ...last.log.lines()], options.why);
  };
