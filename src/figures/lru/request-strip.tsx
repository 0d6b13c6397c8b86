import type { Step } from './trace.ts';

/**
 * All requests in a row: a full disc under a hit, a ring under a miss, nothing under what is still to come.
 * Hidden from screen readers, who are told each step in words.
 */
export function RequestStrip({ keys, steps }: { keys: readonly string[]; steps: readonly Step[] }) {
  return (
    <ol class="lru-requests" aria-hidden="true">
      {keys.map((key, index) => {
        const step = steps[index];
        const state = step ? (step.hit ? 'hit' : 'miss') : index === steps.length ? 'next' : 'later';
        return (
          <li key={index} class={`is-${state}`}>
            {key}
          </li>
        );
      })}
    </ol>
  );
}
