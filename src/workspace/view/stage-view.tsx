import type { Location, StageReport, TestReport } from '../../domain/report.ts';
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

/** One stage: its name, where it stands and, once they have run, its tests. A stage of the kata that passed is folded. */
export function StageView({ title, report, access, onReveal }: StageProps) {
  const standing = report?.state ?? access ?? 'pending';
  const head = (
    <h3 class="stage-head">
      <Mark of={standing} />
      <span class="stage-title">{title}</span>
      <span class="stage-note">
        {report ? stageSummary(report) : access && accessWords[access]}
        {report?.durationMs !== undefined && <span class="test-time">{duration(report.durationMs)}</span>}
      </span>
    </h3>
  );
  if (!report) {
    return (
      <li class="stage-result" data-standing={standing}>
        {head}
      </li>
    );
  }
  return (
    <li class="stage-result" data-standing={standing}>
      <details open={access === undefined || report.state !== 'passed'}>
        <summary>{head}</summary>
        <StageDetails report={report} onReveal={onReveal} />
      </details>
    </li>
  );
}

function StageDetails({ report, onReveal }: { report: StageReport; onReveal: (location: Location) => void }) {
  return (
    <>
      {report.failures.map((failure, index) => (
        <FailureView key={index} failure={failure} onReveal={onReveal} />
      ))}
      <ConsoleLines lines={report.console} />
      <ul class="tests">
        {inOrderOfInterest(report).map((test) => (
          <TestView key={test.id} test={test} onReveal={onReveal} />
        ))}
      </ul>
    </>
  );
}

/** As they run, while they run; once the stage has failed, what did not pass comes first. */
function inOrderOfInterest({ state, tests }: StageReport): readonly TestReport[] {
  if (state !== 'failed') return tests;
  const rank = ({ outcome }: TestReport): number => (outcome === 'passed' ? 2 : outcome === 'lost' ? 1 : 0);
  return [...tests].sort((one, other) => rank(one) - rank(other));
}
