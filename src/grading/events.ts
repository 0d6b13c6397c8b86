import type { RuntimeName } from '../domain/kata.ts';
import type { ConsoleLine, Failure, Outcome, TestRef } from '../domain/report.ts';

/**
 * What an engine says while it runs a job, in the order in which it happens. JSON-serialisable.
 *
 * A stage is announced with all its tests before the first of them starts: whoever watches knows what is
 * still owed when the engine falls silent.
 */
export type EngineEvent =
  | { type: 'stage-started'; stage: string; tests: TestRef[] }
  | { type: 'test-started'; id: string; limitMs: number }
  | { type: 'console'; line: ConsoleLine }
  | { type: 'test-finished'; id: string; outcome: Outcome; durationMs: number; failures: Failure[] }
  | { type: 'stage-finished'; stage: string; durationMs: number; failures: Failure[] }
  | { type: 'finished' };

/** The one event protocol that the page, the command line and the tests consume. */
export type RunEvent = { run: string } & (
  | { type: 'started'; runtime: RuntimeName; stages: string[] }
  | Exclude<EngineEvent, { type: 'finished' }>
  | { type: 'finished'; durationMs: number }
  | { type: 'died'; failure: Failure; durationMs: number }
);
