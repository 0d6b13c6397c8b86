import type { Files } from '../../domain/files.ts';
import type { Journal } from '../storage/journal.ts';
import type { SnapshotReason } from '../storage/records.ts';
import type { WorkspaceStore } from '../storage/store.ts';
import type { Timer } from './timer.ts';
import {
  edit,
  isDirty,
  keepMine,
  meet,
  recordOf,
  stored,
  takeTheirs,
  type Session,
  type Trouble,
} from './session.ts';

/** What a keeper works with; everything outside is passed in. */
export interface KeeperParts {
  store: WorkspaceStore;
  journal: Journal;
  timer: Timer;
  now: () => number;
  /** Tells the other tabs that a newer text is stored. */
  tell: () => void;
  /** Called with each new state; `adopted` is true when the editor must take over `session.files`. */
  onState: (session: Session, adopted: boolean) => void;
}

/** Keeps a learner's text: saves each edit, meets other tabs, and never lets one text overwrite another unseen. */
export interface Keeper {
  readonly session: Session;
  edit(path: string, text: string): void;
  /** Puts other files in the place of the text, after a copy of it was kept; false if no copy could be kept. */
  replace(files: Files, kataVersion: number, reason: SnapshotReason): Promise<boolean>;
  /** Declares the text to be about this version of the kata. */
  acceptVersion(kataVersion: number): void;
  /** Another tab has stored something: look. */
  heard(): Promise<void>;
  resolve(choice: 'mine' | 'theirs'): Promise<void>;
  keepCopy(files: Files, reason: SnapshotReason): Promise<boolean>;
  /** Saves now what is unsaved. */
  flush(): Promise<void>;
  /** The page goes away, perhaps for ever: whatever is unsaved is written down at once. */
  leave(): void;
}

/** A name for what went wrong with the storage. */
const troubleOf = (error: unknown): Trouble =>
  error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'failed';

/** Makes the keeper of `initial`. */
export function createKeeper(
  initial: Session,
  { store, journal, timer, now, tell, onState }: KeeperParts,
): Keeper {
  let session = initial;
  let saving: Promise<void> | undefined;

  const become = (next: Session, adopted = false) => {
    session = next;
    onState(session, adopted);
  };

  const save = async (): Promise<void> => {
    const record = recordOf(session, now());
    try {
      const outcome = await store.saveWorkspace(record, session.revision);
      if (!outcome.saved) return meetOther(outcome.theirs);
      become(stored(session, record));
      journal.clear();
      tell();
    } catch (error) {
      become({ ...session, trouble: troubleOf(error) });
    }
  };

  const flush = async (): Promise<void> => {
    timer.cancel();
    await saving;
    if (session.conflict || !isDirty(session)) return;
    saving ??= save().finally(() => {
      saving = undefined;
    });
    await saving;
    if (isDirty(session) && !session.trouble) schedule();
  };
  const schedule = () => timer.start(() => void flush());

  const meetOther = (theirs: Parameters<typeof meet>[1]) => {
    const before = session;
    const next = meet(before, theirs);
    if (next !== before) become(next, next.files !== before.files);
  };

  const keepCopy = async (files: Files, reason: SnapshotReason): Promise<boolean> => {
    try {
      const { slug, kataVersion } = session;
      await store.addSnapshot({ slug, files, kataVersion, at: now(), reason });
      return true;
    } catch (error) {
      become({ ...session, trouble: troubleOf(error) });
      return false;
    }
  };

  /** Keeps a copy of a text that may still be edited while it is being kept. */
  const keepLatest = async (text: () => Files | undefined, reason: SnapshotReason): Promise<boolean> => {
    for (let files = text(); files;) {
      if (!(await keepCopy(files, reason))) return false;
      if (files === text()) return true;
      files = text();
    }
    return false;
  };

  return {
    get session() {
      return session;
    },
    edit(path, text) {
      become(edit(session, path, text));
      schedule();
    },
    async replace(files, kataVersion, reason) {
      if (!(await keepLatest(() => session.files, reason))) return false;
      become({ ...session, files, kataVersion }, true);
      await flush();
      return true;
    },
    acceptVersion(kataVersion) {
      become({ ...session, kataVersion });
      schedule();
    },
    async heard() {
      await saving;
      const theirs = await store.readWorkspace(session.slug).catch(() => undefined);
      if (theirs) meetOther(theirs);
      if (isDirty(session)) schedule();
    },
    async resolve(choice) {
      const kept =
        choice === 'mine'
          ? await keepLatest(() => session.conflict?.files, 'other-tab')
          : await keepLatest(() => session.conflict && session.files, 'this-tab');
      if (!kept) return;
      if (choice === 'mine') become(keepMine(session));
      else become(takeTheirs(session), true);
      await flush();
    },
    keepCopy,
    flush,
    leave() {
      const { files, revision, kataVersion } = session;
      if (isDirty(session)) journal.write({ files, base: revision, kataVersion });
      void flush();
    },
  };
}
