import { expect, it, vi } from 'vitest';
import type { EngineEvent } from './events.ts';
import { grade } from './grade.ts';
import type { Exit, Job, Runtime } from './runtime.ts';

/** Plays one script an attempt: events, then how the attempt ends (`hang`: not before it is aborted). */
function scripted(...attempts: { events: (job: Job) => EngineEvent[]; end: Exit | 'hang' }[]) {
  const jobs: Job[] = [];
  const runtime: Runtime = {
    name: 'worker',
    run: (job, onEvent, signal) => {
      const script = attempts[jobs.push(job) - 1];
      script?.events(job).forEach(onEvent);
      const end = script?.end ?? ({ how: 'died', reason: 'nothing left to play' } as const);
      if (end !== 'hang') return Promise.resolve(end);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ how: 'died', reason: 'aborted' }));
      });
    },
  };
  return { runtime, jobs };
}

const started = (...ids: string[]): EngineEvent => ({
  type: 'stage-started',
  stage: 's',
  tests: ids.map((id) => ({ id, stage: 's', path: [id] })),
});
const begins = (id: string): EngineEvent => ({ type: 'test-started', id, limitMs: 1_000 });
const passes = (id: string): EngineEvent => ({
  type: 'test-finished',
  id,
  outcome: 'passed',
  durationMs: 1,
  failures: [],
});
const ends: EngineEvent = { type: 'stage-finished', stage: 's', durationMs: 1, failures: [] };
const finished: EngineEvent = { type: 'finished' };

const request = {
  files: {},
  stages: [{ id: 's', path: 's.test.ts', code: '' }],
  limits: { testMs: 1_000, suiteMs: 10_000, memoryMb: 64 },
  stopAtFailure: true,
};

async function gradeWith(runtime: Runtime, signal?: AbortSignal) {
  vi.useFakeTimers();
  try {
    const report = grade(request, runtime, undefined, signal);
    await vi.runAllTimersAsync();
    return await report;
  } finally {
    vi.useRealTimers();
  }
}

it('names the test that never ended and lets the ones after it run in a fresh world', async () => {
  const { runtime, jobs } = scripted(
    { events: () => [started('a', 'b', 'c'), begins('a'), passes('a'), begins('b')], end: 'hang' },
    {
      events: () => [started('a', 'b', 'c'), begins('c'), passes('c'), ends, finished],
      end: { how: 'finished' },
    },
  );
  const report = await gradeWith(runtime);
  expect(report.stages[0]?.tests.map(({ outcome }) => outcome)).toEqual(['passed', 'timeout', 'passed']);
  expect(report.stages[0]?.tests[1]?.failures[0]?.message).toMatch(/still running after 1000 ms/);
  expect(report.state).toBe('failed');
  expect(jobs[1]?.decided).toEqual(['a', 'b']);
  expect(jobs[1]?.limits.testMs).toBeLessThan(1_000);
});

it('ends a stage whose files never finish loading', async () => {
  const { runtime } = scripted({ events: () => [], end: 'hang' });
  const report = await gradeWith(runtime);
  expect(report.stages[0]?.state).toBe('failed');
  expect(report.stages[0]?.failures[0]?.message).toMatch(/still being loaded/);
});

it('charges a crash to the test that was running', async () => {
  const { runtime } = scripted(
    { events: () => [started('a', 'b'), begins('a')], end: { how: 'died', reason: 'out of memory' } },
    { events: () => [begins('b'), passes('b'), ends, finished], end: { how: 'finished' } },
  );
  const report = await gradeWith(runtime);
  expect(report.stages[0]?.tests.map(({ outcome }) => outcome)).toEqual(['crashed', 'passed']);
  expect(report.stages[0]?.tests[0]?.failures[0]?.message).toMatch(/out of memory/);
});

it('gives up on a world that cannot even start, and says why', async () => {
  const { runtime } = scripted({ events: () => [], end: { how: 'died', reason: 'no engine' } });
  const report = await gradeWith(runtime);
  expect(report.state).toBe('failed');
  expect(report.stages[0]?.failures[0]?.message).toMatch(/no engine/);
});

it('stops at once when asked to, without a pass', async () => {
  const { runtime } = scripted({ events: () => [started('a', 'b'), begins('a'), passes('a')], end: 'hang' });
  const stop = new AbortController();
  queueMicrotask(() => stop.abort());
  const report = await gradeWith(runtime, stop.signal);
  expect(report.state).toBe('failed');
  expect(report.death?.message).toMatch(/stopped/);
});

it('does not run anything when a file is not TypeScript', async () => {
  const { runtime, jobs } = scripted();
  const report = await grade({ ...request, files: { 'a.ts': 'let = {' } }, runtime);
  expect(jobs).toEqual([]);
  expect(report.death).toMatchObject({ kind: 'syntax', location: { file: 'a.ts', line: 1 } });
});
