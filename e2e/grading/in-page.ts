/** What the grading tests run inside a page of the site: the real Worker runtime, driven from outside. */
import type { Report } from '../../src/domain/report.ts';
import { grade } from '../../src/grading/grade.ts';
import type { GradeRequest } from '../../src/grading/grade.ts';
import { createWorkerRuntime } from '../../src/grading/worker/runtime.ts';

declare global {
  interface Window {
    gradeInWorker(request: GradeRequest): Promise<Report>;
  }
}

const runtime = createWorkerRuntime({ sandboxUrl: '/sandbox.html', engineUrl: '/engine/worker.js' });
runtime.warm();

window.gradeInWorker = (request) => grade(request, runtime);
