import type { Job } from '../runtime.ts';
import type { EngineEvent } from '../events.ts';

/** What the engine asks of the world it runs in: a Worker or a Node process. */
export interface EngineHost {
  /** Hands an event to whoever supervises the run, at once, even if the next line never returns. */
  emit(event: EngineEvent): void;
  /** Turns CommonJS source into a function of `params`; line 1 of `code` is line 1 of `path` in stack traces. */
  compile(code: string, path: string, params: string[]): (...args: unknown[]) => unknown;
  /** Resolves after pending promise rejections have been reported to `onStrayError`. */
  settle(): Promise<void>;
  /** Registers the listener for errors and rejections that nobody handled. */
  onStrayError(listener: (error: unknown) => void): void;
  /** Removes from the global object what reaches out of this world; called once, after the built-ins are frozen. */
  takeAway(): void;
}

/** Runs one job in a host; resolves when `finished` has been emitted. */
export type RunJob = (job: Job, host: EngineHost) => Promise<void>;
