import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';

/**
 * Opens a page of the built site and runs the given script (a file beside this one) in it: same origin, same
 * headers, same sandbox as a learner's page.
 */
export async function openGradingPage(page: Page, script = 'in-page.ts'): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, script)],
    bundle: true,
    write: false,
    format: 'esm',
    define: { 'import.meta.env.BASE_URL': '"/"' },
  });
  await page.goto('/');
  await page.addScriptTag({ type: 'module', content: outputFiles[0]?.text ?? '' });
  await page.waitForFunction(() => 'gradeInWorker' in window);
}
