/** The engine inside a Worker: waits for a job and a port, runs the job, and never speaks on another channel. */
import type { Job } from '../runtime.ts';
import type { EngineHost } from './host.ts';
import { runJob } from './run-job.ts';

const scope = globalThis as unknown as Record<string, unknown> & {
  addEventListener(type: string, listener: (event: never) => void): void;
};

// Captured before any learner code is loaded; the names are then taken away.
const evaluate = globalThis.eval;
const { MessageChannel } = globalThis;
const post = MessagePort.prototype.postMessage;

const taken =
  `postMessage close Worker SharedWorker importScripts fetch XMLHttpRequest WebSocket WebSocketStream
  EventSource WebTransport indexedDB caches BroadcastChannel Notification FileReaderSync webkitRequestFileSystem
  webkitRequestFileSystemSync webkitResolveLocalFileSystemURL webkitResolveLocalFileSystemSyncURL`.split(
    /\s+/,
  );

scope.addEventListener('message', (event: MessageEvent<Job>) => {
  const port = event.ports[0];
  if (!port) return;
  void runJob(event.data, createHost(port));
});

function createHost(port: MessagePort): EngineHost {
  const yielder = new MessageChannel();
  const waiting: (() => void)[] = [];
  yielder.port1.onmessage = () => waiting.shift()?.();
  const nextTask = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      Reflect.apply(post, yielder.port2, [null]);
    });
  return {
    emit: (event) => {
      Reflect.apply(post, port, [event]);
    },
    compile: (code, path, params) =>
      evaluate(`(function(${params.join(',')}){${code}\n})\n//# sourceURL=workspace/${path}`) as never,
    // Chromium reports a rejection a few tasks after the microtasks that left it behind.
    settle: async () => {
      for (let tasks = 0; tasks < 4; tasks += 1) await nextTask();
    },
    takeAway,
    onStrayError: (listener) => {
      scope.addEventListener('unhandledrejection', (event: PromiseRejectionEvent) => {
        event.preventDefault();
        listener(event.reason);
      });
      scope.addEventListener('error', (event: ErrorEvent) => {
        event.preventDefault();
        listener(event.error ?? new Error(event.message));
      });
    },
  };
}

function takeAway(): void {
  for (let object: object | null = globalThis; object; object = Reflect.getPrototypeOf(object)) {
    for (const name of taken) if (Object.hasOwn(object, name)) Reflect.deleteProperty(object, name);
  }
}
