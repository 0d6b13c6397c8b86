import type { Failure } from '../domain/report.ts';
import type { Saying } from './leaks.ts';
import { failuresIn, testsIn, titleOf } from './judge.ts';
import type { Trial } from './trials.ts';

/** All that a learner would read in these runs: titles, every part of every failure, and what was printed. */
export function sayings(trials: readonly Trial[]): Saying[] {
  const all = trials.flatMap(({ run: { subject }, report }) => [
    ...testsIn(report).map((test) => ({ where: `a title in stage \`${test.stage}\``, text: titleOf(test) })),
    ...failuresIn(report).flatMap(({ place, failure }) =>
      textsOf(failure).map((text) => ({ where: `the failure of ${place} (\`${subject}\`)`, text })),
    ),
    ...report.stages
      .flatMap((stage) => [...stage.console, ...stage.tests.flatMap((test) => test.console)])
      .map(({ text }) => ({ where: `the console (\`${subject}\`)`, text })),
  ]);
  return [...new Map(all.map((saying) => [saying.text, saying])).values()];
}

const textsOf = ({ message, story = [], expected, received, why }: Failure): string[] =>
  [message, ...story, expected, received, why].filter((text) => text !== undefined);
