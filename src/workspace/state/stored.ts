import type { PageData } from '../page-data.ts';
import { memoryStore } from '../storage/memory-store.ts';
import { openStore, type OpenStore } from '../storage/open.ts';
import type { ResultsRecord } from '../storage/records.ts';
import type { WorkspaceStore } from '../storage/store.ts';
import type { TabsChannel } from '../storage/tabs-channel.ts';
import type { Notices } from './notices.ts';
import { openText, saveOnLeaving, type Text } from './text.ts';

const notKept =
  'This browser keeps no data for this site (a private window, or a setting), so your work lasts as long as this tab. Export it to keep it.';

const copiesFound = 'A tab was closed before its text was saved. That text is in the history.';

/** Opens what is stored of a kata. Where the storage fails, work goes on in memory, and that is said. */
export async function openStored(
  data: PageData,
  channel: TabsChannel,
  notices: Notices,
): Promise<{ text: Text; results: ResultsRecord; store: WorkspaceStore }> {
  const open = async (opened: OpenStore) => ({
    results: await opened.store.readResults(data.kata.slug),
    text: await openText(data, opened, channel),
    ...opened,
  });
  const found = await open(await openStore()).catch(() => open({ store: memoryStore(), durable: false }));
  if (!found.durable) notices.say({ text: notKept });
  if (found.text.copiesFound > 0) notices.say({ text: copiesFound });
  saveOnLeaving(found.text, found.durable);
  return found;
}
