import { expect, test } from '@playwright/test';
import { writeNodeEngine } from '../../src/build/engine-bundle.ts';
import type { Report } from '../../src/domain/report.ts';
import { compileModule } from '../../src/grading/compile.ts';
import { grade } from '../../src/grading/grade.ts';
import type { GradeRequest } from '../../src/grading/grade.ts';
import { createNodeRuntime } from '../../src/grading/node/runtime.ts';
import { filesOf, hostiles, suite } from './hostile.ts';
import type { Hostile } from './hostile.ts';
import { openGradingPage } from './page.ts';

const stage = {
  id: 'stage',
  path: 'stage.hidden.test.ts',
  code: compileModule(suite, 'stage.hidden.test.ts'),
};

const requestFor = (hostile: Hostile): GradeRequest => ({
  files: filesOf(hostile),
  stages: [stage],
  limits: { testMs: 1_000, suiteMs: 15_000, memoryMb: 96 },
  stopAtFailure: true,
});

test('no hostile submission passes in the Worker', async ({ page }) => {
  await openGradingPage(page);
  for (const hostile of hostiles) {
    const report = await page.evaluate((request) => window.gradeInWorker(request), requestFor(hostile));
    check(hostile, report);
  }
});

test('no hostile submission passes in Node', async () => {
  const runtime = createNodeRuntime(await writeNodeEngine());
  for (const hostile of hostiles) check(hostile, await grade(requestFor(hostile), runtime));
});

function check(hostile: Hostile, report: Report): void {
  const name = `${hostile.name} (${report.runtime ?? '?'})`;
  const [attacked, ...others] = report.stages[0]?.tests ?? [];
  const failures = [report.death, ...(report.stages[0]?.failures ?? []), ...(attacked?.failures ?? [])];
  const said = failures.map((failure) => `${failure?.message ?? ''} ${failure?.received ?? ''}`).join('\n');
  expect(report.state, name).toBe('failed');
  expect(said, name).toMatch(hostile.says);
  if (hostile.outcome === undefined) return;
  const ended =
    hostile.outcome === 'timeout' && attacked?.outcome === 'crashed' ? 'timeout' : attacked?.outcome;
  expect(ended, name).toBe(hostile.outcome);
  expect(
    others.map(({ outcome }) => outcome),
    `${name}: the tests after it get their verdicts`,
  ).toEqual(['failed', 'passed']);
}
