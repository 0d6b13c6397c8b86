import { expect, test } from '@playwright/test';

const lesson = '/lessons/caching/lru/';

test('a lesson is complete and readable without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(lesson);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Caching and the LRU policy');
  await expect(page.locator('.astro-code').first()).toContainText('renewOnHit = false');
  await expect(page.getByLabel('Output')).toContainText('48.1 % hits');
  await expect(page.getByRole('button', { name: 'Run' })).toBeHidden();
  const choice = page.locator('.quiz-choice').first();
  await choice.locator('summary').click();
  await expect(choice.locator('.quiz-why')).toBeVisible();
  await expect(page.getByRole('link', { name: 'An LRU cache' }).first()).toHaveAttribute(
    'href',
    '/katas/lru-cache/',
  );
  await context.close();
});

test('a snippet runs as printed, becomes an editor where it stood, and runs what was changed', async ({
  page,
}) => {
  await page.goto(lesson);
  const snippet = page.locator('runnable-code').first();
  await snippet.getByRole('button', { name: 'Run' }).click();
  await expect(snippet.getByRole('status')).toHaveText('It printed 4 lines');
  const before = await snippet.locator('.runnable-code').boundingBox();
  await snippet.locator('.astro-code').click({ position: { x: 300, y: 60 } });
  await snippet.locator('.monaco-editor .view-line').first().waitFor();
  const after = await snippet.locator('.runnable-code').boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThanOrEqual(2);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('console.log(6 * 7)');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(snippet.getByLabel('Output')).toHaveText('42');
  await snippet.getByRole('button', { name: 'Reset to the original' }).click();
  await expect(snippet.locator('.astro-code')).toContainText('renewOnHit = false');
  await expect(snippet.getByLabel('Output')).toContainText('48.1 % hits');
});

test('a snippet that never ends can be stopped, and leaves the page alive', async ({ page }) => {
  await page.goto(lesson);
  const snippet = page.locator('runnable-code').first();
  await snippet.locator('.astro-code').click({ position: { x: 300, y: 60 } });
  await snippet.locator('.monaco-editor .view-line').first().waitFor();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('while (true) {}');
  await page.keyboard.press('ControlOrMeta+Enter');
  await snippet.getByRole('button', { name: 'Stop' }).click();
  await expect(snippet.getByRole('status')).toContainText('Stopped');
});

test('the figure is played by keyboard and says what happens', async ({ page }) => {
  await page.goto(lesson);
  const figure = page.locator('figure', { hasText: 'FIFO would have thrown A out' });
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('astro-island')).not.toHaveAttribute('ssr'); // it has come alive
  const step = figure.getByRole('button', { name: /step/i }).first();
  await step.focus();
  const said = figure.locator('[aria-live], [role=status]').first();
  const before = await said.textContent();
  await page.keyboard.press('Enter');
  await expect(said).not.toHaveText(before ?? '');
});

test('a quiz explains every answer and counts the tries', async ({ page }) => {
  await page.goto(lesson);
  const question = page.locator('quiz-question').first();
  await question.getByText('52.4 %, as before').click();
  await expect(question.getByText('Not this one.').first()).toBeVisible();
  await question.getByText('About 44 %').click();
  await expect(question).toContainText('Found at the second try.');
});

test('a lesson that was read is marked so after a reload', async ({ page }) => {
  await page.goto(lesson);
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden();
});

test('an unknown address is a page that says so, with status 404', async ({ page }) => {
  for (const path of ['/katas/no-such-kata/', '/nowhere']) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('main').getByRole('link').first()).toBeVisible();
  }
});
