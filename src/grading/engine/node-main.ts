/**
 * The engine as a Node program, for the command line and inside a WebContainer (Node >= 18, no newer flag).
 *
 * Standard input carries one job as base64 in lines, ended by a line with a full stop; with a path as first
 * argument, the compiled submission is read from that file instead of the job. Standard output carries one
 * event a line, each after the job's secret: what learner code prints cannot be mistaken for an event.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeSync } from 'node:fs';
import process from 'node:process';
import { Script } from 'node:vm';
import { encodeEvent } from '../node-stream.ts';
import type { Job } from '../runtime.ts';
import type { EngineHost } from './host.ts';
import { runJob } from './run-job.ts';

interface Envelope {
  secret: string;
  job: Job;
}

const { setImmediate, setInterval } = globalThis;
const exit = process.exit.bind(process);
const onProcess = process.on.bind(process);

/** What a browser's Worker does not have either, or what reaches out of this process. */
const taken = ['process', 'Buffer', 'global', 'fetch', 'WebSocket', 'EventSource', 'BroadcastChannel'];

const lines: string[] = [];
let rest = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk: string) => {
  const parts = `${rest}${chunk}`.split(/\r?\n|\r/);
  rest = parts.pop() ?? '';
  for (const line of parts) {
    if (line === '.') return start(lines.join(''));
    lines.push(line);
  }
});

function start(encoded: string): void {
  process.stdin.removeAllListeners('data');
  process.stdin.pause();
  const { secret, job } = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Envelope;
  const path = process.argv[2];
  if (path !== undefined) job.modules = JSON.parse(readFileSync(path, 'utf8')) as Job['modules'];
  // A promise that nothing will settle must end in Vitest's time-out, not in an empty event loop.
  setInterval(() => undefined, 60_000);
  const host = createHost(secret);
  void runJob(job, host).then(
    () => exit(0),
    (error: unknown) => {
      writeSync(2, `the engine failed: ${String((error as Error).stack)}\n`);
      exit(1);
    },
  );
}

function createHost(secret: string): EngineHost {
  return {
    emit: (event) => {
      writeAll(encodeEvent(event, secret));
    },
    compile: (code, path, params) => {
      const script = new Script(`(function(${params.join(',')}){${code}\n})`, {
        filename: `workspace/${path}`,
      });
      return script.runInThisContext() as never;
    },
    settle: () => new Promise((resolve) => setImmediate(resolve)),
    onStrayError: (listener) => {
      onProcess('unhandledRejection', listener);
      onProcess('uncaughtException', listener);
    },
    takeAway: () => {
      for (const name of taken) Reflect.deleteProperty(globalThis, name);
    },
  };
}

/** A pipe takes what it can: the rest is offered again. */
function writeAll(text: string): void {
  let bytes = Buffer.from(text, 'utf8') as Uint8Array;
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(1, bytes));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
