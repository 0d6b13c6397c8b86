import { readOn } from './read-marks.ts';

/** Ticks the lessons that were read, in a list whose lines carry `data-lesson`. */
export function tickReadLessons(root: ParentNode): void {
  for (const tick of root.querySelectorAll<HTMLElement>('[data-read-tick]')) {
    tick.hidden = !readOn(localStorage, tick.dataset.readTick ?? '');
  }
}

try {
  tickReadLessons(document);
} catch {
  // Storage is forbidden: nothing was ever marked.
}
