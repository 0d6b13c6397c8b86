import { useEffect, useRef } from 'preact/hooks';
import type { Report } from '../../domain/report.ts';
import type { Workspace } from '../state/workspace.ts';
import { stageRows } from '../verdict/stages.ts';
import { testFiles } from '../verdict/submission.ts';
import { FailureView } from './failure-view.tsx';
import { GradeButtons } from './grade-buttons.tsx';
import { StageView } from './stage-view.tsx';
import { Tabs, tabId } from './tabs.tsx';
import { VerdictLine } from './verdict-line.tsx';

const tabs = [
  { id: 'run', text: 'Your tests' },
  { id: 'submit', text: 'Hidden tests' },
] as const;

/** What became of the last Run and the last Submit, or of the one under way. */
export function Results({ workspace }: { workspace: Workspace }) {
  const { layout, verdicts } = workspace;
  const view = layout.results.value;
  const grading = verdicts.grading.value;
  const live = grading?.kind === view ? grading : undefined;
  const verdict = live ? undefined : verdicts.stored.value[view];
  const report = live ? live.report : verdict?.report;
  const body = useRef<HTMLDivElement>(null);
  const isLive = live !== undefined;
  useEffect(() => {
    if (isLive) body.current?.scrollTo({ top: 0 });
  }, [isLive]);
  return (
    <section class="results" id="pane-results" aria-label="Results">
      <h2 class="visually-hidden">Results</h2>
      <div class="bar">
        <Tabs
          label="Which tests"
          tabs={tabs}
          selected={view}
          panel={() => 'results-panel'}
          onSelect={(id) => (layout.results.value = id)}
        />
        {layout.narrow.value && <GradeButtons workspace={workspace} kinds={[view]} />}
      </div>
      <div class="results-body" id="results-panel" role="tabpanel" tabIndex={0} aria-labelledby={tabId(view)}>
        {verdicts.trouble.value && <p class="trouble">{verdicts.trouble.value}</p>}
        <VerdictLine workspace={workspace} running={isLive} verdict={verdict} view={view} />
        {report?.death && <FailureView failure={report.death} onReveal={workspace.reveal} />}
        {view === 'submit' ? (
          <KataStages workspace={workspace} report={report} />
        ) : (
          <OwnTests workspace={workspace} report={report} />
        )}
      </div>
    </section>
  );
}

function KataStages({ workspace, report }: { workspace: Workspace; report: Report | undefined }) {
  const { kata, verdicts, reveal } = workspace;
  return (
    <ol class="stage-results">
      {stageRows(kata.stages, verdicts.stored.value.passed, report).map(
        ({ id, title, access, report: stage }) => (
          <StageView
            key={id}
            title={title}
            access={access}
            {...(stage && { report: stage })}
            onReveal={reveal}
          />
        ),
      )}
    </ol>
  );
}

function OwnTests({ workspace, report }: { workspace: Workspace; report: Report | undefined }) {
  if (!report) {
    const names = testFiles(workspace.derived.paths.value);
    return (
      <p class="soft">
        Run tries your code against the tests in {names.join(' and ')}, which are yours to change.
      </p>
    );
  }
  return (
    <ol class="stage-results">
      {report.stages.map((stage) => (
        <StageView key={stage.id} title={stage.id} report={stage} onReveal={workspace.reveal} />
      ))}
    </ol>
  );
}
