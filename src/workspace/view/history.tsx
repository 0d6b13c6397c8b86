import { useEffect, useRef, useState } from 'preact/hooks';
import type { Workspace } from '../state/workspace.ts';
import { snapshotReasons, type Snapshot } from '../storage/records.ts';
import { moment } from '../verdict/words.ts';

type Found = readonly Snapshot[] | Error | undefined;

/** The copies that were kept of this kata, newest first. They are read when the dialog opens. */
export function History({ workspace, onDone }: { workspace: Workspace; onDone: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const dialog = place.current?.closest('dialog');
    const read = () => {
      if (!dialog?.open) return;
      void workspace.copies.list().then(setFound, (error: unknown) => setFound(error as Error));
    };
    dialog?.addEventListener('toggle', read);
    return () => dialog?.removeEventListener('toggle', read);
  }, [workspace]);
  const restore = (snapshot: Snapshot) => {
    onDone();
    void workspace.copies.restore(snapshot);
  };
  return (
    <div ref={place}>
      <Copies found={found} onRestore={restore} />
      <p class="dialog-actions">
        <button type="button" class="button" onClick={onDone}>
          Close
        </button>
      </p>
    </div>
  );
}

function Copies({ found, onRestore }: { found: Found; onRestore: (snapshot: Snapshot) => void }) {
  if (found instanceof Error) return <p class="trouble">The history could not be read: {found.message}</p>;
  if (!found) return null;
  if (found.length === 0)
    return <p>A copy of your code is kept at each Submit, and before anything takes its place.</p>;
  return (
    <ol class="copies">
      {found.map((snapshot) => (
        <li key={snapshot.id}>
          <details>
            <summary>
              <time dateTime={new Date(snapshot.at).toISOString()}>{moment(snapshot.at)}</time>{' '}
              <span class="soft">{snapshotReasons[snapshot.reason]}</span>
            </summary>
            {Object.entries(snapshot.files).map(([path, text]) => (
              <div key={path}>
                <p class="failure-label">{path}</p>
                <pre class="value">{text}</pre>
              </div>
            ))}
          </details>
          <button type="button" class="button" onClick={() => onRestore(snapshot)}>
            Restore
          </button>
        </li>
      ))}
    </ol>
  );
}
