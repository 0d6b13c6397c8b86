import type { ResultsView } from '../layout/layout.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Verdict } from '../storage/records.ts';
import { duration, moment, reportSummary, runtimeWords } from '../verdict/words.ts';
import { Mark } from './mark.tsx';

interface VerdictLineProps {
  workspace: Workspace;
  running: boolean;
  verdict: Verdict | undefined;
  view: ResultsView;
}

/** The verdict in a sentence: what, by whom, how fast, and whether it still holds. */
export function VerdictLine({ workspace, running, verdict, view }: VerdictLineProps) {
  if (running) return <p class="verdict">Running…</p>;
  if (!verdict) return null;
  const { report, at } = verdict;
  const note = workspace.runtimeNote.value;
  const stale = workspace.derived.stale[view].value;
  return (
    <div class="verdict">
      <p>
        <strong class="outcome" data-outcome={report.state === 'passed' ? 'passed' : 'failed'}>
          <Mark of={report.state === 'passed' ? 'passed' : 'failed'} />{' '}
          {report.death ? 'No verdict.' : reportSummary(report)}
        </strong>{' '}
        <span class="soft">
          {report.runtime && `Vitest in ${runtimeWords[report.runtime]}`}
          {report.durationMs !== undefined && `, ${duration(report.durationMs)}`}, {moment(at)}
        </span>
      </p>
      {stale && <p class="stale">{stale}</p>}
      {note && <p class="soft">{note}</p>}
    </div>
  );
}
