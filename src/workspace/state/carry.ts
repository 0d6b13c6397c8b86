import type { WorkspaceStore } from '../storage/store.ts';
import type { TabsChannel } from '../storage/tabs-channel.ts';
import type { Notices } from './notices.ts';
import type { Text } from './text.ts';
import type { Verdicts } from './verdicts.ts';

/** Carrying all work, of every kata, to another browser and back. */
export interface Carry {
  /** Everything as one file, after what is unsaved was stored. */
  exportAll(): Promise<void>;
  /** Takes an export in; says what is wrong with a file that is none. */
  importAll(file: File): Promise<void>;
}

interface CarryParts {
  slug: string;
  store: WorkspaceStore;
  text: Text;
  verdicts: Verdicts;
  channel: TabsChannel;
  notices: Notices;
}

export function openCarry({ slug, store, text, verdicts, channel, notices }: CarryParts): Carry {
  return {
    async exportAll() {
      await text.keeper.flush();
      const { writeBackup } = await import('../storage/backup.ts');
      const now = new Date();
      download(
        `lockstep-${now.toISOString().slice(0, 10)}.json`,
        writeBackup(await store.readEverything(), now),
      );
    },
    async importAll(file) {
      await text.keeper.flush();
      try {
        const { mergeBackup, readBackup } = await import('../storage/backup.ts');
        const backup = readBackup(await file.text());
        await store.changeEverything((current) => mergeBackup(current, backup, Date.now()));
        const katas = new Set(backup.workspaces.map((workspace) => workspace.slug)).size;
        notices.say({ text: `Imported: the work of ${katas} kata${katas === 1 ? '' : 's'}.` });
      } catch (error) {
        notices.say({ text: `Nothing was imported. ${(error as Error).message}` });
        return;
      }
      channel.tell('text');
      channel.tell('results');
      await text.keeper.heard();
      verdicts.stored.value = await store.readResults(slug);
    },
  };
}

function download(name: string, content: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
