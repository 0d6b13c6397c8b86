import type { Workspace } from '../state/workspace.ts';
import { tabOrder } from '../page-data.ts';
import { GradeButtons } from './grade-buttons.tsx';
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
      <GradeButtons workspace={workspace} kinds={['run', 'submit']} />
    </div>
  );
}
