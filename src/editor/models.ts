import type { editor } from 'monaco-editor/editor';
import type { Files } from '../domain/files.ts';
import type { Monaco } from './set-up.ts';
import { replacementBetween, withoutBom } from './text.ts';

/** The files of one editor as Monaco's models: one model a file, so that each keeps its own undo history. */
export interface Models {
  get(path: string): editor.ITextModel | undefined;
  /** Makes the models equal to `files`, as one undoable step each; `onChange` is not called for it. */
  adopt(files: Files): void;
  dispose(): void;
}

/** Opens `files` below `file:///<root>/`, where their imports of each other resolve. */
export function openModels(
  monaco: Monaco,
  root: string,
  files: Files,
  onChange: (path: string, text: string) => void,
): Models {
  const models = new Map<string, editor.ITextModel>();
  let adopting = false;

  const open = (path: string, text: string) => {
    const model = monaco.editor.createModel(
      withoutBom(text),
      'typescript',
      monaco.Uri.parse(`file:///${root}/${path}`),
    );
    model.onDidChangeContent(() => {
      if (!adopting) onChange(path, model.getValue());
    });
    models.set(path, model);
  };
  const close = (path: string) => {
    models.get(path)?.dispose();
    models.delete(path);
  };
  const adopt = (next: Files) => {
    adopting = true;
    for (const path of models.keys()) if (!(path in next)) close(path);
    for (const [path, text] of Object.entries(next)) {
      const model = models.get(path);
      if (model) replaceText(monaco, model, withoutBom(text));
      else open(path, text);
    }
    adopting = false;
  };

  for (const [path, text] of Object.entries(files)) open(path, text);
  return {
    get: (path) => models.get(path),
    adopt,
    dispose: () => [...models.keys()].forEach(close),
  };
}

function replaceText(monaco: Monaco, model: editor.ITextModel, text: string): void {
  const change = replacementBetween(model.getValue(), text);
  if (!change) return;
  const range = monaco.Range.fromPositions(
    model.getPositionAt(change.start),
    model.getPositionAt(change.end),
  );
  model.pushStackElement();
  model.pushEditOperations([], [{ range, text: change.text }], () => null);
  model.pushStackElement();
}
