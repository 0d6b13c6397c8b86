import type { WebContainer } from '@webcontainer/api';
import { BootError, toBootError } from './boot-error.ts';
import { openContainer } from './client.ts';

/** Where the engine for Node is served from, and how long to wait for the whole boot, in ms. */
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
    const container = await openContainer(limit.passed);
    await Promise.race([limit.passed, install(container, engine)]).catch((error: unknown) => {
      container.teardown();
      throw error;
    });
    return container;
  } catch (error) {
    throw toBootError(error);
  } finally {
    limit.stop();
  }
}

function checkBrowser(): void {
  // Undefined where the browser has never heard of isolation; without it, shared memory is hidden.
  if (globalThis.crossOriginIsolated === false) throw new BootError('not-isolated', '', false);
  const has = (name: string): boolean => name in globalThis;
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

/** Starts `node` once: a container that cannot is not ready, and the first verdict finds it warm. */
async function install(container: WebContainer, engine: string): Promise<void> {
  await container.mount({ 'engine.mjs': { file: { contents: engine } } });
  const { exit } = await container.spawn('node', ['--version'], { output: false });
  const code = await exit;
  if (code !== 0) throw new BootError('refused', `Its \`node\` ended with code ${String(code)}.`);
}
