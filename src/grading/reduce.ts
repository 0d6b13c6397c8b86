import type { Report, StageReport, TestReport } from '../domain/report.ts';
import type { RunEvent } from './events.ts';

/** A report before its run has said anything; `stages` are the ids in order. */
export function emptyReport(run: string, stages: string[]): Report {
  return { run, state: 'waiting', stages: stages.map(emptyStage) };
}

const emptyStage = (id: string): StageReport => ({
  id,
  state: 'pending',
  tests: [],
  failures: [],
  console: [],
});

/**
 * The one place where events become a verdict; pure, so that the page, the command line and the tests agree.
 * Events of another run, or of tests that were never announced, change nothing.
 */
export function reduce(report: Report, event: RunEvent): Report {
  if (event.run !== report.run) return report;
  switch (event.type) {
    case 'started':
      return { ...report, state: 'running', runtime: event.runtime };
    case 'stage-started':
      return withStage(report, event.stage, (stage) => ({
        ...stage,
        state: 'running',
        tests: event.tests.map((test) => ({ ...test, outcome: 'pending', failures: [], console: [] })),
      }));
    case 'test-started':
      return withTest(report, event.id, (test) => ({ ...test, outcome: 'running' }));
    case 'console':
      return withConsole(report, event.line);
    case 'test-finished':
      return withTest(report, event.id, (test) => ({
        ...test,
        outcome: event.outcome,
        durationMs: event.durationMs,
        failures: event.failures,
      }));
    case 'stage-finished':
      return withStage(report, event.stage, (stage) =>
        judge({
          ...stage,
          durationMs: event.durationMs,
          failures: [...stage.failures, ...event.failures],
          tests: stage.tests.map(settle),
        }),
      );
    case 'finished':
      return { ...report, state: verdict(report.stages), durationMs: event.durationMs };
    case 'died':
      return { ...report, state: 'failed', death: event.failure, durationMs: event.durationMs };
  }
}

const verdict = (stages: StageReport[]): 'passed' | 'failed' =>
  stages.length > 0 && stages.every((stage) => stage.state === 'passed') ? 'passed' : 'failed';

/** A stage passes if it has tests, each of them passed, and nothing went wrong around them. */
function judge(stage: StageReport): StageReport {
  const passed =
    stage.tests.length > 0 &&
    stage.failures.length === 0 &&
    stage.tests.every((test) => test.outcome === 'passed');
  return { ...stage, state: passed ? 'passed' : 'failed' };
}

const settle = (test: TestReport): TestReport =>
  test.outcome === 'pending' || test.outcome === 'running' ? { ...test, outcome: 'lost' } : test;

function withStage(report: Report, id: string, change: (stage: StageReport) => StageReport): Report {
  return { ...report, stages: report.stages.map((stage) => (stage.id === id ? change(stage) : stage)) };
}

function withTest(report: Report, id: string, change: (test: TestReport) => TestReport): Report {
  const holder = report.stages.find((stage) => stage.tests.some((test) => test.id === id));
  if (!holder) return report;
  return withStage(report, holder.id, (stage) => ({
    ...stage,
    tests: stage.tests.map((test) => (test.id === id ? change(test) : test)),
  }));
}

function withConsole(report: Report, line: Report['stages'][number]['console'][number]): Report {
  const { stage, test } = line;
  if (test !== undefined) return withTest(report, test, (t) => ({ ...t, console: [...t.console, line] }));
  if (stage === undefined) return report;
  return withStage(report, stage, (s) => ({ ...s, console: [...s.console, line] }));
}
