/**
 * From the click on Submit to the verdict, for the LRU cache's solution and all its hidden suites, in a real
 * browser on the built site; beside it, plain `vitest run` on the same files. All in one run, taken in turns:
 * only the ratios mean anything on a machine that others use too.
 */
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findBrowser } from '../e2e/browser.ts';
import { fillEditor, openKata, submit } from '../e2e/kata-page.ts';
import { serveSite } from '../e2e/serve.ts';
import { writeNodeEngine } from '../src/build/engine-bundle.ts';
import { katasDir, loadKata } from '../src/build/katas.ts';
import { root } from '../src/build/root.ts';
import { bundleSuites } from '../src/build/suite-bundle.ts';
import { grade } from '../src/grading/grade.ts';
import { createNodeRuntime } from '../src/grading/node/runtime.ts';
import { startHost } from '../e2e/webcontainer-host/host.ts';
import type { Row } from './main.ts';

const slug = 'lru-cache';
const port = 4392;
const rounds = 7;

export default async function benchVerdict(): Promise<Row[]> {
  const kata = await loadKata(`${katasDir}/${slug}`);
  const [entry] = Object.values(kata.solution);
  const site = await serveSite(port);
  const host = await startHost();
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({
    args,
    ...(executablePath && { executablePath }),
    ...(env && { env }),
  });
  try {
    const warm = await openSolved(browser, entry ?? '', 'worker');
    const container = await openSolved(browser, entry ?? '', 'webcontainer', host.origin);
    await submit(warm);
    await submit(container);
    const runtime = createNodeRuntime(await writeNodeEngine());
    const stages = await bundleSuites(kata);
    const request = { files: kata.solution, stages, limits: kata.kata.limits, stopAtFailure: true };
    const ways: Record<string, () => Promise<number>> = {
      'vitest run': () => time(() => runVitest()),
      'node runtime, whole process': () => time(() => grade(request, runtime)),
      'Submit, Worker, warm': () => submit(warm),
      'Submit, Worker, cold (first click in a fresh page)': async () => {
        const page = await openSolved(browser, entry ?? '', 'worker');
        const ms = await submit(page);
        await page.context().close();
        return ms;
      },
      'Submit, WebContainer on the local test host, warm': () => submit(container),
    };
    const times = Object.fromEntries(Object.keys(ways).map((name) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, measure] of Object.entries(ways)) times[name]?.push(await measure());
    }
    return rowsOf(times);
  } finally {
    await browser.close();
    await host.close();
    site.closeAllConnections();
    site.close();
  }
}

function rowsOf(times: Record<string, number[]>): Row[] {
  const reference = median(times['vitest run'] ?? []);
  return Object.entries(times).map(([what, all]) => ({
    what,
    'median ms': Math.round(median(all)),
    'min ms': Math.round(Math.min(...all)),
    'max ms': Math.round(Math.max(...all)),
    'share of vitest run': Number((median(all) / reference).toFixed(2)),
  }));
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function time(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

const runVitest = (): unknown =>
  execFileSync('vitest', ['run', '--project', 'katas', `katas/${slug}/hidden`], {
    cwd: root,
    stdio: 'ignore',
  });

async function openSolved(
  browser: Browser,
  solution: string,
  runtime: 'worker' | 'webcontainer',
  host?: string,
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: `http://localhost:${String(port)}` });
  if (host !== undefined) {
    await context.addInitScript(
      (origin) => Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: origin }),
      host,
    );
  }
  const page = await context.newPage();
  await openKata(page, slug);
  await fillEditor(page, solution);
  await page.getByLabel('Runs in').selectOption(runtime);
  if (runtime === 'webcontainer') await page.getByText('WebContainer is ready').waitFor();
  return page;
}
