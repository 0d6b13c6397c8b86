/** Why a WebContainer does not start, as a page can act on it. */
export type BootProblem =
  'not-isolated' | 'unsupported' | 'site' | 'unreachable' | 'timeout' | 'refused' | 'stopped';

const reasons: Record<BootProblem, string> = {
  'not-isolated':
    'This page was served without cross-origin isolation (the headers COOP and COEP), and browsers give a WebContainer the shared memory it needs only with it.',
  unsupported:
    'This browser lacks the shared memory or the WebAssembly threads that a WebContainer is made of.',
  site: 'A part of this site that WebContainers need could not be loaded.',
  unreachable:
    'The server that WebContainers start from could not be reached: there is no network, or a firewall or content blocker in between.',
  timeout: 'The WebContainer did not start in time.',
  refused: 'The WebContainer refused to start.',
  stopped: 'The start of the WebContainer was called off.',
};

/** A WebContainer that did not start; `message` tells a learner why, in one to three sentences. */
export class BootError extends Error {
  override readonly name = 'BootError';
  readonly problem: BootProblem;
  readonly detail: string;
  /** Whether another try in the same page can succeed. */
  readonly canRetry: boolean;

  constructor(problem: BootProblem, detail = '', canRetry = true) {
    super(`${reasons[problem]} ${detail}`.trim());
    this.problem = problem;
    this.detail = detail;
    this.canRetry = canRetry;
  }

  /** The same failure where only a fresh page can have another try. */
  untilReload(): BootError {
    return new BootError(this.problem, `${this.detail} Reload the page to try again.`.trim(), false);
  }
}

/** Any failure as a `BootError`: what the client or its host throws is a refusal, in their own words. */
export function toBootError(error: unknown): BootError {
  if (error instanceof BootError) return error;
  return new BootError('refused', `It said: ${error instanceof Error ? error.message : String(error)}.`);
}
