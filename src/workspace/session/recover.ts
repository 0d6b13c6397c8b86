import type { Files } from '../../domain/files.ts';
import type { Unsaved } from '../storage/journal.ts';
import { sameFiles } from '../storage/records.ts';
import type { Session } from './session.ts';

/**
 * Gives back what tabs had not saved when they went away: text that grew from what is stored becomes the
 * text again; any other is returned in `copies`, to be kept beside it.
 */
export function recover(
  session: Session,
  unsaved: readonly Unsaved[],
): { session: Session; copies: Files[] } {
  const news = unsaved.filter(({ files }) => !sameFiles(files, session.saved));
  const next = news.find(({ base }) => base === session.revision);
  const copies = news.filter((each) => each !== next).map(({ files }) => files);
  if (!next) return { session, copies };
  return {
    session: { ...session, files: { ...session.files, ...next.files }, kataVersion: next.kataVersion },
    copies,
  };
}
