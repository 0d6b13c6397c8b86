import type { Files } from '../../domain/files.ts';
import { filesWithoutBom } from '../../editor/text.ts';
import { givenFiles, type PageData } from '../page-data.ts';
import type { Snapshot } from '../storage/records.ts';
import type { WorkspaceStore } from '../storage/store.ts';
import type { Notices } from './notices.ts';
import type { Text } from './text.ts';

/** Going back to an earlier text; whatever is on the page is kept as a copy first, so that it can be undone. */
export interface Copies {
  /** Newest first. Rejects if the storage fails. */
  list(): Promise<Snapshot[]>;
  reset(): Promise<void>;
  restore(snapshot: Snapshot): Promise<void>;
  /** The files that the kata gives at its present version. */
  starter: Files;
}

export function openCopies(data: PageData, store: WorkspaceStore, text: Text, notices: Notices): Copies {
  const { keeper } = text;
  const starter = filesWithoutBom(givenFiles(data));

  const replace = async (
    files: Files,
    version: number,
    reason: 'reset' | 'restore',
    said: string,
  ): Promise<void> => {
    const { files: before, kataVersion } = keeper.session;
    if (!(await keeper.replace(files, version, reason))) return;
    const undo = () => void keeper.replace(before, kataVersion, 'restore');
    notices.say({ text: said, action: { label: 'Undo', run: undo } });
  };

  return {
    list: () => store.listSnapshots(data.kata.slug),
    reset: () =>
      replace(starter, data.kata.version, 'reset', 'The starter is back. Your code was kept in the history.'),
    restore: ({ files, kataVersion }) =>
      replace(
        { ...starter, ...files },
        kataVersion,
        'restore',
        'The older copy is back. Your code was kept in the history.',
      ),
    starter,
  };
}
