import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { compileModule } from '../src/grading/compile.ts';
import { filesOf, hostiles, suite } from './grading/hostile.ts';
import type { Fixture } from './webcontainer-host/fixture/in-page.ts';
import {
  nodeVerdict,
  requestFor,
  submissions,
  suiteMark,
  verdictOf,
} from './webcontainer-host/fixture/submissions.ts';
import { test } from './webcontainer-host/fixture/test.ts';

declare const fixture: Fixture;

for (const terminal of [false, true]) {
  const way = terminal ? 'through a terminal that echoes, with CRLF and split characters' : 'through pipes';
  test(`gives the verdicts of the node runtime, ${way}`, async ({ lab }) => {
    test.slow();
    const host = await lab.open({ terminal });
    expect(await lab.boot()).toEqual({ state: 'ready' });
    for (const [name, code] of Object.entries(submissions)) {
      const report = await lab.grade(requestFor(code));
      expect.soft(verdictOf(report), name).toEqual(await nodeVerdict(code));
      expect.soft(report.state, name).toBe(name === 'passing' ? 'passed' : 'failed');
    }
    await expect.poll(host.containers).toMatchObject([{ processes: 0 }]);
  });
}

test('lets no hostile submission pass', async ({ lab }) => {
  test.slow();
  await lab.open({ terminal: true });
  await lab.boot();
  const path = 'stage.hidden.test.ts';
  const stages = [{ id: 'stage', path, code: compileModule(suite, path) }];
  const limits = { testMs: 1_000, suiteMs: 15_000, memoryMb: 96 };
  for (const hostile of hostiles) {
    const { name, outcome, says } = hostile;
    const report = await lab.grade({ files: filesOf(hostile), stages, limits, stopAtFailure: true });
    const { tests = [], failures = [] } = report.stages[0] ?? {};
    const all = [report.death, ...failures, ...tests.flatMap((found) => found.failures)];
    const said = all.map((failure) => `${failure?.message ?? ''} ${failure?.received ?? ''}`).join('\n');
    const after = tests.slice(1).map((found) => found.outcome);
    expect.soft(report.state, name).toBe('failed');
    expect.soft(said, name).toMatch(says);
    if (outcome !== undefined) expect.soft(after, name).toEqual(['failed', 'passed']);
  }
});

test('ends a loop and goes on with the tests after it', async ({ lab }) => {
  await lab.open();
  await lab.boot();
  const report = await lab.grade(requestFor(submissions.looping));
  const outcomes = report.stages.flatMap(({ tests }) => tests.map(({ outcome }) => outcome));
  expect(outcomes).toEqual(['passed', 'timeout', 'passed', 'passed']);
});

test('replaces a container that cannot kill a loop, once the run is over', async ({ lab, page }) => {
  const host = await lab.open({ stubborn: true });
  await lab.boot();
  const before = host.containers()[0]?.root;
  const report = await lab.grade(requestFor(submissions.looping));
  await expect.poll(host.containers).toEqual([{ root: before, processes: 1 }]);
  expect(verdictOf(report)).toEqual(await nodeVerdict(submissions.looping));
  await page.evaluate(() => fixture.was('ready', 2));
  await expect.poll(host.containers).toMatchObject([{ processes: 0 }]);
  expect(host.containers()[0]?.root).not.toBe(before);
  expect((await lab.grade(requestFor(submissions.passing))).state).toBe('passed');
});

test('keeps the suites off the file system, and the file system clean', async ({ lab, page }) => {
  const host = await lab.open();
  await lab.boot();
  const root = host.containers()[0]?.root ?? '';
  const running = lab.grade(requestFor(submissions.looping));
  await page.evaluate(() => fixture.saw('test-started', 2));
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual(['engine.mjs', 'submission.json']);
  for (const { parentPath, name } of files) {
    expect(await readFile(join(parentPath, name), 'utf8')).not.toContain(suiteMark);
  }
  await running;
  await expect.poll(() => readdir(join(root, 'runs'))).toEqual([]);
});

test('ends a run whose container is torn down, with a report', async ({ lab, page }) => {
  const host = await lab.open();
  await lab.boot();
  const running = lab.grade(requestFor(submissions.looping, 20_000));
  await page.evaluate(async () => {
    await fixture.saw('test-started', 2);
    fixture.container().teardown();
  });
  const report = await running;
  expect(report.state).toBe('failed');
  expect(report.stages[0]?.tests.map(({ outcome }) => outcome)).toEqual(['passed', 'crashed', 'lost']);
  expect(report.death?.message).toContain('the WebContainer failed');
  await expect.poll(host.containers).toEqual([]);
});
