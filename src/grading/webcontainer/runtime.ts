import type { FileSystemAPI, WebContainer } from '@webcontainer/api';
import type { Exit, Runtime } from '../runtime.ts';
import { createEventReader, createSecret, encodeJob, explainEnd } from '../node-stream.ts';

/** The part of a WebContainer that grading uses. */
export interface Container {
  fs: Pick<FileSystemAPI, 'mkdir' | 'writeFile' | 'rm'>;
  spawn: WebContainer['spawn'];
}

type Attempt = Parameters<Runtime['run']>;

/** A process that was killed has this long to be gone, in ms. */
const killMs = 1_000;
/** What a process printed last may arrive after its exit code, in ms. */
const drainMs = 500;
/** A run that goes on after a loop starts its next attempt at once; after this long without one it is over, in ms. */
const idleMs = 1_000;

/**
 * Runs jobs as `node` processes in a WebContainer that holds `engine.mjs`. The submission is a file, the
 * suites go over standard input only.
 *
 * A WebContainer may be unable to kill a process that never returns to its event loop
 * (https://github.com/stackblitz/webcontainer-core/issues/1121). An attempt is given up all the same, and the
 * next one runs beside what is left of it; once no run follows, `onStuck` is called: time for a new container.
 */
export function createWebContainerRuntime(container: Container, onStuck: () => void = () => undefined): Runtime {
  let runs = 0;
  let stuck = false;
  let idle: ReturnType<typeof setTimeout> | undefined;
  return {
    name: 'webcontainer',
    async run(...args) {
      clearTimeout(idle);
      runs += 1;
      const folder = `runs/${String(runs)}`;
      const ended = attempt(container, folder, args).catch(
        (error: unknown): Exit => ({ how: 'died', reason: `the WebContainer failed: ${String(error)}` }),
      );
      const exit = await Promise.race([ended, outlived(args[2])]);
      stuck ||= exit === notKilled;
      if (stuck) idle = setTimeout(onStuck, idleMs);
      void remove(container, folder).catch(() => undefined);
      return exit;
    },
  };
}

const notKilled: Exit = { how: 'died', reason: 'the process could not be killed' };

async function attempt(container: Container, folder: string, [job, onEvent, signal]: Attempt): Promise<Exit> {
  const path = `${folder}/submission.json`;
  await container.fs.mkdir(folder, { recursive: true });
  await container.fs.writeFile(path, JSON.stringify(job.modules));
  // By environment, not by argument: a WebContainer's `node` runs on the browser's own engine and cannot honour
  // the limit, but starts nevertheless.
  const env = { NODE_OPTIONS: `--max-old-space-size=${String(job.limits.memoryMb)}` };
  const child = await container.spawn('node', ['engine.mjs', path], { env });
  signal.addEventListener('abort', () => child.kill(), { once: true });
  if (signal.aborted) {
    child.kill();
    return { how: 'died', reason: 'it was stopped before it began' };
  }
  return new Promise((resolve, reject) => {
    const secret = createSecret();
    const sent = encodeJob({ ...job, modules: {} }, secret);
    const hear: typeof onEvent = (event) => {
      onEvent(event);
      if (event.type === 'finished') resolve({ how: 'finished' });
    };
    const reader = createEventReader(secret, hear, sent);
    const output = child.output.pipeTo(new WritableStream({ write: reader.read })).catch(() => undefined);
    void child.input.getWriter().write(sent).catch(() => undefined);
    child.exit
      .then(async (code) => {
        await Promise.race([output, wait(drainMs)]);
        resolve({ how: 'died', reason: explainEnd(`code ${String(code)}`, reader.leftover()) });
      })
      .catch(reject);
  });
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when a run has been aborted and is still there. */
function outlived(signal: AbortSignal): Promise<Exit> {
  return new Promise((resolve) => {
    const count = (): void => void setTimeout(() => resolve(notKilled), killMs);
    if (signal.aborted) count();
    else signal.addEventListener('abort', count, { once: true });
  });
}

async function remove(container: Container, folder: string): Promise<void> {
  await container.fs.rm(folder, { recursive: true, force: true });
}
