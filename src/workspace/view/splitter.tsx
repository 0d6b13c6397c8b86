import type { Signal } from '@preact/signals';
import { shareAfterKey, shareAtPointer, type SplitRange } from '../layout/split.ts';

interface SplitterProps {
  label: string;
  /** A vertical line stands between left and right, a horizontal one between above and below. */
  orientation: 'vertical' | 'horizontal';
  share: Signal<number>;
  /** Where a double click puts it. */
  initial: number;
  range: SplitRange;
  /** The id of the pane before it, whose share it changes. */
  controls: string;
  /** The element that is being shared, around the splitter. */
  frame: string;
}

/** A line between two panes that can be moved by pointer and by keyboard. */
export function Splitter({ label, orientation, share, initial, range, controls, frame }: SplitterProps) {
  const set = (next: number | undefined) => {
    if (next !== undefined) share.value = Math.round(next * 10) / 10;
  };
  const drag = (event: PointerEvent) => {
    const line = event.currentTarget as HTMLElement;
    if (!line.hasPointerCapture(event.pointerId)) return;
    const box = line.closest(frame)?.getBoundingClientRect();
    if (!box) return;
    const across = orientation === 'vertical';
    set(
      shareAtPointer(
        across ? event.clientX : event.clientY,
        across ? box.left : box.top,
        across ? box.width : box.height,
        range,
      ),
    );
  };
  const press = (event: KeyboardEvent) => {
    const next = shareAfterKey(event.key, share.value, range, { orientation, coarse: event.shiftKey });
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };
  return (
    <div
      class={`splitter splitter-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-controls={controls}
      aria-valuenow={Math.round(share.value)}
      aria-valuemin={range.min}
      aria-valuemax={range.max}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      onDblClick={() => set(initial)}
    />
  );
}
