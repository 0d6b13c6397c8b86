import type { editor } from 'monaco-editor/editor';
import type { Files } from '../domain/files.ts';
import { failureMarks, type FailureMark } from './failure-marks.ts';
import { letTabLeaveAfterEscape } from './leave-key.ts';
import { loadMonaco } from './load.ts';
import { openModels } from './models.ts';
import { quietOptions } from './options.ts';

export interface WorkspaceEditorOptions {
  /** A folder name that no other editor on the page uses. */
  root: string;
  files: Files;
  /** The file that is shown first. */
  shown: string;
  /** Called with a file's whole text at each change by the learner, not at `adopt`. */
  onChange: (path: string, text: string) => void;
}

/** The editor of the kata page: several files, one of them shown. */
export interface WorkspaceEditor {
  /** Shows a file where the learner left it: same caret, same scroll position, same undo history. */
  show(path: string): void;
  /** Takes over files that changed elsewhere; the learner can undo it. */
  adopt(files: Files): void;
  /** Shows a place and puts the caret there; lines and columns count from 1. */
  reveal(path: string, line: number, column: number): void;
  markFailures(marks: readonly FailureMark[]): void;
  focus(): void;
  dispose(): void;
}

/** Fills `host` with an editor in the font of `host`. Rejects if Monaco cannot be loaded. */
export async function createWorkspaceEditor(
  host: HTMLElement,
  options: WorkspaceEditorOptions,
): Promise<WorkspaceEditor> {
  const monaco = await loadMonaco();
  const models = openModels(monaco, options.root, options.files, options.onChange);
  const instance = monaco.editor.create(host, {
    ...quietOptions(host),
    model: null,
    wordWrap: 'on',
    wrappingIndent: 'indent',
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 12,
    padding: { top: 8, bottom: 8 },
  });
  letTabLeaveAfterEscape(monaco, instance);
  const show = tabs(instance, models.get);
  show(options.shown);
  return {
    show,
    adopt: models.adopt,
    reveal(path, line, column) {
      show(path);
      instance.setPosition({ lineNumber: line, column });
      instance.revealLineInCenterIfOutsideViewport(line);
      instance.focus();
    },
    markFailures: failureMarks(models),
    focus: () => instance.focus(),
    dispose() {
      instance.dispose();
      models.dispose();
    },
  };
}

/** Switches between models as tabs do: each comes back as it was left. */
function tabs(
  instance: editor.IStandaloneCodeEditor,
  modelOf: (path: string) => editor.ITextModel | null | undefined,
) {
  const left = new Map<editor.ITextModel, editor.ICodeEditorViewState | null>();
  return (path: string): void => {
    const next = modelOf(path);
    const previous = instance.getModel();
    if (!next || next === previous) return;
    if (previous) left.set(previous, instance.saveViewState());
    instance.setModel(next);
    instance.updateOptions({ ariaLabel: path });
    const state = left.get(next);
    if (state) instance.restoreViewState(state);
  };
}
