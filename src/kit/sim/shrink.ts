import { random } from '../random.ts';
import type { Cluster, SimNode } from './node.ts';
import type { Check, Violation } from './run.ts';
import type { Schedule } from './schedule.ts';
import { passes, type Pass } from './simpler.ts';
import { simulate } from './world.ts';

/** A schedule that breaks a rule, and how. */
export interface Failing {
  readonly schedule: Schedule;
  readonly violation: Violation;
  /** How many steps it takes to get there. */
  readonly steps: number;
}

/** How many steps of simulation all attempts together may take, about a second's worth; beginning a run costs some too. */
const BUDGET = 3_000_000;
const STEPS_TO_BEGIN = 200;

/** What makes a story long to read, in this order: nodes, things that go on from outside, events, and how long faults last. */
const costs = ({ schedule, steps }: Failing): number[] => {
  const { nodes, until, faults = [], requests = [] } = schedule;
  const details = faults.map((fault) => Object.keys(fault).length);
  const durations = faults.map((fault) => fault.for ?? until);
  return [nodes.length, faults.length + requests.length, steps, sum(details), sum(durations)];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const isCheaper = (one: Failing, other: Failing): boolean => {
  const [a, b] = [costs(one), costs(other)];
  const place = a.findIndex((cost, i) => cost !== b[i]);
  return place >= 0 && (a[place] as number) < (b[place] as number);
};

/** What a schedule is tried on. */
export interface Trial<N extends SimNode = SimNode> {
  readonly cluster: Cluster<N>;
  readonly check: Check;
  /** Nodes without which the cluster makes no sense: shrinking leaves them (it may drop any, if not said). */
  readonly keep?: readonly string[];
}

/** What breaks the run of a schedule, if anything does, and how many steps the run took. */
export const judge = <N extends SimNode>(
  { cluster, check }: Trial<N>,
  schedule: Schedule,
): { failing: Failing | undefined; steps: number } => {
  const run = simulate(cluster, schedule);
  const violation = run.failure ?? check(run);
  return { failing: violation && { schedule, violation, steps: run.steps }, steps: run.steps };
};

/**
 * The simplest schedule found that breaks the same rule, ending where the rule is broken: delta debugging
 * (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002) over faults, requests,
 * nodes and time, then a search for shorter runs with the same faults elsewhere. Deterministic: it stops after a
 * number of steps, not of seconds.
 */
export const shrink = <N extends SimNode>(trial: Trial<N>, failing: Failing): Failing => {
  const luck = random(failing.schedule.seed).fork('shrinking');
  const liberties = { luck, keep: trial.keep ?? [] };
  let left = BUDGET;
  const attempt = (schedule: Schedule): Failing | undefined => {
    const { failing: found, steps } = judge(trial, schedule);
    left -= steps + STEPS_TO_BEGIN;
    return found?.violation.rule === failing.violation.rule ? found : undefined;
  };
  const tighten = (found: Failing): Failing =>
    attempt({ ...found.schedule, until: found.violation.at }) ?? found;
  const firstCheaper = (best: Failing, candidates: Iterable<Schedule>): Failing | undefined => {
    for (const schedule of candidates) {
      if (left <= 0) return undefined;
      const found = attempt(schedule);
      const tight = found && tighten(found);
      if (tight && isCheaper(tight, best)) return tight;
    }
    return undefined;
  };
  const improve = (best: Failing, pass: Pass): Failing => {
    for (;;) {
      const better = firstCheaper(best, pass(best.schedule, liberties));
      if (!better) return best;
      best = better;
    }
  };
  let [best, before] = [tighten(failing), failing];
  while (best !== before) {
    before = best;
    best = passes.reduce(improve, best);
  }
  return best;
};
