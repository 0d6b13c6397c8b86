import type { StageReport, TestReport } from '../domain/report.ts';
import { catches } from './judge-impostor.ts';
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
    for (const test of report.stages.flatMap(decided)) {
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

/** After a test that hung, the others of its stage get less time: that theirs ran out as well says nothing. */
function decided({ tests }: StageReport): TestReport[] {
  const cut = (test: TestReport): boolean => test.outcome === 'timeout' || test.outcome === 'lost';
  return tests.filter((test) => !cut(test) || !tests.some((other) => other !== test && cut(other)));
}

function describeChange(before: TestReport, now: TestReport): string | undefined {
  // Whether a slow submission fails or runs out of time is for the machine to decide: both catch it.
  if (catches(before) && catches(now) && before.outcome !== now.outcome) return undefined;
  if (before.outcome !== now.outcome) return `is first ${before.outcome}, then ${now.outcome}`;
  if (words(before) === words(now)) return undefined;
  return 'fails with other words each time: is a seed missing?';
}

/** What was asserted. How deep an endless recursion got, or what else an error holds, may differ. */
const words = ({ failures }: TestReport): string =>
  JSON.stringify(
    failures
      .filter(({ kind }) => kind === 'assertion')
      .map(({ message, story, expected, received }) => [message, story, expected, received]),
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
