import type { Workspace } from '../state/workspace.ts';
import type { GradeKind } from '../verdict/submission.ts';
import { keyNames } from './keys.ts';

const names: Record<GradeKind, string> = { run: 'Run', submit: 'Submit' };
const shortcuts: Record<GradeKind, string> = {
  run: 'Control+Enter Meta+Enter',
  submit: 'Control+Shift+Enter Meta+Shift+Enter',
};

/**
 * Run and Submit. While code runs, the button that started it stops it: it stays where it is, and so does
 * the focus that may be on it.
 */
export function GradeButtons({ workspace, kinds }: { workspace: Workspace; kinds: readonly GradeKind[] }) {
  const keys = keyNames();
  const running = workspace.verdicts.grading.value?.kind;
  const press = (kind: GradeKind) => {
    if (running === kind) workspace.verdicts.stop();
    else if (!running) void workspace.grade(kind);
  };
  return (
    <div class="actions">
      {kinds.map((kind) => (
        <button
          key={kind}
          type="button"
          class={kind === 'submit' ? 'button button-main' : 'button'}
          title={keys[kind]}
          aria-keyshortcuts={shortcuts[kind]}
          aria-disabled={running !== undefined && running !== kind}
          onClick={() => press(kind)}
        >
          {running === kind ? 'Stop' : names[kind]}
        </button>
      ))}
    </div>
  );
}
