import type { Files } from '../../domain/files.ts';
import { sameFiles, type WorkspaceRecord } from '../storage/records.ts';

/** Why the text could not be stored: no space left, or a storage that fails. */
export type Trouble = 'full' | 'failed';

/**
 * One tab's view of a learner's text. `files` is what the editor shows; `saved` is the text stored at
 * `revision` (0: nothing is stored yet, `saved` is the starter).
 */
export interface Session {
  slug: string;
  files: Files;
  saved: Files;
  revision: number;
  /** The version of the kata that the text was begun with, or last taken over to. */
  kataVersion: number;
  savedVersion: number;
  trouble?: Trouble;
  /** Another tab saved a different text while this tab had unsaved edits: the learner must choose. */
  conflict?: WorkspaceRecord;
}

/** The files of `kata` that a learner lacks, added: a new version of a kata may bring new ones. */
const completed = (theirs: Files, given: Files): Files => ({ ...given, ...theirs });

/** Begins with what is stored, or with the files that the kata gives. */
export function begin(
  slug: string,
  stored: WorkspaceRecord | undefined,
  given: Files,
  kataVersion: number,
): Session {
  if (!stored)
    return { slug, files: given, saved: given, revision: 0, kataVersion, savedVersion: kataVersion };
  const { files: saved, revision, kataVersion: savedVersion } = stored;
  return { slug, files: completed(saved, given), saved, revision, kataVersion: savedVersion, savedVersion };
}

/** True while something would be lost if the tab went away. */
export const isDirty = (session: Session): boolean =>
  !sameFiles(session.files, session.saved) || session.kataVersion !== session.savedVersion;

export const edit = (session: Session, path: string, text: string): Session => ({
  ...session,
  files: { ...session.files, [path]: text },
});

/** What a save of this session writes. */
export const recordOf = (session: Session, now: number): WorkspaceRecord => ({
  slug: session.slug,
  files: session.files,
  kataVersion: session.kataVersion,
  revision: session.revision + 1,
  updatedAt: now,
});

/** After `record` was stored; edits made meanwhile stay unsaved. */
export const stored = (session: Session, record: WorkspaceRecord): Session => ({
  ...session,
  saved: record.files,
  revision: record.revision,
  savedVersion: record.kataVersion,
  trouble: undefined,
});

/**
 * After another tab has stored `theirs`. Whoever has no edits takes theirs; whoever has the same text, or
 * edits on top of a text that did not change, goes on; two different texts wait for the learner's choice.
 */
export function meet(session: Session, theirs: WorkspaceRecord): Session {
  if (theirs.revision <= session.revision) return session;
  const textUnchanged = sameFiles(theirs.files, session.saved);
  const onTheirs = { ...stored(session, theirs), conflict: undefined };
  if (!isDirty(session)) return { ...onTheirs, files: theirs.files, kataVersion: theirs.kataVersion };
  if (textUnchanged || sameFiles(theirs.files, session.files)) return onTheirs;
  return { ...session, conflict: theirs };
}

/** The learner's choice for this tab's text: it goes on top of theirs. */
export const keepMine = (session: Session): Session =>
  session.conflict ? { ...stored(session, session.conflict), conflict: undefined } : session;

/** The learner's choice for the other tab's text. */
export const takeTheirs = (session: Session): Session =>
  session.conflict ? { ...keepMine(session), files: session.conflict.files } : session;
