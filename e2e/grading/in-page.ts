/** What the grading tests run inside a page of the site: the real browser runtimes, driven from outside. */
import type { Report } from '../../src/domain/report.ts';
import { grade } from '../../src/grading/grade.ts';
import type { GradeRequest } from '../../src/grading/grade.ts';
import { createWebContainerBoot } from '../../src/grading/webcontainer/boot-status.ts';
import { createWorkerRuntime } from '../../src/grading/worker/runtime.ts';

type Grade = (request: GradeRequest) => Promise<Report>;

declare global {
  interface Window {
    gradeInWorker: Grade;
    gradeInWebContainer: Grade;
    bootWebContainer: () => Promise<void>;
  }
}

const worker = createWorkerRuntime({ sandboxUrl: '/sandbox.html', engineUrl: '/engine/worker.js' });
worker.warm();
window.gradeInWorker = (request) => grade(request, worker);

const boot = createWebContainerBoot({ engineUrl: '/engine/node.mjs', timeoutMs: 30_000 });
const settled = new Promise<void>((resolve, reject) => {
  boot.subscribe((status) => {
    if (status.state === 'ready') resolve();
    if (status.state === 'failed') reject(new Error(status.reason));
  });
});
settled.catch(() => undefined);

window.bootWebContainer = () => {
  boot.start();
  return settled;
};

window.gradeInWebContainer = async (request) => {
  const runtime = boot.runtime();
  if (!runtime) throw new Error('There is no WebContainer.');
  return grade(request, runtime);
};
