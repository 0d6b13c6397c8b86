import { letTabLeaveAfterEscape } from './leave-key.ts';
import { loadMonaco } from './load.ts';
import { openModels } from './models.ts';
import { quietOptions } from './options.ts';

/** A lesson's runnable snippet, once the reader has touched it. */
export interface SnippetEditor {
  getText(): string;
  focus(): void;
  dispose(): void;
}

export interface SnippetOptions {
  /** The file's name, for the compiler and for screen readers. */
  path: string;
  text: string;
  onChange: (text: string) => void;
}

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
    focus: () => instance.focus(),
    dispose() {
      instance.dispose();
      models.dispose();
      frame.remove();
    },
  };
}
