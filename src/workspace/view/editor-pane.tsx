import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { createWorkspaceEditor, type WorkspaceEditor } from '../../editor/workspace-editor.ts';
import type { Workspace } from '../state/workspace.ts';
import { failureMarksOf } from '../verdict/stages.ts';
import { tabId } from './tabs.tsx';

/** Monaco, or the reason why it is not there. */
export function EditorPane({ workspace }: { workspace: Workspace }) {
  const host = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let ended = false;
    let detach: (() => void) | undefined;
    attachEditor(host.current as HTMLDivElement, workspace).then(
      (found) => (ended ? found() : (detach = found)),
      (error: unknown) => setProblem((error as Error).message),
    );
    return () => {
      ended = true;
      detach?.();
    };
  }, [workspace, attempt]);
  const again = () => {
    setProblem(undefined);
    setAttempt(attempt + 1);
  };
  return (
    <div class="editor" id="editor" role="tabpanel" aria-labelledby={tabId(workspace.layout.shown.value)}>
      <div class="editor-host" ref={host} />
      {problem && (
        <p class="trouble">
          The editor could not be loaded. {problem}{' '}
          <button type="button" class="link" onClick={again}>
            Try again
          </button>
        </p>
      )}
      {!problem && !workspace.editor.value && <p class="editor-wait soft">The editor is being loaded…</p>}
    </div>
  );
}

/** Creates the editor and ties it to the workspace; the function that comes back unties and ends it. */
async function attachEditor(host: HTMLElement, workspace: Workspace): Promise<() => void> {
  const { kata, text, layout } = workspace;
  const editor = await createWorkspaceEditor(host, {
    root: `katas/${kata.slug}`,
    files: text.session.value.files,
    shown: layout.shown.value,
    onChange: (path, content) => text.keeper.edit(path, content),
  });
  const ends = [
    effect(() => editor.adopt(text.adopted.value)),
    effect(() => editor.show(layout.shown.value)),
    effect(() => markFailures(editor, workspace)),
  ];
  workspace.editor.value = editor;
  return () => {
    workspace.editor.value = undefined;
    for (const end of ends) end();
    editor.dispose();
  };
}

/** Shows the failures of the verdict that is on the page. */
function markFailures(editor: WorkspaceEditor, { verdicts, layout }: Workspace): void {
  const verdict = verdicts.stored.value[layout.results.value];
  editor.markFailures(verdict && !verdicts.grading.value ? failureMarksOf(verdict.report) : []);
}
