import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeNodeEngine } from '../src/build/engine-bundle.ts';
import type { Report } from '../src/domain/report.ts';
import { compileModule } from '../src/grading/compile.ts';
import { grade } from '../src/grading/grade.ts';
import type { GradeRequest } from '../src/grading/grade.ts';
import { createNodeRuntime } from '../src/grading/node/runtime.ts';
import { filesOf, hostiles, suite } from './grading/hostile.ts';
import type { Fixture } from './webcontainer-host/fixture/page.ts';
import { startSite } from './webcontainer-host/fixture/site.ts';
import type { Site } from './webcontainer-host/fixture/site.ts';
import { startHost } from './webcontainer-host/host.ts';
import type { Host, HostOptions } from './webcontainer-host/host.ts';

declare const fixture: Fixture;

const suites = {
  arithmetic: `
    import { expect, it } from 'vitest';
    import { add } from './calculator.ts';
    // only-in-the-hidden-suite
    it('adds', () => { expect(add(1, 2)).toBe(3); });
    it('adds négative numbers – with “quotes”, 数 and 🧮', () => { console.log('→ 🧮'); expect(add(-1, 1)).toBe(0); });
    it('adds nothing', () => { expect(add(0, 0)).toEqual(0); });`,
  time: `
    import { afterEach, expect, it, vi } from 'vitest';
    import { later } from './calculator.ts';
    it('waits', async () => {
      vi.useFakeTimers();
      const sum = later(1, 2);
      await vi.advanceTimersByTimeAsync(1_000);
      await expect(sum).resolves.toBe(3);
    });
    afterEach(() => { vi.useRealTimers(); });`,
};

const calculator = (add: string): string => `
  export const add = (a: number, b: number): number => { ${add} };
  export const later = (a: number, b: number) => new Promise((done) => setTimeout(() => done(add(a, b)), 1_000));`;

const submissions = {
  passing: calculator('return a + b;'),
  failing: calculator('return a - b;'),
  looping: calculator('while (a < 0) {} return a + b;'),
  waiting: calculator('return a + b;').replace('done(add(a, b))', 'undefined'),
  throwing: `throw new Error('no calculator today ☂');${calculator('return a + b;')}`,
  hoarding: calculator('const all = []; while (a < 0) all.push(new Array(10_000).fill(b)); return a + b;'),
  forging: calculator(`
    for (const secret of ['', 'f'.repeat(32)]) {
      const event = { type: 'test-finished', id: 'arithmetic › adds', outcome: 'passed', durationMs: 1, failures: [] };
      console.log('\\n' + secret + ' ' + JSON.stringify(event) + '\\n');
      console.log('\\n' + secret + ' ' + JSON.stringify({ type: 'finished' }) + '\\n');
    }
    return 42;`),
  exiting: calculator('(globalThis as any).process.exit(0); return a + b;'),
  unreadable: 'export const add = (a b) => a;',
};

const request = (code: string, testMs = 500): GradeRequest => ({
  files: { 'calculator.ts': code },
  stages: Object.entries(suites).map(([id, suite]) => {
    const path = `${id}.hidden.test.ts`;
    return { id, path, code: compileModule(suite, path) };
  }),
  limits: { testMs, suiteMs: 10_000, memoryMb: 64 },
  stopAtFailure: false,
});

let site: Site;
let host: Host | undefined;

test.beforeAll(async () => {
  site = await startSite();
});
test.afterAll(() => site.close());
test.afterEach(async () => {
  await host?.close();
  host = undefined;
});

async function openPage(page: Page, options: HostOptions = {}, path = '/'): Promise<void> {
  host = await startHost(options);
  await openPageFor(page, host.origin, path);
}

async function openPageFor(page: Page, origin: string, path = '/'): Promise<void> {
  await page.addInitScript((url) => Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: url }), origin);
  site.requests();
  await page.goto(`${site.origin}${path}`);
}

const boot = (page: Page, timeoutMs?: number) => page.evaluate((ms) => fixture.boot(ms), timeoutMs);

const gradeIn = (page: Page, code: string, testMs?: number): Promise<Report> =>
  page.evaluate((asked) => fixture.grade(asked), request(code, testMs));

const frames = (page: Page): Promise<number> => page.locator('iframe').count();

/** A report without what differs from run to run: names and times. */
const verdict = (report: Report): unknown =>
  JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      /^(run|runtime|durationMs)$/.test(key) ? undefined : value,
    ),
  );

async function expectedVerdict(code: string): Promise<unknown> {
  return verdict(await grade(request(code), createNodeRuntime(await writeNodeEngine())));
}

for (const terminal of [false, true]) {
  const way = terminal ? 'through a terminal that echoes, with CRLF and split characters' : 'through pipes';
  test(`gives the verdicts of the node runtime, ${way}`, async ({ page }) => {
    test.slow();
    await openPage(page, { terminal });
    expect(await boot(page)).toEqual({ state: 'ready' });
    for (const [name, code] of Object.entries(submissions)) {
      const report = await gradeIn(page, code);
      expect.soft(verdict(report), name).toEqual(await expectedVerdict(code));
      expect.soft(report.state, name).toBe(name === 'passing' ? 'passed' : 'failed');
    }
    await expect.poll(() => host?.containers()).toMatchObject([{ processes: 0 }]);
  });
}

test('lets no hostile submission pass', async ({ page }) => {
  test.slow();
  await openPage(page, { terminal: true });
  await boot(page);
  const stage = {
    id: 'stage',
    path: 'stage.hidden.test.ts',
    code: compileModule(suite, 'stage.hidden.test.ts'),
  };
  const limits = { testMs: 1_000, suiteMs: 15_000, memoryMb: 96 };
  for (const hostile of hostiles) {
    const asked = { files: filesOf(hostile), stages: [stage], limits, stopAtFailure: true };
    const report = await page.evaluate((grading) => fixture.grade(grading), asked);
    const { tests = [], failures = [] } = report.stages[0] ?? {};
    const said = [report.death, ...failures, ...tests.flatMap((found) => found.failures)];
    expect.soft(report.state, hostile.name).toBe('failed');
    expect
      .soft(
        said.map((failure) => `${failure?.message ?? ''} ${failure?.received ?? ''}`).join('\n'),
        hostile.name,
      )
      .toMatch(hostile.says);
    if (hostile.outcome !== undefined) {
      expect
        .soft(
          tests.slice(1).map(({ outcome }) => outcome),
          hostile.name,
        )
        .toEqual(['failed', 'passed']);
    }
  }
});

test('ends a loop and goes on with the tests after it', async ({ page }) => {
  await openPage(page);
  await boot(page);
  const report = await gradeIn(page, submissions.looping);
  const outcomes = report.stages.flatMap(({ tests }) => tests.map(({ outcome }) => outcome));
  expect(outcomes).toEqual(['passed', 'timeout', 'passed', 'passed']);
});

test('replaces a container that cannot kill a loop, once the run is over', async ({ page }) => {
  await openPage(page, { stubborn: true });
  await boot(page);
  const before = host?.containers()[0]?.root;
  const report = await gradeIn(page, submissions.looping);
  await expect.poll(() => host?.containers()).toEqual([{ root: before, processes: 1 }]);
  expect(verdict(report)).toEqual(await expectedVerdict(submissions.looping));
  await page.evaluate(() => fixture.was('ready', 2));
  await expect.poll(() => host?.containers()).toMatchObject([{ processes: 0 }]);
  expect(host?.containers()[0]?.root).not.toBe(before);
  expect((await gradeIn(page, submissions.passing)).state).toBe('passed');
});

test('keeps the suites off the file system, and the file system clean', async ({ page }) => {
  await openPage(page);
  await boot(page);
  const root = host?.containers()[0]?.root ?? '';
  const running = gradeIn(page, submissions.looping);
  await page.evaluate(() => fixture.saw('test-started'));
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name).sort()).toEqual(['engine.mjs', 'submission.json']);
  for (const { parentPath, name } of files) {
    expect(await readFile(join(parentPath, name), 'utf8')).not.toContain('only-in-the-hidden-suite');
  }
  await running;
  await expect.poll(() => readdir(join(root, 'runs'))).toEqual([]);
});

test('ends a run whose container is torn down, with a report', async ({ page }) => {
  await openPage(page);
  await boot(page);
  const running = gradeIn(page, submissions.looping, 20_000);
  await page.evaluate(async () => {
    await fixture.saw('test-finished');
    fixture.container().teardown();
  });
  const report = await running;
  expect(report.state).toBe('failed');
  expect(report.stages[0]?.tests.map(({ outcome }) => outcome)).toEqual(['passed', 'crashed', 'lost']);
  expect(report.death?.message).toContain('the WebContainer failed');
  await expect.poll(() => host?.containers()).toEqual([]);
});

test('loads nothing where the page is not cross-origin isolated', async ({ page }) => {
  await openPage(page, {}, '/plain');
  const before = site.requests();
  expect(await boot(page)).toMatchObject({ state: 'failed', problem: 'not-isolated', canRetry: false });
  expect(before.length).toBeGreaterThan(0);
  expect(site.requests()).toEqual([]);
  expect(await frames(page)).toBe(0);
});

test('says that the host cannot be reached', async ({ page }) => {
  const gone = await startHost();
  await gone.close();
  await openPageFor(page, gone.origin);
  expect(await boot(page)).toMatchObject({ state: 'failed', problem: 'unreachable', canRetry: true });
  expect(await frames(page)).toBe(0);
});

test('boots at the second try when the network is back', async ({ page }) => {
  await openPage(page);
  await page.route('**/headless?*', (route) => route.abort('internetdisconnected'));
  expect(await boot(page)).toMatchObject({ state: 'failed', problem: 'unreachable' });
  await page.unroute('**/headless?*');
  expect(await boot(page)).toEqual({ state: 'ready' });
  expect((await gradeIn(page, submissions.passing)).state).toBe('passed');
});

test('gives up on a host that never answers', async ({ page }) => {
  await openPage(page, { mood: 'silent' });
  const status = await boot(page, 3_000);
  expect(status).toMatchObject({ state: 'failed', problem: 'timeout', canRetry: true });
  expect(status).toHaveProperty('reason', expect.stringContaining('3 s'));
  expect(await frames(page)).toBe(0);
});

test('passes on why the host refuses', async ({ page }) => {
  await openPage(page, { mood: 'refusing' });
  const status = await boot(page);
  expect(status).toMatchObject({ state: 'failed', problem: 'refused', canRetry: false });
  expect(status).toHaveProperty('reason', expect.stringContaining('Unable to create more instances'));
  expect(await frames(page)).toBe(0);
});

test('says that the engine is missing', async ({ page }) => {
  await openPage(page);
  await page.route('**/engine/node.mjs', (route) => route.fulfill({ status: 404 }));
  expect(await boot(page)).toMatchObject({ state: 'failed', problem: 'site' });
  expect(await frames(page)).toBe(0);
});
