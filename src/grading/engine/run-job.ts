import * as vitest from 'vitest';
import * as kit from 'lockstep/kit';
import { processError, startTests } from 'vitest/internal/browser';
import type { RunnerTestSuite } from 'vitest';
import type { Failure } from '../../domain/report.ts';
import type { Job, StageSuite } from '../runtime.ts';
import { createConsole } from './console.ts';
import { toFailure } from './failure.ts';
import { harden } from './harden.ts';
import type { EngineHost } from './host.ts';
import { evaluate } from './modules.ts';
import type { Builtins } from './modules.ts';
import { createRunner } from './runner.ts';
import type { StageRun } from './runner.ts';
import { provideState, runnerConfig } from './vitest-state.ts';

/**
 * Runs a job in this world, once: the world is hardened on the way and is to be thrown away after.
 * Stages run one after the other, each with modules of its own; the promise resolves after `finished`.
 */
export async function runJob(job: Job, host: EngineHost): Promise<void> {
  const config = runnerConfig(job);
  provideState(config);
  let stage: StageRun | undefined;
  host.onStrayError((error) => stage?.strays.push(strayFailure(error, job.modules)));
  const console = createConsole((level, text) => {
    const line = {
      level,
      text,
      stage: stage?.id ?? '',
      ...(stage?.current !== undefined && { test: stage.current }),
    };
    host.emit({ type: 'console', line });
  });
  Object.defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true });
  harden(job.stages.some(({ code }) => webValues.test(code)));
  host.takeAway();
  const restoreGlobals = rememberGlobals();
  for (const suite of job.stages) {
    stage = prepareStage(job, suite, host);
    const passed = await runStage(stage, config);
    restoreGlobals();
    if (!passed && job.stopAtFailure) break;
  }
  host.emit({ type: 'finished' });
}

/** Node loads these on first use, which takes 30 ms: they are frozen where a suite stands on them. */
const webValues = /\b(?:Headers|Request|Response)\b/;

const forSuite: Builtins = { vitest, 'lockstep/kit': kit };
const forCode: Builtins = { 'lockstep/kit': kit };

function prepareStage(job: Job, suite: StageSuite, host: EngineHost): StageRun {
  const world = { modules: job.modules, forSuite, forCode, compile: host.compile };
  return {
    id: suite.id,
    path: suite.path,
    load: () => {
      evaluate(world, suite.path, suite.own ? (job.modules[suite.path] ?? '') : suite.code);
    },
    decided: new Set(job.decided),
    sources: job.modules,
    host,
    current: undefined,
    strays: [],
  };
}

async function runStage(stage: StageRun, config: object): Promise<boolean> {
  const runner = createRunner(stage, config);
  const start = runner.now();
  const [file] = await startTests([stage.path], runner as unknown as Parameters<typeof startTests>[1]);
  await stage.host.settle();
  runner.announceRest();
  const errors = file ? suiteErrors(file) : [];
  const failures = [...errors.map((error) => toFailure(error, stage.sources)), ...stage.strays.splice(0)];
  if (file?.tasks.length === 0 && failures.length === 0) failures.push(noTests);
  stage.host.emit({ type: 'stage-finished', stage: stage.id, durationMs: runner.now() - start, failures });
  return file?.result?.state === 'pass' && failures.length === 0;
}

/** What went wrong outside any test: at import, or in a hook of the file or of a `describe`. */
function suiteErrors(suite: RunnerTestSuite): unknown[] {
  const below = suite.tasks.flatMap((task) => (task.type === 'suite' ? suiteErrors(task) : []));
  return [...(suite.result?.errors ?? []), ...below];
}

const noTests: Failure = {
  kind: 'error',
  message: 'No test was found in this file.',
  why: 'A suite without tests proves nothing, so it never passes.',
};

function strayFailure(error: unknown, sources: Job['modules']): Failure {
  const failure = toFailure(processError(error), sources);
  return {
    ...failure,
    kind: 'unhandled',
    why: failure.why ?? 'This error was thrown, or its promise rejected, where nothing was waiting for it.',
  };
}

/** Globals that stay replaceable (fake timers need them). The rest are frozen, or Node loads them on first use. */
const replaceable =
  `Date Intl performance console queueMicrotask setTimeout clearTimeout setInterval clearInterval
  setImmediate clearImmediate`.split(/\s+/);

/** What one stage adds to the global object, or replaces there, is not there for the next. */
function rememberGlobals(): () => void {
  const keys = new Set(Reflect.ownKeys(globalThis));
  const before = new Map(
    replaceable.map((name) => [name, Reflect.getOwnPropertyDescriptor(globalThis, name)]),
  );
  return () => {
    for (const key of Reflect.ownKeys(globalThis))
      if (!keys.has(key)) Reflect.deleteProperty(globalThis, key);
    for (const [name, descriptor] of before) {
      if (descriptor?.configurable) Reflect.defineProperty(globalThis, name, descriptor);
    }
  };
}
