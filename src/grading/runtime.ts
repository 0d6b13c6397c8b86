import type { Limits, RuntimeName } from '../domain/kata.ts';
import type { EngineEvent } from './events.ts';

/**
 * One stage's suite, compiled to CommonJS. `path` is what stack traces call it. With `own`, the suite is a
 * test file of the submission, at `path`, and `code` is not used.
 */
export interface StageSuite {
  id: string;
  path: string;
  code: string;
  own?: boolean;
}

/** All that an engine needs. Plain data: it crosses a `postMessage` or a pipe. */
export interface Job {
  /** The submission compiled to CommonJS: path to code. */
  modules: Record<string, string>;
  stages: StageSuite[];
  /** Tests decided in an earlier attempt: they are not run again. */
  decided: string[];
  /** Whether a stage that fails ends the run: later stages build on earlier ones. */
  stopAtFailure: boolean;
  /** Seed for the order of tests; absent, they run as written. */
  shuffleSeed?: number;
  limits: Limits;
}

/** How an attempt ended: the engine finished, or its host went away (with what it said last, if anything). */
export type Exit = { how: 'finished' } | { how: 'died'; reason: string };

/**
 * A place where a job runs. `run` makes one attempt in a fresh world and resolves, never rejects, when that
 * world is gone; aborting `signal` destroys it at once, whatever it is doing.
 */
export interface Runtime {
  readonly name: RuntimeName;
  run(job: Job, onEvent: (event: EngineEvent) => void, signal: AbortSignal): Promise<Exit>;
}
