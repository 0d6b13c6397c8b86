export type Theme = 'light' | 'dark';

/** Where the reader's choice is kept; absent, the system decides. `Base.astro` reads it before the first paint. */
export const themeKey = 'lockstep:theme';

/** The theme the page is shown in now. */
export function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Shows a theme and remembers it, where the browser lets a page remember anything. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Storage is forbidden or full: the choice holds for this page.
  }
}
