import type { FileSystemAPI, WebContainer } from '@webcontainer/api';
import type { Exit, Runtime } from '../runtime.ts';
import { createEventReader, createSecret, encodeJob, explainEnd } from '../node-stream.ts';

/** The part of a WebContainer that grading uses. */
export interface Container {
  fs: Pick<FileSystemAPI, 'mkdir' | 'writeFile' | 'rm'>;
  spawn: WebContainer['spawn'];
}

/** A process that was killed has this long to be gone, in ms. */
const killMs = 1_000;
/** What a process printed last may arrive this long after its exit code, in ms. */
const drainMs = 500;
/** A run goes on with its next attempt at once: after this long without one it is over, in ms. */
const idleMs = 1_000;

/**
 * Runs jobs as `node` processes in a WebContainer that holds `engine.mjs`. The submission is a file while it
 * runs; the suites go over standard input only.
 *
 * A WebContainer may be unable to kill a process that never returns to its event loop
 * (https://github.com/stackblitz/webcontainer-core/issues/1121). Such an attempt is given up all the same, and
 * the next one runs beside what is left of it; when no more follows, `onStuck` asks for a new container.
 */
export function createWebContainerRuntime(
  container: Container,
  onStuck: () => void = () => undefined,
): Runtime {
  let active = 0;
  let stuck = false;
  let idle: ReturnType<typeof setTimeout> | undefined;
  return {
    name: 'webcontainer',
    async run(...request) {
      clearTimeout(idle);
      attempts += 1;
      active += 1;
      const folder = `runs/${String(attempts)}`;
      const exit = await Promise.race([attempt(container, folder, request), outlived(request[2])]);
      void remove(container, folder);
      active -= 1;
      stuck ||= exit === notKilled;
      if (stuck && active === 0) idle = setTimeout(onStuck, idleMs);
      return exit;
    },
  };
}

/** Counted for the page, not for a runtime: a folder is removed in the background, and must not be another's. */
let attempts = 0;

type Request = Parameters<Runtime['run']>;

const notKilled: Exit = { how: 'died', reason: 'the process could not be ended' };

/** Resolves when a run has been aborted and is still there. */
function outlived(signal: AbortSignal): Promise<Exit> {
  return new Promise((resolve) => {
    const count = (): void => void setTimeout(resolve, killMs, notKilled);
    if (signal.aborted) count();
    else signal.addEventListener('abort', count, { once: true });
  });
}

async function attempt(container: Container, folder: string, [job, onEvent, signal]: Request): Promise<Exit> {
  try {
    const path = `${folder}/submission.json`;
    await container.fs.mkdir(folder, { recursive: true });
    await container.fs.writeFile(path, JSON.stringify(job.modules));
    // By environment, not by argument: a `node` on the browser's engine cannot keep the limit, but starts.
    const env = { NODE_OPTIONS: `--max-old-space-size=${String(job.limits.memoryMb)}` };
    const child = await container.spawn('node', ['engine.mjs', path], { env });
    signal.addEventListener('abort', () => child.kill(), { once: true });
    if (!signal.aborted) return await converse(child, { ...job, modules: {} }, onEvent);
    child.kill();
    return { how: 'died', reason: 'it was stopped before it began' };
  } catch (error) {
    return {
      how: 'died',
      reason: `the WebContainer failed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

type Child = Awaited<ReturnType<Container['spawn']>>;

function converse(child: Child, job: Request[0], onEvent: Request[1]): Promise<Exit> {
  const secret = createSecret();
  return new Promise((resolve, reject) => {
    const hear: typeof onEvent = (event) => {
      onEvent(event);
      if (event.type === 'finished') resolve({ how: 'finished' });
    };
    const reader = createEventReader(secret, hear);
    const output = child.output.pipeTo(new WritableStream({ write: reader.read })).catch(() => undefined);
    child.input.getWriter().write(encodeJob(job, secret)).catch(reject);
    child.exit.then(async (code) => {
      await Promise.race([output, new Promise((drained) => setTimeout(drained, drainMs))]);
      resolve({ how: 'died', reason: explainEnd(`code ${String(code)}`, reader.leftover()) });
    }, reject);
  });
}

/** A container that is gone has nothing to tidy up. */
const remove = async (container: Container, folder: string): Promise<void> => {
  try {
    await container.fs.rm(folder, { recursive: true, force: true });
  } catch {
    return;
  }
};
