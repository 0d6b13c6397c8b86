import type { Failure, Location } from '../../domain/report.ts';
import { DifferenceView } from './difference-view.tsx';
import { Words } from './words.tsx';

interface FailureProps {
  failure: Failure;
  onReveal: (location: Location) => void;
}

/** One failure: what was done, what was expected, what came back, why it matters, and where to look. */
export function FailureView({
  failure: { message, story, expected, received, why, location },
  onReveal,
}: FailureProps) {
  return (
    <div class="failure">
      <p class="failure-message">
        <Words text={message} />
      </p>
      {story && story.length > 0 && (
        <>
          <p class="failure-label">What was done</p>
          <ol class="story">
            {story.map((step, index) => (
              <li key={index}>
                <code>{step}</code>
              </li>
            ))}
          </ol>
        </>
      )}
      {expected !== undefined && received !== undefined && (
        <DifferenceView expected={expected} received={received} />
      )}
      {expected !== undefined && received === undefined && <Value label="Expected" text={expected} />}
      {expected === undefined && received !== undefined && <Value label="Received" text={received} />}
      {why && (
        <p class="failure-why">
          <Words text={why} />
        </p>
      )}
      {location && (
        <button type="button" class="link" onClick={() => onReveal(location)}>
          {location.method === undefined ? 'Show' : `Show ${location.method}, called last:`} {location.file},
          line {location.line}
        </button>
      )}
    </div>
  );
}

function Value({ label, text }: { label: string; text: string }) {
  return (
    <>
      <p class="failure-label">{label}</p>
      <pre class="value">{text}</pre>
    </>
  );
}
