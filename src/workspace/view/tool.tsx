import { useEffect, useState } from 'preact/hooks';
import { codeRange } from '../layout/layout.ts';
import { readPageData } from '../page-data.ts';
import { tieToPage } from '../page/tie.tsx';
import { openWorkspace, type Workspace } from '../state/workspace.ts';
import { Announcer } from './announcer.tsx';
import { Banners } from './banners.tsx';
import { Dialogs } from './dialogs.tsx';
import { EditorPane } from './editor-pane.tsx';
import { Results } from './results.tsx';
import { Splitter } from './splitter.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

/** The kata page's tool: code and results, beside the brief that the page brings. */
export function Tool() {
  const [workspace, setWorkspace] = useState<Workspace>();
  useEffect(() => {
    void openWorkspace(readPageData()).then(setWorkspace);
  }, []);
  useEffect(() => (workspace ? tieToPage(workspace) : undefined), [workspace]);
  return <div class="tool">{workspace && <Parts workspace={workspace} />}</div>;
}

function Parts({ workspace }: { workspace: Workspace }) {
  return (
    <>
      <section class="code" id="pane-code" aria-label="Code">
        <Banners workspace={workspace} />
        <Toolbar workspace={workspace} />
        <EditorPane workspace={workspace} />
        <StatusBar workspace={workspace} />
      </section>
      <Splitter
        label="Height of the code"
        orientation="horizontal"
        share={workspace.layout.codeShare}
        initial={58}
        range={codeRange}
        controls="pane-code"
        frame=".tool"
      />
      <Results workspace={workspace} />
      <Announcer workspace={workspace} />
      <Dialogs workspace={workspace} />
    </>
  );
}
