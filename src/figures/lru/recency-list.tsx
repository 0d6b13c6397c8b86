import { useGlide } from '../parts/glide.ts';
import type { Step } from './trace.ts';

/** The keys held, the most recent at the left; free slots are dashed; what the last request evicted stands apart. */
export function RecencyList({ last, capacity }: { last: Step | undefined; capacity: number }) {
  const host = useGlide<HTMLDivElement>();
  const held = last?.after ?? [];
  const free = Array.from({ length: Math.max(0, capacity - held.length) }, (_, index) => index);
  return (
    <div class="lru-cache" ref={host}>
      <ol class="lru-list" aria-label="Entries, the most recent first">
        {held.map((key) => (
          <li
            key={key}
            data-key={key}
            class={key === last?.key ? (last.hit ? 'is-hit' : 'is-new') : undefined}
          >
            {key}
          </li>
        ))}
        {free.map((index) => (
          <li key={`free ${index}`} class="is-free" aria-hidden="true" />
        ))}
      </ol>
      <div class="lru-evicted">
        {last?.evicted.map((key) => (
          <s key={key} data-key={key}>
            {key}
          </s>
        ))}
      </div>
      <p class="lru-ends" aria-hidden="true">
        <span>most recent</span>
        {free.length === 0 && <span>next to go</span>}
      </p>
      <p class="lru-ends" aria-hidden="true">
        {last && last.evicted.length > 0 && 'evicted'}
      </p>
    </div>
  );
}
