/** How a window is shared between two panes: the first one's part of the length, in percent. */
export interface SplitRange {
  min: number;
  max: number;
}

const clamp = (share: number, { min, max }: SplitRange): number => Math.min(max, Math.max(min, share));

/** The share that puts the separator under the pointer; all lengths in CSS pixels. A frame without length changes nothing. */
export function shareAtPointer(
  pointer: number,
  frameStart: number,
  frameLength: number,
  range: SplitRange,
): number | undefined {
  if (frameLength <= 0) return undefined;
  return clamp(((pointer - frameStart) / frameLength) * 100, range);
}

/** What a key does to a separator (WAI-ARIA, window splitter); undefined for keys that mean nothing to it. */
export function shareAfterKey(
  key: string,
  share: number,
  range: SplitRange,
  { orientation, coarse }: { orientation: 'vertical' | 'horizontal'; coarse: boolean },
): number | undefined {
  const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = coarse ? 10 : 2;
  if (key === less) return clamp(share - step, range);
  if (key === more) return clamp(share + step, range);
  if (key === 'Home') return range.min;
  if (key === 'End') return range.max;
  return undefined;
}
