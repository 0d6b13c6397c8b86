import type { LoadedImpostor } from '../build/katas.ts';
import type { Failure, Report, TestReport } from '../domain/report.ts';
import { failuresIn, firstLine, placeOf, testsIn, titleOf } from './judge.ts';
import { nearest } from './nearest.ts';
import type { Trial } from './trials.ts';

type Claim = Pick<LoadedImpostor, 'stage' | 'test'>;

/** True for a test that tells its submission from a right one. */
export const catches = ({ outcome }: TestReport): boolean => outcome === 'failed' || outcome === 'timeout';

/** An impostor passes every stage before the one it names, and is caught there by the very test it names. */
export function judgeImpostor(claim: Claim, solution: Report, trials: readonly Trial[]): string[] {
  const unknown = findUnknown(claim, testsIn(solution));
  if (unknown !== undefined) return [unknown];
  if (trials.length === 0) return ['the impostor was not run'];
  return [...new Set(trials.flatMap(({ report }) => [...earlier(claim, report), ...escape(claim, report)]))];
}

function findUnknown({ stage, test }: Claim, tests: readonly TestReport[]): string | undefined {
  const there = tests.filter((known) => known.stage === stage).map(titleOf);
  // A suite that cannot be loaded has no tests: that is told where the solution is judged.
  if (there.length === 0 || there.includes(test)) return undefined;
  const elsewhere = tests.find((known) => titleOf(known) === test);
  if (elsewhere) return `\`${test}\` is a test of stage \`${elsewhere.stage}\`, not of \`${stage}\``;
  const near = nearest(test, there, 3).map((title) => `\`${title}\``);
  return `stage \`${stage}\` has no test \`${test}\`: did you mean ${near.join(', ')}?`;
}

function earlier({ stage }: Claim, report: Report): string[] {
  const at = report.stages.findIndex(({ id }) => id === stage);
  const failed = report.stages.slice(0, at).filter(({ state }) => state !== 'passed');
  return failed.map(({ id, tests, failures }) => {
    const caught = tests.filter((test) => test.outcome !== 'passed').map((test) => `\`${titleOf(test)}\``);
    const by =
      caught.length > 0 ? caught.join(', ') : failures[0] ? firstLine(failures[0]) : 'the stage as a whole';
    return `already fails stage \`${id}\`, by ${by}: name that stage, or make the mistake subtler`;
  });
}

function escape({ stage, test }: Claim, report: Report): string[] {
  if (report.death) return [`could not be judged: ${firstLine(report.death)}`];
  const tests = report.stages.find(({ id }) => id === stage)?.tests ?? [];
  const named = tests.find((candidate) => titleOf(candidate) === test);
  if (named && catches(named)) return [];
  if (!named) {
    const [first] = failuresIn(report);
    return [
      `stage \`${stage}\` did not get as far as \`${test}\`: ${first ? firstLine(first.failure) : 'no test was run'}`,
    ];
  }
  const others = tests.filter(catches).map((other) => `\`${titleOf(other)}\``);
  const hint =
    others.length > 0
      ? `the tests that catch it are ${others.join(', ')}`
      : 'no test of the stage catches it';
  return [`${named.outcome} in \`${test}\`, which should catch it: ${hint}`];
}

/** Failures that do not teach: no reason why, or neither what was done nor what was expected. */
export function judgeTeaching(subject: string, report: Report): string[] {
  const poor = testsIn(report).filter((test) => test.outcome === 'failed' && !test.failures.some(teaches));
  return poor.map((test) => {
    const [first] = test.failures;
    const lack = isBlank(first?.why) ? 'no `why`' : 'neither a story nor expected and received';
    return `${placeOf(test)} fails for \`${subject}\` with ${lack}: wrap it in the kit’s \`story\` or \`property\``;
  });
}

const teaches = ({ why, story = [], expected, received }: Failure): boolean =>
  !isBlank(why) && (story.length > 0 || expected !== undefined || received !== undefined);

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
