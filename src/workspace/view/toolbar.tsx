import type { Workspace } from '../state/workspace.ts';
import { tabOrder } from '../page-data.ts';
import { keyNames } from './keys.ts';
import { Tabs } from './tabs.tsx';

/** The files, and what can be done with them. */
export function Toolbar({ workspace }: { workspace: Workspace }) {
  const { layout, kata, derived } = workspace;
  const tabs = tabOrder(derived.paths.value, kata.entry).map((path) => ({ id: path, text: path }));
  return (
    <div class="bar toolbar">
      <Tabs
        label="Files"
        tabs={tabs}
        selected={layout.shown.value}
        panel={() => 'editor'}
        onSelect={(path) => (layout.shown.value = path)}
      />
      <GradeButtons workspace={workspace} />
    </div>
  );
}

function GradeButtons({ workspace }: { workspace: Workspace }) {
  const running = workspace.verdicts.grading.value !== undefined;
  const keys = keyNames();
  if (running) {
    return (
      <div class="actions">
        <button type="button" class="button" onClick={workspace.verdicts.stop}>
          Stop
        </button>
      </div>
    );
  }
  return (
    <div class="actions">
      <button type="button" class="button" title={keys.run} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={() => void workspace.grade('run')}>
        Run
      </button>
      <button
        type="button"
        class="button button-main"
        title={keys.submit}
        aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
        onClick={() => void workspace.grade('submit')}
      >
        Submit
      </button>
    </div>
  );
}
