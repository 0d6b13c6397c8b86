import type { Location, TestReport } from '../../domain/report.ts';
import { duration } from '../verdict/words.ts';
import { ConsoleLines, linesPrinted } from './console-lines.tsx';
import { FailureView } from './failure-view.tsx';
import { Outcome } from './mark.tsx';

/** One test: a line, and below it what went wrong and what was printed. */
export function TestView({ test, onReveal }: { test: TestReport; onReveal: (location: Location) => void }) {
  const { outcome, failures } = test;
  const quiet = failures.length === 0;
  if (quiet && test.console.length > 0) {
    return (
      <li class="test" data-outcome={outcome}>
        <details>
          <summary>
            <TestLine test={test} />
          </summary>
          <ConsoleLines lines={test.console} />
        </details>
      </li>
    );
  }
  return (
    <li class="test" data-outcome={outcome}>
      <TestLine test={test} />
      {failures.map((failure, index) => (
        <FailureView key={index} failure={failure} onReveal={onReveal} />
      ))}
      <ConsoleLines lines={test.console} />
    </li>
  );
}

function TestLine({ test: { outcome, path, durationMs, console, failures } }: { test: TestReport }) {
  return (
    <span class="test-line">
      <Outcome of={outcome} />
      <span class="test-title">
        {path.slice(0, -1).map((title, index) => (
          <span key={index} class="test-group">
            {title} ›{' '}
          </span>
        ))}
        {path.at(-1)}
        {failures.length === 0 && console.length > 0 && (
          <span class="test-printed"> {linesPrinted(console)}</span>
        )}
      </span>
      {durationMs !== undefined && <span class="test-time">{duration(durationMs)}</span>}
    </span>
  );
}
