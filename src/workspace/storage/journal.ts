import type { Files } from '../../domain/files.ts';

/** Text that a tab had not saved when it went away; `base` is the revision that it had grown from. */
export interface Unsaved {
  files: Files;
  base: number;
  kataVersion: number;
}

/** The part of `localStorage` that is used: its writes are done when they return, unlike IndexedDB's. */
export type SyncStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Keeps the last words of a tab that is being closed, for whoever opens the kata next. */
export interface Journal {
  write(unsaved: Unsaved): void;
  /** Takes back this tab's own words: they have been saved after all. */
  clear(): void;
  /** Reads and removes the words of every tab that went away. */
  takeAll(): Unsaved[];
}

/** The journal of one tab, under a name of its own: tabs that close together do not overwrite each other. */
export function journalIn(storage: () => SyncStorage, slug: string, tab: string): Journal {
  const prefix = `lockstep:unsaved:${slug}:`;
  const key = prefix + tab;
  return {
    write: (unsaved) => quietly(() => storage().setItem(key, JSON.stringify(unsaved))),
    clear: () => quietly(() => storage().removeItem(key)),
    takeAll() {
      const texts: string[] = [];
      quietly(() => {
        for (const each of keysIn(storage(), prefix)) {
          texts.push(storage().getItem(each) ?? '');
          storage().removeItem(each);
        }
      });
      const found: Unsaved[] = [];
      for (const text of texts) quietly(() => found.push(JSON.parse(text) as Unsaved));
      return found;
    },
  };
}

const keysIn = (storage: SyncStorage, prefix: string): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((key) =>
    key.startsWith(prefix),
  );

/** The journal is a second net below IndexedDB, which reports its own failures: here nobody is left to be told. */
function quietly(work: () => unknown): void {
  try {
    work();
  } catch {
    // Storage is forbidden or full.
  }
}
