import type { RuntimeName } from './kata.ts';

/** A place in one of the learner's own files; lines and columns count from 1. */
export interface Location {
  file: string;
  line: number;
  column: number;
  /** Set where nothing was thrown in the learner's code: this is the method that the test called last. */
  method?: string;
}

/**
 * What went wrong, in words that suffice alone: what was done (`story`), what was expected, what came
 * back, and why it matters. Values are already printed, so that a failure is plain JSON.
 */
export interface Failure {
  kind: 'assertion' | 'error' | 'timeout' | 'unhandled' | 'crash' | 'syntax' | 'tampering';
  message: string;
  story?: string[];
  expected?: string;
  received?: string;
  why?: string;
  location?: Location;
}

/** Names one test: `id` is unique in a run, `path` holds the titles from the outermost `describe` inwards. */
export interface TestRef {
  id: string;
  stage: string;
  path: string[];
}

/** How a test ended. `lost` is a test that never got its turn: the run ended before it. */
export type Outcome = 'passed' | 'failed' | 'timeout' | 'crashed' | 'skipped' | 'lost';

export interface ConsoleLine {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
  stage?: string;
  test?: string;
}

export interface TestReport extends TestRef {
  outcome: Outcome | 'pending' | 'running';
  durationMs?: number;
  failures: Failure[];
  console: ConsoleLine[];
}

export interface StageReport {
  id: string;
  state: 'pending' | 'running' | 'passed' | 'failed';
  tests: TestReport[];
  /** What went wrong outside any test: a file that cannot be loaded, a hook that throws, an empty suite. */
  failures: Failure[];
  /** What was printed outside any test. */
  console: ConsoleLine[];
  durationMs?: number;
}

/** The verdict on one submission. `passed` only if every stage passed, and there was at least one. */
export interface Report {
  run: string;
  runtime?: RuntimeName;
  state: 'waiting' | 'running' | 'passed' | 'failed';
  stages: StageReport[];
  /** What ended the run before any stage could be judged. */
  death?: Failure;
  durationMs?: number;
}
