import type { EngineEvent } from '../events.ts';
import type { Exit, Job, Runtime } from '../runtime.ts';
import { openFrame } from './frame.ts';
import type { SandboxFrame } from './frame.ts';

/** A frame that does not answer within this many ms has lost its process, as after a memory bomb. */
const answerMs = 2_000;

/** Where the site serves the two files that the runtime is made of. */
export interface WorkerFiles {
  sandboxUrl: string;
  engineUrl: string;
}

/** A runtime with a head start: `warm` loads the frame and the engine before they are needed. */
export interface WorkerRuntime extends Runtime {
  warm(): void;
}

/**
 * Runs jobs in Workers of an opaque origin: no cookies, storage, DOM or network of the site. Each attempt
 * gets a Worker of its own; a frame whose process died is replaced.
 */
export function createWorkerRuntime({ sandboxUrl, engineUrl }: WorkerFiles): WorkerRuntime {
  let frame: Promise<SandboxFrame> | undefined;
  let attempts = 0;

  const open = (): Promise<SandboxFrame> => {
    frame ??= openFrame(sandboxUrl, engineUrl).catch((error: unknown) => {
      frame = undefined;
      throw error;
    });
    return frame;
  };
  const replace = async (dead: SandboxFrame): Promise<void> => {
    if ((await frame) === dead) frame = undefined;
    dead.remove();
  };

  const run: Runtime['run'] = async (job, onEvent, signal) => {
    attempts += 1;
    try {
      const current = await open();
      const exit = await attempt(current, attempts, job, onEvent, signal);
      if (exit !== 'no answer') return exit;
      await replace(current);
      const again = await attempt(await open(), attempts, job, onEvent, signal);
      return again === 'no answer' ? { how: 'died', reason: 'the sandbox does not answer' } : again;
    } catch (error) {
      return { how: 'died', reason: (error as Error).message };
    }
  };
  return { name: 'worker', run, warm: () => void open().catch(() => undefined) };
}

function attempt(
  frame: SandboxFrame,
  id: number,
  job: Job,
  onEvent: (event: EngineEvent) => void,
  signal: AbortSignal,
): Promise<Exit | 'no answer'> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const end = (exit: Exit | 'no answer'): void => {
      clearTimeout(timer);
      unlisten();
      signal.removeEventListener('abort', abort);
      port1.close();
      frame.send({ type: 'kill', id });
      resolve(exit);
    };
    const abort = (): void => end({ how: 'died', reason: 'stopped' });
    const timer = setTimeout(() => end('no answer'), answerMs);
    const unlisten = frame.listen((message) => {
      if (message.type === 'spawned' && message.id === id) clearTimeout(timer);
      if (message.type === 'broken' && message.id === id) end({ how: 'died', reason: message.reason });
    });
    port1.onmessage = ({ data }: MessageEvent<EngineEvent>) => {
      clearTimeout(timer);
      onEvent(data);
      if (data.type === 'finished') end({ how: 'finished' });
    };
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    else frame.send({ type: 'run', id, job }, [port2]);
  });
}
