import { expect, test } from '@playwright/test';
import { katasDir, loadKata } from '../src/build/katas.ts';
import { fillEditor, openKata, submit } from './kata-page.ts';
import { startHost } from './webcontainer-host/host.ts';

const { solution, impostors } = await loadKata(`${katasDir}/lru-cache`);
const right = solution['lru-cache.ts'] ?? '';
const fifo = impostors.find(({ name }) => name === 'fifo')?.files['lru-cache.ts'] ?? '';

test('a wrong solution is told what was done, expected, received and why; a right one passes; both survive a reload', async ({
  page,
}) => {
  await openKata(page);
  await fillEditor(page, fifo);
  await submit(page);
  await expect(page.locator('.verdict')).toContainText('1 of 5 stages passed');
  const failure = page.locator('.test[data-outcome=failed]').first();
  await expect(failure.locator('.story')).toContainText("cache.set('a', 0)");
  await expect(failure).toContainText("[ 'a', 'c', 'b' ]");
  await expect(failure).toContainText("[ 'c', 'b', 'a' ]");
  await expect(failure.locator('.failure-why')).toContainText('Without promotion this is a queue');
  await failure.getByRole('button', { name: /lru-cache\.ts, line \d+/ }).click();
  await expect(page.locator('.monaco-editor .failure-line').first()).toBeVisible();

  await fillEditor(page, right);
  await expect(page.locator('.verdict')).toContainText(/older|edited|changed/i);
  await submit(page);
  await expect(page.locator('.verdict')).toContainText('All 5 stages passed');
  await expect(page.locator('.verdict')).toContainText('a Web Worker');

  await page.reload();
  await expect(page.locator('.verdict')).toContainText('All 5 stages passed');
  await expect(page.locator('.monaco-editor').first()).toContainText('export type EvictReason');
  await expect(page.getByRole('main')).toContainText('✓ passed');
});

test('code that loops for ever is named, and the tests after it get their verdicts', async ({ page }) => {
  await openKata(page);
  await fillEditor(page, right.replace('return this.#use(key)?.value;', 'while (true) {}'));
  await page.getByRole('button', { name: 'Submit' }).click();
  const first = page.locator('.test', { hasText: 'gets the value that was set' }).first();
  await expect(first).toHaveAttribute('data-outcome', 'timeout', { timeout: 15_000 });
  await expect(first).toContainText('still running');
  await expect(page.locator('.verdict .outcome')).toBeVisible({ timeout: 45_000 });
  expect(await page.locator('.test[data-outcome=passed]').count()).toBeGreaterThan(1);
  await expect(page.locator('.test[data-outcome=lost]')).toHaveCount(0);
});

test('Run grades the learner’s own tests, by keyboard too, with what they print', async ({ page }) => {
  await openKata(page);
  await page.getByRole('tab', { name: 'lru-cache.test.ts' }).click();
  await fillEditor(
    page,
    `import { expect, it } from 'vitest';
import { LruCache } from './lru-cache';
it('prints and fails', () => {
  console.log('size is', new LruCache({ capacity: 1 }).size);
  expect('a').toBe('b');
});
it('passes', () => {});
`,
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  const results = page.locator('#results-panel');
  await expect(results.locator('.test[data-outcome=failed]')).toContainText('size is 0');
  await expect(results.getByRole('button', { name: 'Show lru-cache.test.ts, line 5' })).toBeVisible();
  await expect(results.locator('.test[data-outcome=passed]')).toHaveCount(1);
});

test('the editor knows the types of Vitest, of the kit and of the learner’s own files', async ({ page }) => {
  await openKata(page);
  await page.getByRole('tab', { name: 'lru-cache.test.ts' }).click();
  await fillEditor(
    page,
    `import { expect, it } from 'vitest';
import { virtualClock } from 'lockstep/kit';
import { LruCache } from './lru-cache';
it('is typed', () => {
  const cache = new LruCache<string, number>({ capacity: 1, now: virtualClock().now });
  cache.set('a', 'not a number');
  expect(cache.size).toBeX(1);
});
`,
  );
  await expect(page.locator('.squiggly-error')).toHaveCount(2, { timeout: 20_000 });
});

test('two tabs do not overwrite each other', async ({ page, context }) => {
  await openKata(page);
  const other = await context.newPage();
  await openKata(other);
  await fillEditor(page, 'export const one = 1;\n');
  await expect(other.locator('.monaco-editor').first()).toContainText('export const one');
  await context.setOffline(true);
  await fillEditor(other, 'export const two = 2;\n');
  await expect(page.locator('.monaco-editor').first()).toContainText('export const two');
});

test('a browser that forbids storage is told so, and work goes on', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await openKata(page);
  await expect(page.locator('.banners')).toContainText('This browser keeps no data');
  await fillEditor(page, right);
  await submit(page);
  await expect(page.locator('.verdict')).toContainText('All 5 stages passed');
});

test('the keyboard reaches the editor and leaves it again', async ({ page }) => {
  await openKata(page);
  await page.locator('.monaco-editor').first().click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  const inEditor = () => document.activeElement?.closest('.monaco-editor') !== null;
  expect(await page.evaluate(inEditor)).toBe(false);
});

test('a WebContainer gives the verdict where it boots', async ({ page }) => {
  const host = await startHost();
  try {
    await page.addInitScript((origin) => {
      Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: origin });
    }, host.origin);
    await openKata(page);
    await expect(page.getByText('WebContainer is ready')).toBeVisible({ timeout: 30_000 });
    await fillEditor(page, right);
    await submit(page);
    await expect(page.locator('.verdict')).toContainText('All 5 stages passed');
    await expect(page.locator('.verdict')).toContainText('a WebContainer');
  } finally {
    await host.close();
  }
});

test('where none boots, the Worker gives the verdict and the page says why', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { WEBCONTAINER_API_IFRAME_URL: 'http://127.0.0.1:9' });
  });
  await openKata(page);
  await expect(page.getByText('no WebContainer here')).toBeVisible({ timeout: 30_000 });
  await submit(page);
  await expect(page.locator('.verdict')).toContainText('a Web Worker');
  await expect(page.locator('.verdict')).toContainText('could not be reached');
});

test('nothing readable of the hidden suites is sent', async ({ page }) => {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => bodies.push(response.text().catch(() => '')));
  await openKata(page);
  await submit(page);
  const all = (await Promise.all(bodies)).join('\n');
  expect(all).toContain('LruCache');
  expect(all).not.toContain('evicts exactly one entry when it overflows');
});
