import type { editor } from 'monaco-editor/editor';
import type { Models } from './models.ts';

/** A failed test that points at a line of the learner's own file; lines count from 1. */
export interface FailureMark {
  path: string;
  line: number;
  /** A word or two beside the line: longer ones would break it, and move the code. */
  note: string;
  /** Shown when the line is pointed at. */
  message: string;
}

const decoration = (
  model: editor.ITextModel,
  { line, note, message }: FailureMark,
): editor.IModelDeltaDecoration => ({
  range: {
    startLineNumber: line,
    startColumn: 1,
    endLineNumber: line,
    endColumn: model.getLineMaxColumn(line),
  },
  options: {
    isWholeLine: true,
    showIfCollapsed: true,
    className: 'failure-line',
    linesDecorationsClassName: 'failure-line-mark',
    hoverMessage: { value: message },
    after: { content: `   ${note}`, inlineClassName: 'failure-line-note' },
  },
});

/** Returns a function that shows the given marks in place of those shown before; marks of closed files are left out. */
export function failureMarks(models: Models): (marks: readonly FailureMark[]) => void {
  let shown: { model: editor.ITextModel; ids: string[] }[] = [];
  return (marks) => {
    for (const { model, ids } of shown) if (!model.isDisposed()) model.deltaDecorations(ids, []);
    shown = [...new Set(marks.map((mark) => mark.path))].flatMap((path) => {
      const model = models.get(path);
      if (!model) return [];
      const mine = marks.filter((mark) => mark.path === path && mark.line <= model.getLineCount());
      return [
        {
          model,
          ids: model.deltaDecorations(
            [],
            mine.map((mark) => decoration(model, mark)),
          ),
        },
      ];
    });
  };
}
