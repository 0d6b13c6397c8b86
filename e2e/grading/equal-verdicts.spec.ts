import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { writeNodeEngine } from '../../src/build/engine-bundle.ts';
import { loadKatas } from '../../src/build/katas.ts';
import type { LoadedKata } from '../../src/build/katas.ts';
import { root } from '../../src/build/root.ts';
import { bundleSuites } from '../../src/build/suite-bundle.ts';
import type { Files } from '../../src/domain/files.ts';
import type { Report } from '../../src/domain/report.ts';
import { grade } from '../../src/grading/grade.ts';
import type { GradeRequest } from '../../src/grading/grade.ts';
import { createNodeRuntime } from '../../src/grading/node/runtime.ts';
import type { StageSuite } from '../../src/grading/runtime.ts';
import { startHost } from '../webcontainer-host/host.ts';
import type { PlainProject } from './plain-vitest/vitest.config.ts';
import { endingOf } from './plain-vitest/outcomes-reporter.ts';
import type { Endings, PlainOutcomes } from './plain-vitest/outcomes-reporter.ts';
import { openGradingPage } from './page.ts';

type Grader = (files: Files, stages: StageSuite[]) => Promise<Report>;

/** What is graded; an impostor names the test that must catch it, and its run ends with that stage. */
interface Target {
  name: string;
  files: Files;
  caughtBy?: { stage: string; test: string };
}

/** So many tests share the targets of a kata, to use all cores. */
const parts = 2;

test.describe.configure({ mode: 'parallel' });

for (const kata of await loadKatas()) {
  const targets = targetsOf(kata);
  for (let part = 0; part < parts; part += 1) {
    const title = `every runtime and plain Vitest agree on ${kata.kata.slug}, test by test (part ${String(part + 1)})`;
    const share = targets.filter((_, i) => i % parts === part);
    test(title, async ({ page }) => {
      test.setTimeout(600_000);
      const plain = await runPlainVitest(kata, share);
      const host = await startHost();
      try {
        await compare(kata, share, plain, await openGraders(kata, page, host.origin));
      } finally {
        await host.close();
      }
    });
  }
}

async function compare(
  kata: LoadedKata,
  targets: Target[],
  plain: PlainOutcomes,
  graders: Record<string, Grader>,
): Promise<void> {
  const stages = await bundleSuites(kata);
  for (const target of targets) {
    for (const [name, grader] of Object.entries(graders)) {
      const report = await grader(target.files, stages);
      const found = endingsOf(kata, report);
      const expected = plain[target.name] ?? {};
      const isSure = sureTests(kata, target, [found, expected]);
      const ids = Object.keys(found).filter((id) => id in expected && isSure(id));
      expect(report.runtime).toBe(name);
      expect(ids.length, `${target.name} in ${name}`).toBeGreaterThan(0);
      expect(pick(found, ids), `${target.name} in ${name}`).toEqual(pick(expected, ids));
    }
  }
}

const pick = (endings: Endings, ids: string[]): Partial<Endings> =>
  Object.fromEntries(ids.map((id) => [id, endings[id]]));

/**
 * The tests whose verdict does not hang on a measurement: an impostor that is slow in one step may or may not
 * look slow in another. The test that must catch it is always sure.
 */
function sureTests({ kata }: LoadedKata, { caughtBy }: Target, all: Endings[]): (id: string) => boolean {
  const named = caughtBy && idOf(kata, caughtBy.stage, caughtBy.test);
  return (id) => id === named || !all.some((endings) => endings[id] === 'grew');
}

async function openGraders(
  kata: LoadedKata,
  page: Page,
  hostOrigin: string,
): Promise<Record<string, Grader>> {
  await page.addInitScript((origin) => {
    Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: origin });
  }, hostOrigin);
  await openGradingPage(page);
  await page.evaluate(() => window.bootWebContainer());
  const request = (files: Files, stages: StageSuite[]): GradeRequest => ({
    files,
    stages,
    limits: kata.kata.limits,
    stopAtFailure: files !== kata.starter,
  });
  const runtime = createNodeRuntime(await writeNodeEngine());
  return {
    node: (files, stages) => grade(request(files, stages), runtime),
    worker: (files, stages) => page.evaluate((job) => window.gradeInWorker(job), request(files, stages)),
    webcontainer: (files, stages) =>
      page.evaluate((job) => window.gradeInWebContainer(job), request(files, stages)),
  };
}

function targetsOf({ starter, solution, impostors }: LoadedKata): Target[] {
  const wrong = impostors.map(({ name, files, stage, test: caught }) => ({
    name: `impostors/${name}`,
    files,
    caughtBy: { stage, test: caught },
  }));
  return [{ name: 'starter', files: starter }, { name: 'solution', files: solution }, ...wrong];
}

/**
 * Plain Vitest on the same files: all suites for the starter and the solution, for an impostor the one that
 * catches it (it differs from the solution nowhere before, or another runtime would say so).
 */
async function runPlainVitest({ kata }: LoadedKata, targets: Target[]): Promise<PlainOutcomes> {
  const output = join(await mkdtemp(join(tmpdir(), 'plain-vitest-')), 'outcomes.json');
  const config = join(import.meta.dirname, 'plain-vitest/vitest.config.ts');
  const projects: PlainProject[] = targets.map(({ name, caughtBy }) => {
    const stages = kata.stages.filter(({ id }) => caughtBy === undefined || caughtBy.stage === id);
    return { name, include: stages.map(({ suite }) => `katas/${kata.slug}/hidden/${suite}`) };
  });
  const env = { ...process.env, PLAIN_PROJECTS: JSON.stringify(projects), PLAIN_OUTPUT: output };
  // It ends with code 1, as the starter and the impostors fail: what counts is whether it wrote its outcomes.
  const ended = await promisify(execFile)('npx', ['vitest', 'run', '--config', config], {
    cwd: root,
    env,
    maxBuffer: 1e9,
  }).catch((error: unknown) => error as { stderr: string });
  const outcomes = await readFile(output, 'utf8').catch(() => {
    throw new Error(`Plain Vitest wrote no outcomes: ${ended.stderr.slice(-2_000)}`);
  });
  return JSON.parse(outcomes) as PlainOutcomes;
}

function endingsOf({ kata }: LoadedKata, report: Report): Endings {
  const endings: Endings = {};
  for (const { id, tests } of report.stages) {
    for (const { path, outcome, failures } of tests) {
      const received = failures.map((failure) => failure.received);
      endings[idOf(kata, id, path.join(' › '))] = endingOf(outcome === 'passed', received);
    }
  }
  return endings;
}

const idOf = ({ stages }: LoadedKata['kata'], stage: string, title: string): string =>
  `${stages.find(({ id }) => id === stage)?.suite ?? stage} › ${title}`;
