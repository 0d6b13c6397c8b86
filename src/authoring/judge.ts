import type { Failure, Report, TestReport } from '../domain/report.ts';
import type { Trial } from './trials.ts';

/** A test as an author names it: `describe › test title`. */
export const titleOf = ({ path }: { path: readonly string[] }): string => path.join(' › ');

/** What no clean failure is made of: it comes from the harness, or would look like it to the learner. */
const unclean: ReadonlySet<Failure['kind']> = new Set(['crash', 'timeout', 'unhandled', 'tampering']);

/** The starter fails every stage, alone, and in a way that a learner can read: by tests or by a clean error. */
export function judgeStarter(stages: readonly string[], trials: readonly Trial[]): string[] {
  return stages.flatMap((id) => {
    const alone = trials.find(({ run }) => run.stages.length === 1 && run.stages[0] === id);
    if (!alone) return [`stage \`${id}\` was not run with the starter`];
    const passed = alone.report.stages.some((stage) => stage.id === id && stage.state === 'passed');
    const dirty = failuresIn(alone.report).filter(({ failure }) => unclean.has(failure.kind));
    return [
      ...(passed ? [`the starter passes stage \`${id}\`: it must leave something to do`] : []),
      ...dirty.map(
        ({ place, failure }) => `${place}: ${failure.message} The starter must fail in a clean way`,
      ),
    ];
  });
}

/** The solution passes every stage, in whatever order its tests run. */
export function judgeSolution(trials: readonly Trial[]): string[] {
  if (trials.length === 0) return ['the solution was not run'];
  const problems = trials
    .filter(({ report }) => report.state !== 'passed')
    .flatMap(({ report }) => reasons(report));
  return [...new Set(problems)];
}

/** The samples show the way: they pass on the solution, and at least one fails on the starter, cleanly. */
export function judgeSamples(onSolution: readonly Trial[], onStarter: readonly Trial[]): string[] {
  const passes = onStarter.some(({ report }) => report.state === 'passed');
  const dirty = onStarter
    .flatMap(({ report }) => failuresIn(report))
    .filter(({ failure }) => unclean.has(failure.kind));
  return [
    ...judgeSolution(onSolution).map((reason) => `on the solution: ${reason}`),
    ...(passes ? ['every sample passes on the starter: add one that shows what is missing'] : []),
    ...dirty.map(({ place, failure }) => `on the starter: ${place}: ${firstLine(failure)}`),
  ];
}

/** What a failure says at first: Vitest adds advice of its own to some. */
export const firstLine = ({ message }: Failure): string => message.split('\n')[0] as string;

/** Why a report is not a pass. */
function reasons(report: Report): string[] {
  const failures = failuresIn(report).map(({ place, failure }) => `${place}: ${firstLine(failure)}`);
  const silent = report.stages
    .filter(({ state }) => state !== 'passed')
    .map(({ id }) => `stage \`${id}\` does not pass`);
  const skipped = testsIn(report).filter(({ outcome }) => outcome === 'skipped' || outcome === 'lost');
  if (failures.length > 0) return failures;
  if (skipped.length > 0) return skipped.map((test) => `${placeOf(test)}: ${test.outcome}`);
  return silent;
}

/** All that went wrong in a run, each with where: a test, a stage, or the run as a whole. */
export function failuresIn(report: Report): { place: string; failure: Failure }[] {
  const inTests = (test: TestReport) => test.failures.map((failure) => ({ place: placeOf(test), failure }));
  const inStages = report.stages.flatMap(({ id, tests, failures }) => [
    ...failures.map((failure) => ({ place: `stage \`${id}\``, failure })),
    ...tests.flatMap(inTests),
  ]);
  return report.death ? [...inStages, { place: 'the run', failure: report.death }] : inStages;
}

/** The tests of all stages of a run. */
export const testsIn = (report: Report): TestReport[] => report.stages.flatMap(({ tests }) => tests);

/** Where a test stands, for a message. */
export const placeOf = (test: { stage: string; path: readonly string[] }): string =>
  `stage \`${test.stage}\`, \`${titleOf(test)}\``;
