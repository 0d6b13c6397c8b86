/** Calls back once, a fixed time after the first start; starts in between change nothing. */
export interface Timer {
  start(work: () => void): void;
  cancel(): void;
}

/**
 * A timer of the browser. It does not start anew with each keystroke: somebody who types without a pause
 * is saved every `delayMs` all the same.
 */
export function pageTimer(delayMs: number): Timer {
  let pending: ReturnType<typeof setTimeout> | undefined;
  return {
    start(work) {
      pending ??= setTimeout(() => {
        pending = undefined;
        work();
      }, delayMs);
    },
    cancel() {
      clearTimeout(pending);
      pending = undefined;
    },
  };
}
