import type { Page } from '@playwright/test';

/** Opens a kata and waits until the editor can be typed in. */
export async function openKata(page: Page, slug = 'lru-cache'): Promise<void> {
  await page.goto(`/katas/${slug}/`);
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Replaces the text of the file that is open by pasting, as a learner would who comes from elsewhere. */
export async function fillEditor(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
  await page
    .locator('.monaco-editor')
    .first()
    .click({ position: { x: 200, y: 20 } });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.waitForFunction(
    (line) =>
      document
        .querySelector('.monaco-editor .view-lines')
        ?.textContent.replaceAll('\u00A0', ' ')
        .includes(line),
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? '',
  );
}

/** Clicks Submit and waits for the verdict; returns the ms between the two, as the page measures them. */
export function submit(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('.actions button')];
    const button = buttons.find(({ textContent }) => textContent === 'Submit');
    if (!button) throw new Error('There is no Submit button.');
    const start = performance.now();
    const isOver = (): boolean =>
      button.textContent === 'Submit' && document.querySelector('.verdict .outcome') !== null;
    return new Promise<number>((resolve) => {
      button.click();
      requestAnimationFrame(() => {
        const observer = new MutationObserver(() => {
          if (!isOver()) return;
          observer.disconnect();
          resolve(performance.now() - start);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    });
  });
}
