import { effect } from '@preact/signals';
import { render } from 'preact';
import { briefRange, panes, type Pane } from '../layout/layout.ts';
import type { Workspace } from '../state/workspace.ts';
import { listenForGrading } from '../view/keys.ts';
import { Splitter } from '../view/splitter.tsx';
import { Tabs } from '../view/tabs.tsx';
import { revealHints } from './hints.ts';
import { showStages } from './stages.ts';

/** The ids of what the page brings, beside the tool. */
export const pageIds = { frame: 'kata', paneTabs: 'pane-tabs', splitter: 'brief-splitter' } as const;

const paneNames: Record<Pane, string> = { brief: 'Brief', code: 'Code', results: 'Results' };

/** Brings the static part of the page to life: its panes, the stages and hints of the brief, the keys. */
export function tieToPage(workspace: Workspace): () => void {
  const frame = element(pageIds.frame);
  const { layout } = workspace;
  render(<PaneTabs workspace={workspace} />, element(pageIds.paneTabs));
  render(<BriefSplitter workspace={workspace} />, element(pageIds.splitter));
  const ends = [
    effect(() => {
      frame.dataset.pane = layout.pane.value;
      frame.style.setProperty('--brief-share', `${layout.briefShare.value}%`);
      frame.style.setProperty('--code-share', `${layout.codeShare.value}%`);
    }),
    effect(() => {
      for (const pane of panes) element(`pane-${pane}`).role = layout.narrow.value ? 'tabpanel' : null;
    }),
    effect(() => showStages(frame, workspace)),
    revealHints(frame, workspace),
    listenForGrading((kind) => void workspace.grade(kind)),
  ];
  return () => ends.forEach((end) => end());
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page holds no \`#${id}\`.`);
  return found;
}

/** On a narrow screen one part is shown at a time. */
function PaneTabs({ workspace: { layout, kata } }: { workspace: Workspace }) {
  if (!layout.narrow.value) return null;
  return (
    <>
      {/* The title stands in the brief; while that is hidden, the page would have none. */}
      {layout.pane.value !== 'brief' && <h1 class="visually-hidden">{kata.title}</h1>}
      <Tabs
        label="Parts of this page"
        tabs={panes.map((id) => ({ id, text: paneNames[id] }))}
        selected={layout.pane.value}
        panel={(id) => `pane-${id}`}
        onSelect={(id) => (layout.pane.value = id)}
      />
    </>
  );
}

function BriefSplitter({ workspace: { layout } }: { workspace: Workspace }) {
  if (layout.narrow.value) return null;
  return (
    <Splitter
      label="Width of the brief"
      orientation="vertical"
      share={layout.briefShare}
      initial={40}
      range={briefRange}
      controls="pane-brief"
      frame=".kata"
    />
  );
}
