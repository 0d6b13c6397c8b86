import { leaveHint } from '../../editor/leave-key.ts';
import type { Workspace } from '../state/workspace.ts';
import { RuntimeChooser } from './runtime-chooser.tsx';
import { WorkMenu } from './work-menu.tsx';

/** Below the editor: how to leave it, whether all is saved, where code runs, and the learner's work. */
export function StatusBar({ workspace }: { workspace: Workspace }) {
  return (
    <div class="bar status-bar">
      <span class="soft leave-hint">{leaveHint}</span>
      <SaveState workspace={workspace} />
      <RuntimeChooser workspace={workspace} />
      <WorkMenu workspace={workspace} />
    </div>
  );
}

function SaveState({ workspace }: { workspace: Workspace }) {
  return <span class="soft save-state">{workspace.derived.saveState.value}</span>;
}
