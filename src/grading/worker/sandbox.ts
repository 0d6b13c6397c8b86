/**
 * The script of `/sandbox.html`, a frame of an opaque origin whose policy forbids every connection. It starts
 * classic Workers from the engine's text, one for each attempt, with a warm spare standing by.
 */
import type { FromSandbox, ToSandbox } from './protocol.ts';

let engineUrl = '';
let spare: Worker | undefined;
const running = new Map<number, Worker>();

const say = (message: FromSandbox): void => parent.postMessage(message, '*');

addEventListener('message', (event: MessageEvent<ToSandbox>) => {
  if (event.source !== parent) return;
  const message = event.data;
  if (message.type === 'engine') {
    engineUrl = URL.createObjectURL(new Blob([message.code], { type: 'text/javascript' }));
    spare = new Worker(engineUrl);
  } else if (message.type === 'run') run(message, [...event.ports]);
  else kill(message.id);
});

function run({ id, job }: Extract<ToSandbox, { type: 'run' }>, ports: MessagePort[]): void {
  const worker = spare ?? new Worker(engineUrl);
  spare = undefined;
  running.set(id, worker);
  worker.onerror = (event) => say({ type: 'broken', id, reason: event.message || 'out of memory' });
  worker.postMessage(job, ports);
  say({ type: 'spawned', id });
  spare = new Worker(engineUrl);
}

function kill(id: number): void {
  running.get(id)?.terminate();
  running.delete(id);
}

say({ type: 'loaded' });
