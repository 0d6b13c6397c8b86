import type { editor } from 'monaco-editor/editor';

/** What Monaco must be told of a font, taken from the element it will stand in: CSS stays the one place for type. */
function fontOf(host: HTMLElement): editor.IEditorOptions {
  const style = getComputedStyle(host);
  const fontSize = parseFloat(style.fontSize);
  return {
    fontFamily: style.fontFamily,
    fontSize,
    lineHeight: parseFloat(style.lineHeight) || Math.round(fontSize * 1.6),
    letterSpacing: parseFloat(style.letterSpacing) || 0,
    fontLigatures: false,
  };
}

/** Options of every editor on the site: quiet, still, and as accessible as Monaco can be. */
export function quietOptions(host: HTMLElement): editor.IStandaloneEditorConstructionOptions {
  return {
    ...fontOf(host),
    accessibilitySupport: 'auto',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    scrollBeyondLastLine: false,
    renderFinalNewline: 'on',
    scrollBeyondLastColumn: 0,
    minimap: { enabled: false },
    stickyScroll: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    renderLineHighlight: 'none',
    occurrencesHighlight: 'off',
    guides: { indentation: false },
    // Models take this one by its flat name only, which Monaco's types do not know.
    ...({ 'bracketPairColorization.enabled': false } as object),
    glyphMargin: false,
    wordBasedSuggestions: 'off',
    unicodeHighlight: { ambiguousCharacters: false },
    unusualLineTerminators: 'off',
    cursorBlinking: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'solid' : 'blink',
    scrollbar: {
      alwaysConsumeMouseWheel: false,
      useShadows: false,
      verticalScrollbarSize: 10,
      horizontalScrollbarSize: 10,
    },
    tabSize: 2,
  };
}
