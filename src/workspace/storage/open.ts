import { connectTo } from './connection.ts';
import { idbStore } from './idb-store.ts';
import { memoryStore } from './memory-store.ts';
import type { WorkspaceStore } from './store.ts';

/** A store, and whether what is put into it outlives the tab. */
export interface OpenStore {
  store: WorkspaceStore;
  durable: boolean;
}

/** Opens the learner's storage or, where the browser refuses it (a private window, a setting), one that lasts as long as the tab. */
export async function openStore(): Promise<OpenStore> {
  const connect = connectTo();
  try {
    await connect();
    return { store: idbStore(connect), durable: true };
  } catch {
    return { store: memoryStore(), durable: false };
  }
}
