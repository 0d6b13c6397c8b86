import { styleText } from 'node:util';
import type { KataResult } from './check-kata.ts';
import type { Row } from './matrix.ts';
import type { Check } from './notes.ts';

/** The most problems of one check that are shown; `--json` has them all. */
const maxProblems = 12;

/** One line for a check, with what speaks against it beneath. */
export function printCheck({ title, problems }: Check): string {
  const mark = problems.length === 0 ? styleText('green', '✓') : styleText('red', '✗');
  const more = problems.length - maxProblems;
  const rest = more > 0 ? [`… and ${String(more)} more`] : [];
  const beneath = [...problems.slice(0, maxProblems), ...rest].map(
    (text) => `      ${text.replaceAll('\n', '\n      ')}`,
  );
  return [`  ${mark} ${title}`, ...beneath].join('\n');
}

/** Which test catches whom: stage by stage each test, after the number of impostors that it catches. */
export function printTable(tests: readonly Row[]): string {
  if (tests.length === 0) return '';
  const lines = tests.flatMap(({ stage, test, catches }, index) => {
    const heading = tests[index - 1]?.stage === stage ? [] : [`  ${styleText('bold', stage)}`];
    const names = catches.length > 0 ? `  ${styleText('dim', catches.join(', '))}` : '';
    return [...heading, `  ${String(catches.length).padStart(4)}  ${test}${names}`];
  });
  const idle = `  ${String(countIdle(tests))} of ${String(tests.length)} tests catch no impostor.`;
  return ['', '  Impostors caught by each test', ...lines, '', idle].join('\n');
}

const countIdle = (tests: readonly Row[]): number =>
  tests.filter(({ catches }) => catches.length === 0).length;

/** How many checks of all katas hold. */
export function tally(results: readonly KataResult[]): { passed: number; failed: number } {
  const checks = results.flatMap((result) => result.checks);
  const failed = checks.filter(({ problems }) => problems.length > 0).length;
  return { passed: checks.length - failed, failed };
}

/** The whole outcome as one document, for machines. */
export function toDocument(results: readonly KataResult[]) {
  const { passed, failed } = tally(results);
  return {
    ok: failed === 0,
    passed,
    failed,
    katas: results.map(({ slug, checks, tests }) => ({
      slug,
      ok: checks.every(({ problems }) => problems.length === 0),
      checks: checks.map(({ title, problems }) => ({ title, ok: problems.length === 0, problems })),
      tests,
      idleTests: countIdle(tests),
    })),
  };
}
