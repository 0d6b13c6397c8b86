import type { Report, StageReport, TestReport } from '../../domain/report.ts';
import type { RuntimeName } from '../../domain/kata.ts';

/** How a test stands, in a word; never in colour alone. */
export const outcomeWords: Record<TestReport['outcome'], string> = {
  pending: 'waiting',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  timeout: 'timed out',
  crashed: 'crashed',
  skipped: 'skipped',
  lost: 'not run',
};

/** Where a verdict came from, as in “in a Web Worker”. */
export const runtimeWords: Record<RuntimeName, string> = {
  worker: 'a Web Worker',
  webcontainer: 'a WebContainer',
  node: 'Node',
};

/** A duration for reading: `0.4 ms`, `12 ms`, `1.3 s`. */
export function duration(ms: number): string {
  if (ms < 0.1) return '<0.1 ms';
  if (ms < 1) return `${ms.toFixed(1)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** A point in time: the time of day and, before today, the date. */
export function moment(at: number, now: number = Date.now()): string {
  const then = new Date(at);
  const today = then.toDateString() === new Date(now).toDateString();
  return then.toLocaleString('en', {
    ...(!today && { dateStyle: 'medium' }),
    timeStyle: 'short',
    hour12: false,
  });
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const passedIn = (tests: readonly TestReport[]): number =>
  tests.filter(({ outcome }) => outcome === 'passed').length;

/** One stage's tests in a phrase: `8 tests passed`, `6 of 8 tests passed`. */
export function stageSummary({ state, tests, failures }: StageReport): string {
  if (state === 'pending') return 'not run';
  if (state === 'running') return `running, ${passedIn(tests)} of ${counted(tests.length, 'test')} passed`;
  if (tests.length === 0) return failures.length > 0 ? 'could not run' : 'no tests';
  const passed = passedIn(tests);
  return passed === tests.length
    ? `${counted(passed, 'test')} passed`
    : `${passed} of ${counted(tests.length, 'test')} passed`;
}

/** A whole run in a sentence, for the head of the results and for screen readers. */
export function reportSummary(report: Report): string {
  if (report.death) return report.death.message;
  const stages = report.stages.filter(({ state }) => state === 'passed').length;
  const tests = report.stages.flatMap((stage) => stage.tests);
  const failed = report.stages.find(({ state }) => state === 'failed');
  if (report.stages.length > 1) {
    const all = counted(report.stages.length, 'stage');
    return report.state === 'passed' ? `All ${all} passed.` : `${stages} of ${all} passed.`;
  }
  return report.state === 'passed'
    ? `${counted(tests.length, 'test')} passed.`
    : `${failed ? `${stageSummary(failed)}.` : 'Nothing was run.'}`;
}

/** What a screen reader is told of one stage, once it is judged. */
export function stageAnnouncement(title: string, stage: StageReport): string {
  const first = stage.failures[0] ?? stage.tests.find(({ failures }) => failures.length > 0)?.failures[0];
  const reason = stage.state === 'failed' && first ? ` First failure: ${first.message}` : '';
  return `${title}: ${stage.state}, ${stageSummary(stage)}.${reason}`;
}
