import type { editor } from 'monaco-editor/editor';
import type { Monaco } from './set-up.ts';

/** Said beside every editor: a person who cannot use a mouse must know the way out before going in. */
export const leaveHint = 'Esc, then Tab, leaves the editor.';

/** Escape has its own work while one of these holds. */
const busy = [
  'suggestWidgetVisible',
  'parameterHintsVisible',
  'findWidgetVisible',
  'renameInputVisible',
  'codeActionMenuVisible',
  'editorHoverVisible',
  'referenceSearchVisible',
  'markersNavigationVisible',
  'inSnippetMode',
  'editorHasMultipleSelections',
  'editorHasSelection',
];

/**
 * Lets the keyboard out of an editor (WCAG 2.1.2): after Escape, Tab and Shift+Tab move the focus as in any
 * page; any other key, or leaving, gives Tab back to indentation. Ctrl+M, Monaco's own switch, works too.
 */
export function letTabLeaveAfterEscape(monaco: Monaco, target: editor.IStandaloneCodeEditor): void {
  const setLeaving = (leaving: boolean) => target.updateOptions({ tabFocusMode: leaving });
  target.addAction({
    id: 'lockstep.leave',
    label: 'Let Tab leave the editor',
    keybindings: [monaco.KeyCode.Escape],
    keybindingContext: ['editorTextFocus', ...busy.map((key) => `!${key}`)].join(' && '),
    run: () => setLeaving(true),
  });
  const keepsLeaving = [monaco.KeyCode.Escape, monaco.KeyCode.Tab, monaco.KeyCode.Shift];
  target.onKeyDown((event) => {
    if (!keepsLeaving.includes(event.keyCode)) setLeaving(false);
  });
  target.onDidBlurEditorWidget(() => setLeaving(false));
}
