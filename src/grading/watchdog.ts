import type { EngineEvent } from './events.ts';
import type { Job } from './runtime.ts';

/** What took too long: one test, the loading of a stage's files, or a stage as a whole. */
export interface Overrun {
  scope: 'test' | 'load' | 'stage';
  afterMs: number;
}

/** The engine ends a slow promise itself; the watchdog gives it this long to do so, in ms. */
const grace = 250;
/** Starting a world and loading files may take this long on a slow machine, in ms. */
const loadMs = 5_000;

/**
 * Watches an engine from outside: a loop that never ends cannot be stopped from within. Calls `onOverrun`
 * once, when the running test, the loading or the stage has had its time. `spent` says how many ms of a
 * stage went by in earlier attempts.
 */
export function watch(job: Job, spent: (stage: string) => number, onOverrun: (what: Overrun) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stageEnd = Infinity;

  const arm = (scope: Overrun['scope'], limitMs: number, graceMs: number): void => {
    clearTimeout(timer);
    const left = stageEnd - performance.now();
    const [what, ms, extra] =
      left < limitMs ? (['stage', left, 0] as const) : ([scope, limitMs, graceMs] as const);
    const afterMs = what === 'stage' ? job.limits.suiteMs : limitMs;
    timer = setTimeout(() => onOverrun({ scope: what, afterMs }), Math.max(0, ms + extra));
  };

  arm('load', loadMs, 0);
  return {
    see(event: EngineEvent): void {
      if (event.type === 'stage-started') {
        stageEnd = performance.now() + Math.max(1_000, job.limits.suiteMs - spent(event.stage));
        arm('load', loadMs, 0);
      } else if (event.type === 'test-started') arm('test', event.limitMs, grace);
      else if (event.type === 'stage-finished') {
        stageEnd = Infinity;
        arm('load', loadMs, 0);
      } else if (event.type === 'test-finished') arm('load', loadMs, 0);
    },
    stop(): void {
      clearTimeout(timer);
    },
  };
}
