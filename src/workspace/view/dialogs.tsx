import type { ComponentChildren } from 'preact';
import type { Workspace } from '../state/workspace.ts';
import { History } from './history.tsx';

/** The ids of the page's dialogs. */
export const dialogs = {
  history: 'dialog-history',
  reset: 'dialog-reset',
  starter: 'dialog-starter',
} as const;
type DialogId = (typeof dialogs)[keyof typeof dialogs];

const element = (id: DialogId) => document.getElementById(id) as HTMLDialogElement | null;

/** Opens one of them; the browser keeps the focus inside and gives it back afterwards. */
export const openDialog = (id: DialogId): void => element(id)?.showModal();

/** All dialogs of the page, closed. */
export function Dialogs({ workspace }: { workspace: Workspace }) {
  const { copies } = workspace;
  return (
    <>
      <Dialog id={dialogs.reset} title="Reset to the starter?">
        <p>Your code goes into the history first, from where you can bring it back.</p>
        <p class="dialog-actions">
          <button
            type="button"
            class="button button-main"
            onClick={() => closeAnd(dialogs.reset, copies.reset)}
          >
            Reset
          </button>
          <button type="button" class="button" onClick={() => element(dialogs.reset)?.close()}>
            Keep my code
          </button>
        </p>
      </Dialog>
      <Dialog id={dialogs.starter} title="The new starter">
        {Object.entries(copies.starter).map(([path, text]) => (
          <details key={path}>
            <summary>{path}</summary>
            <pre class="value">{text}</pre>
          </details>
        ))}
        <p class="dialog-actions">
          <button type="button" class="button" onClick={() => closeAnd(dialogs.starter, copies.reset)}>
            Start again from it
          </button>
          <button type="button" class="button button-main" onClick={() => element(dialogs.starter)?.close()}>
            Close
          </button>
        </p>
      </Dialog>
      <Dialog id={dialogs.history} title="History">
        <History workspace={workspace} onDone={() => element(dialogs.history)?.close()} />
      </Dialog>
    </>
  );
}

function closeAnd(id: DialogId, act: () => Promise<void>): void {
  element(id)?.close();
  void act();
}

function Dialog({ id, title, children }: { id: DialogId; title: string; children: ComponentChildren }) {
  return (
    <dialog id={id} aria-labelledby={`${id}-title`} class="dialog">
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  );
}
