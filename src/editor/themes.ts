import { shikiToMonaco } from '@shikijs/monaco';
import { createHighlighterCore, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescriptGrammar from 'shiki/langs/typescript.mjs';
import { darkCodeTheme, lightCodeTheme } from '../styles/code-themes.mjs';
import { currentScheme, watchScheme, type Scheme } from './scheme.ts';
import type { Monaco } from './set-up.ts';

/** The page paints the ground behind code, static or in an editor: Monaco stays transparent above it. */
const onPageGround = (theme: ThemeRegistration): ThemeRegistration => ({
  ...theme,
  colors: { ...theme.colors, 'editor.background': '#00000000', 'editorGutter.background': '#00000000' },
});

/** Colours Monaco with the site's Shiki themes, now and whenever the reader switches between light and dark. */
export async function applyThemes(monaco: Monaco): Promise<void> {
  const themes = { light: onPageGround(lightCodeTheme), dark: onPageGround(darkCodeTheme) };
  const highlighter = await createHighlighterCore({
    themes: [themes.light, themes.dark],
    langs: [typescriptGrammar],
    engine: createJavaScriptRegexEngine(),
  });
  shikiToMonaco(highlighter, monaco);
  const show = (scheme: Scheme) => monaco.editor.setTheme(scheme === 'dark' ? darkCodeTheme.name : lightCodeTheme.name);
  show(currentScheme());
  watchScheme(show);
}
