/**
 * Which lessons were marked as read, each under a key of its own: two tabs never overwrite one another, and one
 * damaged mark spoils no other. A mark's value is the moment it was made, as an ISO 8601 date.
 */
const prefix = 'lockstep:read:';

type MarkStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** When `lesson` was marked as read; undefined if it was not, or if the mark is no date. */
export function readOn(storage: MarkStorage, lesson: string): Date | undefined {
  const date = new Date(storage.getItem(prefix + lesson) ?? '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Marks `lesson` as read; throws what the storage throws when it is full or forbidden. */
export function markRead(storage: MarkStorage, lesson: string, now: Date): void {
  storage.setItem(prefix + lesson, now.toISOString());
}

/** Takes the mark away. */
export function unmarkRead(storage: MarkStorage, lesson: string): void {
  storage.removeItem(prefix + lesson);
}
