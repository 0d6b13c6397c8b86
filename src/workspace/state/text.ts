import { signal, type ReadonlySignal } from '@preact/signals';
import type { Files } from '../../domain/files.ts';
import { filesWithoutBom } from '../../editor/text.ts';
import { givenFiles, type PageData } from '../page-data.ts';
import { createKeeper, type Keeper } from '../session/keeper.ts';
import { recover } from '../session/recover.ts';
import { begin, type Session } from '../session/session.ts';
import { pageTimer } from '../session/timer.ts';
import { journalIn } from '../storage/journal.ts';
import type { OpenStore } from '../storage/open.ts';
import type { TabsChannel } from '../storage/tabs-channel.ts';

/** Edits are stored at the latest this many ms after they are made. */
const saveDelayMs = 250;

/** The learner's text in this tab. */
export interface Text {
  session: ReadonlySignal<Session>;
  /** The files that the editor must show, whenever they change by something other than its own edits. */
  adopted: ReadonlySignal<Files>;
  keeper: Keeper;
  /** How many texts of closed tabs were found and kept as copies. */
  copiesFound: number;
}

/** Opens the text of a kata as it was left. Rejects if the storage cannot be read. */
export async function openText(data: PageData, { store }: OpenStore, channel: TabsChannel): Promise<Text> {
  const { slug, version } = data.kata;
  const journal = journalIn(() => localStorage, slug, Math.random().toString(36).slice(2));
  const stored = await store.readWorkspace(slug);
  const found = recover(begin(slug, stored, filesWithoutBom(givenFiles(data)), version), journal.takeAll());
  const session = signal(found.session);
  const adopted = signal(found.session.files);
  const keeper = createKeeper(found.session, {
    store,
    journal,
    timer: pageTimer(saveDelayMs),
    now: Date.now,
    tell: () => channel.tell('text'),
    onState(next, isAdopted) {
      session.value = next;
      if (isAdopted) adopted.value = next.files;
    },
  });
  for (const copy of found.copies) await keeper.keepCopy(copy, 'unsaved');
  if (stored) await keeper.flush();
  return { session, adopted, keeper, copiesFound: found.copies.length };
}

/**
 * Saves what is unsaved when the page is hidden or left, looks at what other tabs have done when it comes
 * back, and asks before work is lost that could not be stored.
 */
export function saveOnLeaving({ keeper, session }: Text, durable: boolean): void {
  document.addEventListener('visibilitychange', () => {
    void (document.visibilityState === 'hidden' ? keeper.flush() : keeper.heard());
  });
  addEventListener('pagehide', () => keeper.leave());
  addEventListener('beforeunload', (event) => {
    const wouldBeLost = session.value.trouble !== undefined || (!durable && session.value.revision > 0);
    if (wouldBeLost) event.preventDefault();
  });
}
