import { Log, type LogSize } from '../log.ts';
import { withoutStrays } from '../promises.ts';
import { withStory } from '../story.ts';
import type { SimNode } from './node.ts';
import type { Violation } from './run.ts';
import { tellSchedule, type Schedule } from './schedule.ts';
import { judge, shrink, type Failing, type Trial } from './shrink.ts';
import { tellTrace } from './tell-trace.ts';
import type { Trace } from './trace.ts';
import { simulate } from './world.ts';

/** What is tried, how often, and what must hold. */
export interface ChaosOptions<N extends SimNode = SimNode> extends Trial<N> {
  /** The schedule for a seed: what `schedules` returns. */
  readonly schedules: (seed: number) => Schedule;
  /** How many seeds are tried. */
  readonly runs: number;
  /** The first seed (1 if not said). */
  readonly seed?: number;
}

/** The shortest failing schedule that was found, and everything that happens in it. */
export interface Found {
  readonly schedule: Schedule;
  readonly violation: Violation;
  readonly trace: Trace;
  /** The seed that failed first, and how many were tried before it. */
  readonly seed: number;
  readonly passed: number;
}

const firstFailing = <N extends SimNode>(options: ChaosOptions<N>): [Failing, passed: number] | undefined => {
  const { schedules, runs, seed = 1 } = options;
  if (!(runs > 0)) throw new RangeError(`${runs} runs would prove nothing`);
  for (let passed = 0; passed < runs; passed++) {
    const { failing } = judge(options, schedules(seed + passed));
    if (failing) return [failing, passed];
  }
  return undefined;
};

const unrepeatable = (at: number): Violation => ({
  rule: 'determinism',
  at,
  message:
    'the same schedule gave two different runs: does a node use Math.random or Date.now instead of its env, or ' +
    'a variable outside of the node?',
});

/**
 * Runs one random schedule after the other until one breaks a rule, and shrinks that one. Only the
 * result is run with a trace.
 */
export const findViolation = <N extends SimNode>(options: ChaosOptions<N>): Found | undefined => {
  const { cluster, check } = options;
  const first = firstFailing(options);
  if (!first) return undefined;
  const [failing, passed] = first;
  const { schedule, violation } = shrink(options, failing);
  const run = simulate(cluster, schedule, { trace: true });
  const again = run.failure ?? check(run);
  const isSame = again?.rule === violation.rule && again.at === violation.at;
  const broken = isSame ? again : unrepeatable(violation.at);
  return { schedule, violation: broken, trace: run.trace as Trace, seed: failing.schedule.seed, passed };
};

/** How much is told of what is long: how it begins, and what leads to the end. */
const SHOWN = { schedule: { first: 8, last: 2 }, trace: { first: 8, last: 38 } };

const shorten = (lines: readonly string[], size: LogSize): string[] => {
  const log = new Log(size);
  for (const line of lines) log.add(line);
  return log.lines();
};

const tell = ({ schedule, trace, seed, passed }: Found): string[] => [
  `(The shortest failing schedule: found with seed ${seed}, after ${passed} that passed.)`,
  ...shorten(tellSchedule(schedule), SHOWN.schedule),
  ...shorten(tellTrace(trace), SHOWN.trace),
];

const errorOf = ({ violation }: Found): unknown => {
  const { error, message, expected, received } = violation;
  if (violation.rule === 'exception') return error;
  return Object.assign(new Error(message), expected !== undefined && { expected, actual: received });
};

/**
 * A test's body that tries random schedules. If one breaks a rule, the error carries the shortest such schedule
 * as its story, `why` it matters, and the `trace` for a figure to replay.
 */
export const chaos =
  <N extends SimNode>(options: ChaosOptions<N> & { readonly why: string }) =>
  async (): Promise<void> => {
    const attempt = (): void => {
      const found = findViolation(options);
      if (found) throw withStory(errorOf(found), tell(found), options.why, { trace: found.trace });
    };
    await withoutStrays(attempt).catch((error: unknown) => {
      throw withStory(error, [], options.why);
    });
  };
