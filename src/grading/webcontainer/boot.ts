import type { WebContainer } from '@webcontainer/api';
import type { Job } from '../runtime.ts';
import { BootError, toBootError } from './boot-error.ts';
import { openContainer } from './client.ts';
import { createWebContainerRuntime } from './runtime.ts';

/** Where the engine for Node is served from, and how long the whole boot may take, in ms. */
export interface BootOptions {
  engineUrl: string;
  timeoutMs: number;
  /** Calls the boot off. */
  signal?: AbortSignal;
}

/**
 * Boots the page's WebContainer with the engine in it, as `engine.mjs` in the working directory. Rejects with
 * a `BootError`, and leaves nothing in the page then; nothing is loaded where it cannot work anyway.
 */
export async function bootWebContainer({ engineUrl, timeoutMs, signal }: BootOptions): Promise<WebContainer> {
  checkBrowser();
  const limit = startLimit(timeoutMs, signal);
  try {
    const engine = await Promise.race([limit.passed, fetchEngine(engineUrl)]);
    return await openContainer(limit.passed, async (container) => {
      await container.mount({ 'engine.mjs': { file: { contents: engine } } });
      await tryOut(container);
    });
  } catch (error) {
    throw toBootError(error);
  } finally {
    limit.stop();
  }
}

function checkBrowser(): void {
  const has = (name: string): boolean => Reflect.get(globalThis, name) !== undefined;
  // Browsers that know of isolation hide shared memory without it, so this comes first.
  if (globalThis.crossOriginIsolated === false) throw new BootError('not-isolated', '', false);
  if (!['SharedArrayBuffer', 'Atomics', 'WebAssembly'].every(has)) {
    throw new BootError('unsupported', '', false);
  }
}

function startLimit(ms: number, signal?: AbortSignal) {
  let stop = (): void => undefined;
  const passed = new Promise<never>((_, reject) => {
    const callOff = (): void => reject(new BootError('stopped'));
    const late = (): void => reject(new BootError('timeout', `It was given ${String(ms / 1_000)} s.`));
    const timer = setTimeout(late, ms);
    signal?.addEventListener('abort', callOff);
    if (signal?.aborted) callOff();
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', callOff);
    };
  });
  passed.catch(() => undefined);
  return { passed, stop };
}

async function fetchEngine(url: string): Promise<string> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) throw new BootError('site');
  return response.text();
}

const trial: Job = {
  modules: {},
  stages: [{ id: 'trial', path: 'trial.test.ts', code: `require('vitest').it('runs', () => {})` }],
  decided: [],
  stopAtFailure: false,
  limits: { testMs: 10_000, suiteMs: 10_000, memoryMb: 256 },
};

/**
 * Grades one test that passes. A container whose `node` cannot do that (too old, input or output that does
 * not arrive) would fail every submission; and the first learner's verdict finds it warm.
 */
async function tryOut(container: WebContainer): Promise<void> {
  let passed = false;
  const exit = await createWebContainerRuntime(container).run(
    trial,
    (event) => (passed ||= event.type === 'test-finished' && event.outcome === 'passed'),
    new AbortController().signal,
  );
  if (exit.how === 'died') throw new BootError('refused', `A first test did not run in it: ${exit.reason}.`);
  if (!passed) throw new BootError('refused', 'A first test did not pass in it.');
}
