import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Exit, Job, Runtime } from '../runtime.ts';
import { createEventReader, createSecret, encodeJob, explainEnd } from '../node-stream.ts';

/**
 * Runs jobs in child processes under Node's permission model (no files, no processes, no workers, no
 * add-ons) and the kata's memory limit. `engine` is the path of the engine bundled for Node.
 */
export function createNodeRuntime(engine: string): Runtime {
  return {
    name: 'node',
    run: (job, onEvent, signal) => attempt(spawnEngine(engine, job), job, onEvent, signal),
  };
}

function spawnEngine(engine: string, job: Job): ChildProcess {
  const flags = [
    '--permission',
    `--allow-fs-read=${engine}`,
    `--max-old-space-size=${String(job.limits.memoryMb)}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
  ];
  // An empty environment: nothing of the grader's machine is the learner's business.
  return spawn(process.execPath, [...flags, engine], { stdio: 'pipe', env: {} });
}

function attempt(
  child: ChildProcess,
  job: Job,
  onEvent: Parameters<Runtime['run']>[1],
  signal: AbortSignal,
): Promise<Exit> {
  const secret = createSecret();
  let finished = false;
  let complaint = '';
  const reader = createEventReader(secret, (event) => {
    finished ||= event.type === 'finished';
    onEvent(event);
  });
  child.stdout?.setEncoding('utf8').on('data', reader.read);
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = `${complaint}${text}`.slice(-4_000)));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(encodeJob(job, secret));
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ how: 'died', reason: error.message }));
    child.on('close', (code, killedBy) => {
      signal.removeEventListener('abort', kill);
      resolve(
        finished
          ? { how: 'finished' }
          : { how: 'died', reason: explainEnd(killedBy ?? `code ${String(code)}`, complaint) },
      );
    });
  });
}
