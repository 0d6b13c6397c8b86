import type { Failure, TestReport } from '../domain/report.ts';
import { placeOf, testsIn } from './judge.ts';
import type { Run } from './plan.ts';
import type { Trial } from './trials.ts';

/**
 * A submission gets the same verdict each time, in whatever order its tests run, and a failure says the same
 * each time: `trials` are those of one subject. Each test that does not is a problem.
 */
export function judgeSteadiness(trials: readonly Trial[]): string[] {
  const first = new Map<string, { test: TestReport; run: Run }>();
  const problems = new Map<string, string>();
  for (const { run, report } of trials) {
    for (const test of testsIn(report)) {
      const before = first.get(test.id);
      if (!before) first.set(test.id, { test, run });
      else if (!problems.has(test.id)) {
        const change = describeChange(before.test, test);
        const orders = `${orderOf(before.run)}, then ${orderOf(run)}`;
        if (change !== undefined)
          problems.set(test.id, `\`${run.subject}\`, ${placeOf(test)} ${change} (${orders})`);
      }
    }
  }
  return [...problems.values(), ...missing(trials, first)];
}

function describeChange(before: TestReport, now: TestReport): string | undefined {
  if (before.outcome !== now.outcome) return `is first ${before.outcome}, then ${now.outcome}`;
  // What a time-out says holds its limit, which depends on whether another test hung before.
  if (now.outcome === 'timeout' || words(before) === words(now)) return undefined;
  return 'fails with other words each time: is a seed missing?';
}

const words = ({ failures }: TestReport): string =>
  JSON.stringify(
    failures.map(({ message, story, expected, received }: Failure) => [message, story, expected, received]),
  );

const orderOf = ({ stages, shuffleSeed }: Run): string => {
  const which = stages.length === 1 ? 'alone' : 'all stages';
  return shuffleSeed === undefined ? `${which} as written` : `${which} shuffled by ${String(shuffleSeed)}`;
};

/** A test that is there in one run and not in another: its title changes, or it is made by chance. */
function missing(trials: readonly Trial[], known: ReadonlyMap<string, { test: TestReport }>): string[] {
  return [...known.values()].flatMap(({ test }) => {
    const there = trials.filter(({ report }) => report.stages.some(({ id }) => id === test.stage));
    const lacking = there.filter(({ report }) => !testsIn(report).some(({ id }) => id === test.id));
    const [first] = lacking;
    return first
      ? [`\`${first.run.subject}\`, ${placeOf(test)} is not there in each run: titles must not change`]
      : [];
  });
}
