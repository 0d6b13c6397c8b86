import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { writeNodeEngine } from '../../src/build/engine-bundle.ts';
import { loadKatas } from '../../src/build/katas.ts';
import type { LoadedKata } from '../../src/build/katas.ts';
import { root } from '../../src/build/root.ts';
import { bundleSuites } from '../../src/build/suite-bundle.ts';
import type { Files } from '../../src/domain/files.ts';
import type { Report } from '../../src/domain/report.ts';
import { grade } from '../../src/grading/grade.ts';
import { createNodeRuntime } from '../../src/grading/node/runtime.ts';
import type { StageSuite } from '../../src/grading/runtime.ts';
import { startHost } from '../webcontainer-host/host.ts';
import type { PlainOutcomes } from './plain-vitest/outcomes-reporter.ts';
import { openGradingPage } from './page.ts';

/** `<suite file> › <titles>` to whether the test passed. */
type Outcomes = Record<string, boolean>;
type Grader = (files: Files, stages: StageSuite[]) => Promise<Report>;

const katas = await loadKatas();

for (const kata of katas) {
  test(`every runtime and plain Vitest agree on ${kata.kata.slug}, test by test`, async ({ page }) => {
    test.setTimeout(300_000);
    const host = await startHost();
    try {
      const targets = targetsOf(kata);
      const stages = await bundleSuites(kata);
      const plain = await runPlainVitest(kata.kata.slug, [...targets.keys()]);
      await page.addInitScript((origin) => {
        Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: origin });
      }, host.origin);
      await openGradingPage(page);
      const inPage =
        (name: 'gradeInWorker' | 'gradeInWebContainer'): Grader =>
        (files, suites) =>
          page.evaluate(([n, r]) => window[n](r), [name, request(kata, files, suites)] as const);
      const runtime = createNodeRuntime(await writeNodeEngine());
      const graders: Record<string, Grader> = {
        node: (files, suites) => grade(request(kata, files, suites), runtime),
        worker: inPage('gradeInWorker'),
        webcontainer: inPage('gradeInWebContainer'),
      };
      for (const [target, files] of targets) {
        for (const [name, grader] of Object.entries(graders)) {
          const report = await grader(files, stages);
          expect(report.runtime).toBe(name);
          expect(outcomesOf(kata, report), `${target} in ${name}`).toEqual(plain[target]);
        }
      }
    } finally {
      await host.close();
    }
  });
}

function targetsOf({ starter, solution, impostors }: LoadedKata): Map<string, Files> {
  const wrong = impostors.map(({ name, files }) => [`impostors/${name}`, files] as const);
  return new Map<string, Files>([['starter', starter], ['solution', solution], ...wrong]);
}

const request = ({ kata }: LoadedKata, files: Files, stages: StageSuite[]) => ({
  files,
  stages,
  limits: kata.limits,
  stopAtFailure: false,
});

async function runPlainVitest(slug: string, targets: string[]): Promise<PlainOutcomes> {
  const output = join(await mkdtemp(join(tmpdir(), 'plain-vitest-')), 'outcomes.json');
  const config = join(import.meta.dirname, 'plain-vitest/vitest.config.ts');
  const env = {
    ...process.env,
    PLAIN_KATA: slug,
    PLAIN_TARGETS: JSON.stringify(targets),
    PLAIN_OUTPUT: output,
  };
  // It ends with code 1: the starter and the impostors fail.
  await promisify(execFile)('npx', ['vitest', 'run', '--config', config], {
    cwd: root,
    env,
    maxBuffer: 1e8,
  }).catch(() => undefined);
  return JSON.parse(await readFile(output, 'utf8')) as PlainOutcomes;
}

function outcomesOf({ kata }: LoadedKata, report: Report): Outcomes {
  const outcomes: Outcomes = {};
  for (const { id, tests } of report.stages) {
    const suite = kata.stages.find((stage) => stage.id === id)?.suite ?? id;
    for (const { path, outcome } of tests) outcomes[`${suite} › ${path.join(' › ')}`] = outcome === 'passed';
  }
  return outcomes;
}
