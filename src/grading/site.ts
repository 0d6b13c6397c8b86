import { createWorkerRuntime } from './worker/runtime.ts';
import type { WorkerRuntime } from './worker/runtime.ts';

const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** The site's own addresses of what grading needs. */
export const gradingUrls = {
  sandboxUrl: `${base}sandbox.html`,
  engineUrl: `${base}engine/worker.js`,
  nodeEngineUrl: `${base}engine/node.mjs`,
};

let worker: WorkerRuntime | undefined;

/** The page's one Worker runtime: snippets and katas share its warm spare. */
export function workerRuntime(): WorkerRuntime {
  worker ??= createWorkerRuntime(gradingUrls);
  return worker;
}
