import { expect } from 'vitest';
import type { RunnerTestCase, RunnerTestFile, RunnerTestSuite } from 'vitest';
import type { Failure, Outcome, TestRef } from '../../domain/report.ts';
import type { EngineHost } from './host.ts';
import { toFailure } from './failure.ts';

/** One stage while it runs: who is running, what has been said, what went wrong outside any test. */
export interface StageRun {
  id: string;
  path: string;
  load: () => void;
  decided: ReadonlySet<string>;
  sources: Readonly<Record<string, string>>;
  host: EngineHost;
  /** The test that runs now. */
  current: string | undefined;
  /** Errors and rejections that nobody handled since the last test was announced. */
  strays: Failure[];
}

type Task = RunnerTestCase | RunnerTestSuite;

const now = performance.now.bind(performance);

/** The `VitestRunner` of one stage: it tells the host what happens, as it happens. */
export function createRunner(stage: StageRun, config: object) {
  const ids = new Map<Task, string>();
  const said = new Set<string>(stage.decided);

  const finish = (id: string, outcome: Outcome, durationMs: number, failures: Failure[]): void => {
    if (said.has(id)) return;
    said.add(id);
    stage.host.emit({ type: 'test-finished', id, outcome, durationMs, failures });
  };

  return {
    config,
    importFile: () => {
      stage.load();
    },
    onCollected([file]: RunnerTestFile[]): void {
      const tests = file ? nameTests(stage.id, file, ids) : [];
      for (const [task, id] of ids) if (stage.decided.has(id)) task.mode = 'skip';
      stage.host.emit({ type: 'stage-started', stage: stage.id, tests });
    },
    onBeforeRunTask(task: RunnerTestCase): void {
      const id = ids.get(task);
      if (id === undefined || task.mode === 'skip' || task.mode === 'todo') return;
      stage.current = id;
      stage.host.emit({ type: 'test-started', id, limitMs: task.timeout });
    },
    onBeforeTryTask(): void {
      expect.setState({ ...noAssertions });
    },
    onAfterTryTask: checkAssertionCount,
    async onAfterRunTask(task: RunnerTestCase): Promise<void> {
      await stage.host.settle();
      const id = ids.get(task);
      stage.current = undefined;
      if (id === undefined) return;
      const failures = [
        ...(task.result?.errors ?? []).map((error) => toFailure(error, stage.sources)),
        ...stage.strays.splice(0),
      ];
      finish(id, outcomeOf(task, failures), task.result?.duration ?? 0, failures);
    },
    /** Reports what the runner passed over in silence: skipped tests, and all tests after a broken hook. */
    announceRest(): void {
      for (const [task, id] of ids) {
        const failures = (task.result?.errors ?? []).map((error) => toFailure(error, stage.sources));
        finish(id, task.result?.state === 'fail' ? 'failed' : 'skipped', 0, failures);
      }
    },
    now,
  };
}

const noAssertions = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
};

/** Holds a test to `expect.assertions(n)` and `expect.hasAssertions()`. */
function checkAssertionCount(): void {
  const state = expect.getState();
  const wanted = state.expectedAssertionsNumber ?? null;
  if (wanted !== null && state.assertionCalls !== wanted) throw state.expectedAssertionsNumberErrorGen?.();
  if (state.isExpectingAssertions && state.assertionCalls === 0) throw state.isExpectingAssertionsError;
}

function outcomeOf(task: RunnerTestCase, failures: Failure[]): Outcome {
  if (failures.some((failure) => failure.kind === 'timeout')) return 'timeout';
  return task.result?.state === 'pass' && failures.length === 0 ? 'passed' : 'failed';
}

/** Lists the tests as written; titles that occur twice get a number, so that every id is unique. */
function nameTests(stage: string, file: RunnerTestFile, ids: Map<Task, string>): TestRef[] {
  const tests: TestRef[] = [];
  const seen = new Map<string, number>();
  const visit = (tasks: Task[], above: string[]): void => {
    for (const task of tasks) {
      const path = task.name === '' ? above : [...above, task.name];
      if (task.type === 'suite') visit(task.tasks, path);
      else {
        const name = `${stage} › ${path.join(' › ')}`;
        const times = (seen.get(name) ?? 0) + 1;
        seen.set(name, times);
        const id = times === 1 ? name : `${name} #${String(times)}`;
        ids.set(task, id);
        tests.push({ id, stage, path });
      }
    }
  };
  visit(file.tasks, []);
  return tests;
}
