import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 1280]) {
    test.describe(`${colorScheme}, ${String(width)} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 800 } });

      for (const path of ['/', '/lessons/caching/lru/', '/katas/', '/no-such-page']) {
        test(`axe finds nothing on ${path}`, async ({ page }) => {
          await page.goto(path);
          const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        });
      }

      test('axe finds nothing on a kata with a verdict', async ({ page }) => {
        await page.goto('/katas/lru-cache/');
        if (width < 900) await page.getByRole('tab', { name: 'Code' }).click();
        await page.locator('.monaco-editor .view-line').first().waitFor();
        await page.keyboard.press('ControlOrMeta+Shift+Enter');
        if (width < 900) await page.getByRole('tab', { name: 'Results' }).click();
        await expect(page.locator('.verdict .outcome')).toBeVisible({ timeout: 30_000 });
        const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      });
    });
  }
}
