import { shikiToMonaco } from '@shikijs/monaco';
import { createHighlighterCore, type ThemeRegistration } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import typescriptGrammar from 'shiki/langs/typescript.mjs';
import { darkCodeTheme, lightCodeTheme } from '../styles/code-themes.mjs';
import { currentScheme, watchScheme, type Scheme } from './scheme.ts';
import type { Monaco } from './set-up.ts';

/**
 * The page paints the ground behind code, static or in an editor: Monaco stays transparent above it. What
 * floats over the code takes the theme's own few colours.
 */
function onPageGround(theme: typeof lightCodeTheme): ThemeRegistration {
  const {
    'editor.background': ground,
    'editor.foreground': ink,
    'editor.lineHighlightBackground': line,
  } = theme.colors;
  const soft = theme.colors['editorLineNumber.foreground'];
  const floating = Object.fromEntries(
    ['editorWidget', 'editorSuggestWidget', 'editorHoverWidget', 'quickInput', 'menu', 'input'].flatMap(
      (part) => [
        [`${part}.background`, ground],
        [`${part}.foreground`, ink],
        [`${part}.border`, soft],
      ],
    ),
  );
  return {
    ...theme,
    colors: {
      ...theme.colors,
      ...floating,
      'editor.background': '#00000000',
      'editorGutter.background': '#00000000',
      'editorSuggestWidget.selectedBackground': line,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.highlightForeground': ink,
      'editorSuggestWidget.focusHighlightForeground': ink,
      'list.hoverBackground': line,
      'scrollbarSlider.background': `${soft}40`,
      'scrollbarSlider.hoverBackground': `${soft}66`,
      'scrollbarSlider.activeBackground': `${soft}80`,
      'widget.shadow': '#00000000',
      'scrollbar.shadow': '#00000000',
    },
  };
}

/** Colours Monaco with the site's Shiki themes, now and whenever the reader switches between light and dark. */
export async function applyThemes(monaco: Monaco): Promise<void> {
  const themes = { light: onPageGround(lightCodeTheme), dark: onPageGround(darkCodeTheme) };
  const highlighter = await createHighlighterCore({
    themes: [themes.light, themes.dark],
    langs: [typescriptGrammar],
    engine: createJavaScriptRegexEngine(),
  });
  // The first line compiles the grammar's expressions, which may take a second: cut short, it would stay uncoloured.
  shikiToMonaco(highlighter, monaco, { tokenizeTimeLimit: 0 });
  const show = (scheme: Scheme) =>
    monaco.editor.setTheme(scheme === 'dark' ? darkCodeTheme.name : lightCodeTheme.name);
  show(currentScheme());
  watchScheme(show);
}
