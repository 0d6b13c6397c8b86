import type { editor } from 'monaco-editor/editor';
import { letTabLeaveAfterEscape } from './leave-key.ts';
import { loadMonaco } from './load.ts';
import { openModels } from './models.ts';
import { quietOptions } from './options.ts';

/** A lesson's runnable snippet, once the reader has touched it. */
export interface SnippetEditor {
  getText(): string;
  /** Puts the caret where the reader has pointed (viewport coordinates) or, without that, into view: the page does not scroll. */
  focus(point?: { clientX: number; clientY: number }): void;
  dispose(): void;
}

export interface SnippetOptions {
  /** The file's name, for the compiler and for screen readers. */
  path: string;
  text: string;
  onChange: (text: string) => void;
}

// Whoever imports this module is about to ask for an editor: Monaco is under way before they do.
loadMonaco().catch(() => undefined);

let mounted = 0;

/**
 * Puts an editor into `host`, which brings the font, the padding and the ground of the static code block
 * that it replaces; it grows with its text as that block does. Rejects if Monaco cannot be loaded.
 */
export async function mountSnippetEditor(
  host: HTMLElement,
  { path, text, onChange }: SnippetOptions,
): Promise<SnippetEditor> {
  const monaco = await loadMonaco();
  mounted += 1;
  const models = openModels(monaco, `snippets/${mounted}`, { [path]: text }, (_path, changed) =>
    onChange(changed),
  );
  const frame = host.appendChild(document.createElement('div'));
  const instance = monaco.editor.create(frame, {
    ...quietOptions(host),
    model: models.get(path) ?? null,
    ariaLabel: path,
    lineNumbers: 'off',
    folding: false,
    lineDecorationsWidth: 0,
    lineNumbersMinChars: 0,
    scrollbar: {
      vertical: 'hidden',
      handleMouseWheel: true,
      alwaysConsumeMouseWheel: false,
      useShadows: false,
    },
  });
  const fit = () => {
    frame.style.height = `${instance.getContentHeight()}px`;
    instance.layout();
  };
  instance.onDidContentSizeChange((event) => event.contentHeightChanged && fit());
  fit();
  letTabLeaveAfterEscape(monaco, instance);
  return {
    getText: () => instance.getValue(),
    focus(point) {
      const pointed = point && instance.getTargetAtClientPoint(point.clientX, point.clientY)?.position;
      instance.setPosition(pointed ?? { lineNumber: firstLineInView(instance), column: 1 });
      // The browser scrolls to the top of whatever takes the focus, which for Monaco is the whole editor.
      const { scrollX: left, scrollY: top } = window;
      instance.focus();
      window.scrollTo({ left, top, behavior: 'instant' });
    },
    dispose() {
      instance.dispose();
      models.dispose();
      frame.remove();
    },
  };
}

/** The first line that is wholly within the window; an editor as high as its text has lines above and below it. */
function firstLineInView(instance: editor.IStandaloneCodeEditor): number {
  const top = instance.getDomNode()?.getBoundingClientRect().top ?? 0;
  const lines = instance.getModel()?.getLineCount() ?? 1;
  for (let line = 1; line < lines; line += 1) if (top + instance.getTopForLineNumber(line) >= 0) return line;
  return lines;
}
