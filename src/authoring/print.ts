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

/** Which test catches whom, stage by stage, and how many tests catch nobody. */
export function printTable(tests: readonly Row[]): string {
  if (tests.length === 0) return '';
  const width = Math.min(72, Math.max(...tests.map(({ test }) => test.length)));
  const lines = tests.flatMap(({ stage, test, catches }, index) => {
    const heading = tests[index - 1]?.stage === stage ? [] : [`  ${styleText('bold', stage)}`];
    const names = catches.length > 0 ? catches.join(', ') : styleText('dim', '—');
    return [...heading, `    ${test.padEnd(width)}  ${names}`];
  });
  const idle = tests.filter(({ catches }) => catches.length === 0).length;
  return [
    '',
    '  Which test catches whom',
    ...lines,
    '',
    `  ${String(idle)} of ${String(tests.length)} tests catch no impostor.`,
  ].join('\n');
}

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
      idleTests: tests.filter(({ catches }) => catches.length === 0).length,
    })),
  };
}
