import { useRef } from 'preact/hooks';
import type { Workspace } from '../state/workspace.ts';
import { dialogs, openDialog } from './dialogs.tsx';

/** What can be done with the learner's work as a whole. */
export function WorkMenu({ workspace }: { workspace: Workspace }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const close = () => menu.current?.removeAttribute('open');
  const entry = (label: string, act: () => void) => (
    <li>
      <button
        type="button"
        class="link"
        onClick={() => {
          close();
          act();
        }}
      >
        {label}
      </button>
    </li>
  );
  const importFile = async (input: HTMLInputElement) => {
    const [chosen] = input.files ?? [];
    if (chosen) await workspace.carry.importAll(chosen);
    input.value = '';
  };
  return (
    <details
      class="menu"
      ref={menu}
      onKeyDown={(event) => event.key === 'Escape' && close()}
      onFocusOut={(event) => !menu.current?.contains(event.relatedTarget as Node) && close()}
    >
      <summary>Your work</summary>
      <ul>
        {entry('History…', () => openDialog(dialogs.history))}
        {entry('Reset to the starter…', () => openDialog(dialogs.reset))}
        {entry('Export everything', () => void workspace.carry.exportAll())}
        {entry('Import an export…', () => file.current?.click())}
      </ul>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="An export of Lockstep"
        onChange={(event) => void importFile(event.currentTarget)}
      />
    </details>
  );
}
