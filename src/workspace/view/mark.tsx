import type { TestReport } from '../../domain/report.ts';
import { outcomeWords } from '../verdict/words.ts';

type Standing = TestReport['outcome'] | 'open' | 'locked';

/** One shape for each outcome, told apart without colour; drawn in a box of 16. */
const shapes: Record<Standing, string> = {
  passed: 'M3 8.5 6.5 12 13 4.5',
  failed: 'M4 4 12 12 M12 4 4 12',
  timeout: 'M8 2.5a5.5 5.5 0 1 1-.01 0 M8 5v3.2l2.2 1.6',
  crashed: 'M8 2.5v7 M8 12.6v.8',
  skipped: 'M3.5 8h9',
  lost: 'M3.5 8h9',
  pending: 'M8 7.5v1',
  running: 'M4 8h.01 M8 8h.01 M12 8h.01',
  open: 'M8 3a5 5 0 1 1-.01 0',
  locked: 'M4.5 7.5h7v5.5h-7z M6 7.5V5.6a2 2 0 0 1 4 0v1.9',
};

/** The shape of an outcome; the word stands beside it, so that nobody needs to see it. */
export function Mark({ of }: { of: Standing }) {
  return (
    <svg class="mark-shape" data-outcome={of} viewBox="0 0 16 16" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  );
}

/** The shape and the word. */
export function Outcome({ of }: { of: TestReport['outcome'] }) {
  return (
    <span class="outcome" data-outcome={of}>
      <Mark of={of} /> {outcomeWords[of]}
    </span>
  );
}
