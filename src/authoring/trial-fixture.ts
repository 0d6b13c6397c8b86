import type { ConsoleLine, Failure, Report, StageReport, TestReport } from '../domain/report.ts';
import type { Run } from './plan.ts';
import type { Trial } from './trials.ts';

/** A failure that teaches, with some of it changed. */
export const failure = (change: Partial<Failure> = {}): Failure => ({
  kind: 'assertion',
  message: 'expected 1 to be 2',
  why: 'It matters.',
  story: ['queue.shift() → 1'],
  ...change,
});

/** What a test of a report is made from: its outcome, or whatever else is of interest. */
interface Given {
  outcome: TestReport['outcome'];
  failures?: readonly Failure[];
  console?: readonly ConsoleLine[];
}

type Tests = Readonly<Record<string, TestReport['outcome'] | Given>>;

/** A stage of a report, for tests: title to result. */
export function stage(id: string, tests: Tests, change: Partial<StageReport> = {}): StageReport {
  const reports = Object.entries(tests).map(([title, result]): TestReport => {
    const given: Given = typeof result === 'string' ? { outcome: result } : result;
    const { outcome, failures = outcome === 'failed' ? [failure()] : [], console = [] } = given;
    const ref = { id: `${id} › ${title}`, stage: id, path: title.split(' › ') };
    return { ...ref, outcome, failures: [...failures], console: [...console] };
  });
  const passed = reports.length > 0 && reports.every(({ outcome }) => outcome === 'passed');
  return { id, state: passed ? 'passed' : 'failed', tests: reports, failures: [], console: [], ...change };
}

/** A report of these stages, passed if they are. */
export function report(stages: StageReport[], change: Partial<Report> = {}): Report {
  const passed = stages.every(({ state }) => state === 'passed');
  return { run: 'run-1', state: passed ? 'passed' : 'failed', stages, ...change };
}

/** A run of these stages and what came of it. */
export function trial(stages: StageReport[], run: Partial<Run> = {}, change: Partial<Report> = {}): Trial {
  const ids = stages.map(({ id }) => id);
  return {
    run: { subject: 'starter', suites: 'hidden', stages: ids, ...run },
    report: report(stages, change),
  };
}
