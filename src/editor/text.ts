import type { Files } from '../domain/files.ts';

/** The text without the byte-order mark that some editors put first: nobody sees it, and compilers stumble over it. */
export const withoutBom = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** The same files, each without its byte-order mark; line ends stay as they are. */
export const filesWithoutBom = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, withoutBom(text)]));

/** One replacement: offsets in UTF-16 code units into the old text, and what stands there in the new one. */
export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/**
 * The one replacement that turns `before` into `after`, without what both have in common at either end:
 * the caret, the folds and the undo history outside it stay as they are. Undefined when nothing differs.
 */
export function replacementBetween(before: string, after: string): Replacement | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}
