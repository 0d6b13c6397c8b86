import type { Location, StageReport } from '../../domain/report.ts';
import type { Access } from '../verdict/stages.ts';
import { duration, stageSummary } from '../verdict/words.ts';
import { ConsoleLines } from './console-lines.tsx';
import { FailureView } from './failure-view.tsx';
import { Mark } from './mark.tsx';
import { TestView } from './test-view.tsx';

interface StageProps {
  title: string;
  report?: StageReport;
  /** Given for stages of the kata, not for the learner's own test files. */
  access?: Access;
  onReveal: (location: Location) => void;
}

const accessWords: Record<Access, string> = {
  passed: 'passed before',
  open: 'open',
  locked: 'locked: pass the stage before it',
};

/** One stage: its name, where it stands, and its tests once they have run. */
export function StageView({ title, report, access = 'open', onReveal }: StageProps) {
  const standing = report ? standings[report.state] : access;
  return (
    <li class="stage-result" data-standing={standing}>
      <h3 class="stage-head">
        <Mark of={standing} />
        <span class="stage-title">{title}</span>
        <span class="stage-note">
          {report ? stageSummary(report) : accessWords[access]}
          {report?.durationMs !== undefined && <span class="test-time">{duration(report.durationMs)}</span>}
        </span>
      </h3>
      {report && <StageDetails report={report} onReveal={onReveal} />}
    </li>
  );
}

const standings = { pending: 'pending', running: 'running', passed: 'passed', failed: 'failed' } as const;

function StageDetails({ report, onReveal }: { report: StageReport; onReveal: (location: Location) => void }) {
  return (
    <>
      {report.failures.map((failure, index) => (
        <FailureView key={index} failure={failure} onReveal={onReveal} />
      ))}
      <ConsoleLines lines={report.console} open={report.failures.length > 0} />
      <ul class="tests">
        {report.tests.map((test) => (
          <TestView key={test.id} test={test} onReveal={onReveal} />
        ))}
      </ul>
    </>
  );
}
