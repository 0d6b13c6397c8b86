import type { ConsoleLine, Failure } from '../domain/report.ts';
import { grade } from './grade.ts';
import { workerRuntime } from './site.ts';
import type { Runtime, StageSuite } from './runtime.ts';

/** How a snippet ended: by itself, or with what stopped it. */
export interface SnippetResult {
  ok: boolean;
  failure?: Failure;
}

/** A suite of one test that evaluates the snippet: it runs like everything else, watched and walled in. */
const suite: StageSuite = {
  id: 'snippet',
  path: 'snippet.test.ts',
  code: `require('vitest').it('runs to its end', () => { require('./snippet'); })`,
};

const limits = { testMs: 5_000, suiteMs: 10_000, memoryMb: 256 };

/**
 * Runs a lesson's snippet (TypeScript, no imports but the kit) and hands over each line it prints. Never
 * rejects; aborting `signal` stops the code, whatever it is doing.
 */
export async function runSnippet(
  source: string,
  onLine: (line: ConsoleLine) => void,
  signal?: AbortSignal,
  runtime: Runtime = workerRuntime(),
): Promise<SnippetResult> {
  const request = { files: { 'snippet.ts': source }, stages: [suite], limits, stopAtFailure: true };
  const report = await grade(
    request,
    runtime,
    (event) => {
      if (event.type === 'console') onLine(event.line);
    },
    signal,
  );
  const stage = report.stages[0];
  const failure = report.death ?? stage?.failures[0] ?? stage?.tests[0]?.failures[0];
  return report.state === 'passed' ? { ok: true } : { ok: false, ...(failure && { failure }) };
}
