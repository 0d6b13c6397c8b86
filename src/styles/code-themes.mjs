/**
 * The two colour themes for code, light and dark, used by Shiki when the site is built and by Monaco in the page:
 * one set of colours, so that nothing changes hue when an editor takes the place of printed code.
 * Every colour has a contrast of at least 4.5 : 1 on its ground (WCAG 2.2 AA); the grounds are `--ground-code`.
 */

/** @typedef {{ ground: string, ink: string, comment: string, keyword: string, string: string, number: string, line: string, selection: string }} Inks */

/** @param {'light' | 'dark'} type @param {Inks} inks */
const themeOf = (type, inks) => ({
  name: `lockstep-${type}`,
  type,
  colors: {
    'editor.background': inks.ground,
    'editor.foreground': inks.ink,
    'editor.lineHighlightBackground': inks.line,
    'editor.selectionBackground': inks.selection,
    'editorLineNumber.foreground': inks.comment,
    'editorLineNumber.activeForeground': inks.ink,
    'editorCursor.foreground': inks.ink,
  },
  tokenColors: [
    { settings: { foreground: inks.ink } },
    {
      scope: ['comment', 'punctuation.definition.comment'],
      settings: { foreground: inks.comment, fontStyle: 'italic' },
    },
    {
      scope: ['keyword', 'storage', 'constant.language', 'variable.language'],
      settings: { foreground: inks.keyword },
    },
    { scope: ['keyword.operator', 'storage.type.function.arrow'], settings: { foreground: inks.ink } },
    {
      scope: ['keyword.operator.new', 'keyword.operator.expression'],
      settings: { foreground: inks.keyword },
    },
    {
      scope: ['string', 'punctuation.definition.string', 'markup.inline'],
      settings: { foreground: inks.string },
    },
    { scope: ['meta.template.expression'], settings: { foreground: inks.ink } },
    {
      scope: ['constant.numeric', 'constant.character.escape', 'string.regexp'],
      settings: { foreground: inks.number },
    },
  ],
});

export const lightCodeTheme = themeOf('light', {
  ground: '#f4f1e9',
  ink: '#211e1a',
  comment: '#6b6459',
  keyword: '#20597c',
  string: '#2b6430',
  number: '#7a4a00',
  line: '#ece8dd',
  selection: '#cfdfea',
});

export const darkCodeTheme = themeOf('dark', {
  ground: '#211e1a',
  ink: '#e9e4da',
  comment: '#989082',
  keyword: '#8cc0e0',
  string: '#a5c98b',
  number: '#e3b873',
  line: '#2a2621',
  selection: '#34495a',
});

/**
 * A Shiki transformer that takes away the time limit of 500 ms for one line: on a busy machine the first line
 * meets it while the grammar is still being compiled, and stays half uncoloured.
 *
 * @type {import('shiki').ShikiTransformer}
 */
export const unhurried = {
  preprocess(_code, options) {
    options.tokenizeTimeLimit = 0;
  },
};
