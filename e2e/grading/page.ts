import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';

/**
 * Opens a page of the built site that serves grading and nothing else, with the given script (a file beside
 * this one) bundled into it. Same origin, same headers, same sandbox as a learner's page.
 */
export async function openGradingPage(page: Page, script = 'in-page.ts'): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, script)],
    bundle: true,
    write: false,
    format: 'esm',
    define: { 'import.meta.env.BASE_URL': '"/"' },
  });
  const body = `<!doctype html><title>Grading</title><script type="module">${outputFiles[0]?.text ?? ''}</script>`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  await page.route('**/grading-page', (route) => route.fulfill({ body, headers }));
  await page.goto('/grading-page');
  await page.waitForFunction(() => 'gradeInWorker' in window);
}
