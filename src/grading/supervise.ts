import type { Failure, Report, StageReport, TestRef } from '../domain/report.ts';
import type { EngineEvent } from './events.ts';
import type { Exit, Job, Runtime } from './runtime.ts';
import { watch } from './watchdog.ts';
import type { Overrun } from './watchdog.ts';

type Said = Exclude<EngineEvent, { type: 'finished' }>;

/**
 * Takes a job through as many attempts as it needs: a world that falls silent or dies costs the test that
 * ran in it, and the tests after it go on in a fresh world. Returns what ended the run before its time.
 */
export async function supervise(
  job: Job,
  runtime: Runtime,
  say: (event: Said) => void,
  report: () => Report,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  let next: Job | undefined = job;
  let barren = 0;
  while (next) {
    const before = progress(report());
    const end = await attempt(next, runtime, say, report, signal);
    if (signal.aborted) return stopped;
    if (end.how === 'finished') return undefined;
    const failure = end.how === 'overrun' ? overran(end.what) : crashed(end.reason);
    // Two attempts in a row that decide nothing: the host itself is broken, not the submission.
    barren = progress(report()) === before ? barren + 1 : 0;
    if (end.how === 'died' && barren > 1) return failure;
    settleStage(next, failure, say, report(), end);
    next = remaining(job, report());
  }
  return undefined;
}

type End = Exit | { how: 'overrun'; what: Overrun };

async function attempt(
  job: Job,
  runtime: Runtime,
  say: (event: Said) => void,
  report: () => Report,
  signal: AbortSignal,
): Promise<End> {
  const world = new AbortController();
  const stop = (): void => world.abort();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  let overrun: Overrun | undefined;
  const spent = (stage: string): number => spentMs(report(), stage);
  const watchdog = watch(job, spent, (what) => {
    overrun = what;
    world.abort();
  });
  const listen = (event: EngineEvent): void => {
    if (world.signal.aborted) return;
    watchdog.see(event);
    if (event.type === 'finished' || isRepeated(event, report())) return;
    say(event);
  };
  const exit = await runtime.run(job, listen, world.signal);
  watchdog.stop();
  signal.removeEventListener('abort', stop);
  return overrun ? { how: 'overrun', what: overrun } : exit;
}

/** A later attempt announces its stage again; the first announcement stands. */
const isRepeated = (event: EngineEvent, report: Report): boolean =>
  event.type === 'stage-started' && stageOf(report, event.stage)?.state === 'running';

const stageOf = (report: Report, id: string): StageReport | undefined =>
  report.stages.find((stage) => stage.id === id);

const running = (report: Report): StageReport | undefined =>
  report.stages.find(({ state }) => state === 'running');

const progress = (report: Report): number =>
  report.stages.flatMap(({ tests }) => tests).filter(({ outcome }) => outcome !== 'pending').length +
  report.stages.filter(({ state }) => state === 'passed' || state === 'failed').length;

const spentMs = (report: Report, stage: string): number =>
  (stageOf(report, stage)?.tests ?? []).reduce((sum, test) => sum + (test.durationMs ?? 0), 0);

/** Charges the failure to the test that was running or, if none was, to the stage, which then ends. */
function settleStage(job: Job, failure: Failure, say: (event: Said) => void, report: Report, end: End): void {
  const stage = running(report);
  const test = stage?.tests.find(({ outcome }) => outcome === 'running');
  const outcome = end.how === 'overrun' ? 'timeout' : 'crashed';
  const durationMs = end.how === 'overrun' ? end.what.afterMs : 0;
  const whole = end.how === 'overrun' && end.what.scope === 'stage';
  if (test) say({ type: 'test-finished', id: test.id, outcome, durationMs, failures: [failure] });
  if (stage && test && !whole && stage.tests.some(({ id, outcome: o }) => id !== test.id && o === 'pending'))
    return;
  const id = stage?.id ?? nextStage(job, report);
  if (id === undefined) return;
  if (!stage) say({ type: 'stage-started', stage: id, tests: [] satisfies TestRef[] });
  say({ type: 'stage-finished', stage: id, durationMs, failures: test && !whole ? [] : [failure] });
}

const nextStage = (job: Job, report: Report): string | undefined =>
  job.stages.find(({ id }) => stageOf(report, id)?.state === 'pending')?.id;

/** What is still owed after an attempt that broke off, with less patience: the submission has been seen to hang. */
function remaining(job: Job, report: Report): Job | undefined {
  const judged = report.stages.filter(({ state }) => state === 'passed' || state === 'failed');
  if (job.stopAtFailure && judged.some(({ state }) => state === 'failed')) return undefined;
  const open = job.stages.filter(({ id }) => !judged.some((stage) => stage.id === id));
  if (open.length === 0) return undefined;
  const current = running(report);
  const decided = (current?.tests ?? []).filter(({ outcome }) => outcome !== 'pending').map(({ id }) => id);
  // The engine cannot know that a decided test failed, so a stage that is resumed is the last of its job.
  const stages = job.stopAtFailure && current ? open.slice(0, 1) : open;
  return { ...job, stages, decided, limits: { ...job.limits, testMs: patience(job, report) } };
}

/** Someone whose code loops in every test must not wait for each of them: a quarter of the time, then an eighth. */
function patience({ limits }: Job, report: Report): number {
  const tests = report.stages.flatMap((stage) => stage.tests);
  const hung = tests.filter(({ outcome }) => outcome === 'timeout').length;
  return Math.min(limits.testMs, Math.max(500, Math.round(limits.testMs / (hung > 1 ? 8 : 4))));
}

function overran({ scope, afterMs }: Overrun): Failure {
  const ms = `${String(Math.round(afterMs))} ms`;
  const message = {
    test: `This test was still running after ${ms} and was ended.`,
    load: `The file was still being loaded after ${ms}; no test could start.`,
    stage: `This stage used up its time of ${ms}; the tests after this point did not get their turn.`,
  }[scope];
  return {
    kind: 'timeout',
    message,
    why: 'Usually a loop whose condition never becomes false, or a promise that is never settled.',
  };
}

const crashed = (reason: string): Failure => ({
  kind: 'crash',
  message: `The code ended the world it ran in: ${reason}.`,
  why: 'Usually memory that grows without bound: an entry that is never removed, or a list that links to itself.',
});

const stopped: Failure = {
  kind: 'crash',
  message: 'The run was stopped.',
  why: 'Tests that had not finished by then have no verdict.',
};
