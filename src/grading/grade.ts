import type { Files } from '../domain/files.ts';
import type { Limits } from '../domain/kata.ts';
import type { Failure, Report } from '../domain/report.ts';
import { compileFiles } from './compile.ts';
import type { EngineEvent, RunEvent } from './events.ts';
import { emptyReport, reduce } from './reduce.ts';
import type { Runtime, StageSuite } from './runtime.ts';
import { supervise } from './supervise.ts';

/** What is graded, by which suites, within which limits. */
export interface GradeRequest {
  files: Files;
  /** Compiled suites (see `compile.ts` and `sealed-suite.ts`), in the order in which they are run. */
  stages: StageSuite[];
  limits: Limits;
  /** Ends the run at the first stage that fails: later stages build on earlier ones. */
  stopAtFailure: boolean;
  /** Seed for the order of tests; absent, they run as written. */
  shuffleSeed?: number;
}

let runs = 0;

/**
 * Grades a submission: events as they happen, then the whole report. Never rejects: whatever goes wrong is
 * in the report. Aborting `signal` ends the run at once; what has not been decided by then is `lost`.
 */
export async function grade(
  request: GradeRequest,
  runtime: Runtime,
  onEvent: (event: RunEvent) => void = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<Report> {
  runs += 1;
  const run = `run-${String(runs)}`;
  const start = performance.now();
  const elapsed = (): number => performance.now() - start;
  let report = emptyReport(
    run,
    request.stages.map(({ id }) => id),
  );
  const emit = (event: RunEvent): void => {
    report = reduce(report, event);
    onEvent(event);
  };
  const die = (failure: Failure): void => emit({ run, type: 'died', failure, durationMs: elapsed() });

  emit({ run, type: 'started', runtime: runtime.name, stages: request.stages.map(({ id }) => id) });
  const compiled = compileFiles(request.files);
  if ('failure' in compiled) {
    die(compiled.failure);
    return report;
  }
  const { stages, limits, stopAtFailure, shuffleSeed } = request;
  const job = { modules: compiled.modules, stages, decided: [], stopAtFailure, shuffleSeed, limits };
  const say = (event: Exclude<EngineEvent, { type: 'finished' }>): void => emit({ run, ...event });
  const death = await supervise(job, runtime, say, () => report, signal);
  if (death) die(death);
  else emit({ run, type: 'finished', durationMs: elapsed() });
  return report;
}
