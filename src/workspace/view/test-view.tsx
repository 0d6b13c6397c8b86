import type { Location, TestReport } from '../../domain/report.ts';
import { duration } from '../verdict/words.ts';
import { ConsoleLines } from './console-lines.tsx';
import { FailureView } from './failure-view.tsx';
import { Outcome } from './mark.tsx';

/** One test: a line, and below it whatever went wrong or was printed. */
export function TestView({ test, onReveal }: { test: TestReport; onReveal: (location: Location) => void }) {
  const { outcome, path, durationMs, failures } = test;
  return (
    <li class="test" data-outcome={outcome}>
      <p class="test-line">
        <Outcome of={outcome} />
        <span class="test-title">
          {path.slice(0, -1).map((title, index) => (
            <span key={index} class="test-group">
              {title} ›{' '}
            </span>
          ))}
          {path.at(-1)}
        </span>
        {durationMs !== undefined && <span class="test-time">{duration(durationMs)}</span>}
      </p>
      {failures.map((failure, index) => (
        <FailureView key={index} failure={failure} onReveal={onReveal} />
      ))}
      <ConsoleLines lines={test.console} open={failures.length > 0} />
    </li>
  );
}
