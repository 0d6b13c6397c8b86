import { noResults, sameFiles } from './records.ts';
import type { Database } from './schema.ts';
import { snapshotsKept, type WorkspaceStore } from './store.ts';

/** The learner's work in IndexedDB. `connect` gives the open database. */
export function idbStore(connect: () => Promise<Database>): WorkspaceStore {
  return {
    readWorkspace: async (slug) => (await connect()).get('workspaces', slug),

    async saveWorkspace(record, expected) {
      const transaction = (await connect()).transaction('workspaces', 'readwrite');
      const theirs = await transaction.store.get(record.slug);
      if (theirs && theirs.revision !== expected) return { saved: false, theirs };
      await whole(transaction, [transaction.store.put(record)]);
      return { saved: true };
    },

    readResults: async (slug) => (await (await connect()).get('results', slug)) ?? noResults(slug),

    async changeResults(slug, change) {
      const transaction = (await connect()).transaction('results', 'readwrite');
      const changed = change((await transaction.store.get(slug)) ?? noResults(slug));
      await whole(transaction, [transaction.store.put(changed)]);
      return changed;
    },

    async listSnapshots(slug) {
      const oldestFirst = await (await connect()).getAllFromIndex('snapshots', 'slug', slug);
      return oldestFirst.reverse();
    },

    async addSnapshot(snapshot) {
      const transaction = (await connect()).transaction('snapshots', 'readwrite');
      const kept = await transaction.store.index('slug').getAllKeys(snapshot.slug);
      const newest = kept.at(-1);
      const last = newest === undefined ? undefined : await transaction.store.get(newest);
      if (last && sameFiles(last.files, snapshot.files)) return transaction.done;
      const beyond = kept.slice(0, Math.max(0, kept.length + 1 - snapshotsKept));
      const drops = beyond.map((key) => transaction.store.delete(key));
      await whole(transaction, [...drops, transaction.store.add(snapshot)]);
    },

    async readEverything() {
      const transaction = (await connect()).transaction(['workspaces', 'results', 'snapshots']);
      const [workspaces, results, snapshots] = await Promise.all([
        transaction.objectStore('workspaces').getAll(),
        transaction.objectStore('results').getAll(),
        transaction.objectStore('snapshots').getAll(),
      ]);
      return { workspaces, results, snapshots };
    },

    async changeEverything(change) {
      const transaction = (await connect()).transaction(['workspaces', 'results', 'snapshots'], 'readwrite');
      const workspaces = transaction.objectStore('workspaces');
      const results = transaction.objectStore('results');
      const snapshots = transaction.objectStore('snapshots');
      const changed = change({
        workspaces: await workspaces.getAll(),
        results: await results.getAll(),
        snapshots: await snapshots.getAll(),
      });
      await whole(transaction, [
        ...[workspaces, results, snapshots].map((store) => store.clear()),
        ...changed.workspaces.map((record) => workspaces.put(record)),
        ...changed.results.map((record) => results.put(record)),
        ...changed.snapshots.map((record) => snapshots.put(record)),
      ]);
      return changed;
    },
  };
}

/**
 * Waits for a transaction to be written. Its requests are not asked: when the disk is full they say only
 * that they were aborted, and the transaction says why.
 */
async function whole(
  transaction: { done: Promise<void> },
  requests: readonly Promise<unknown>[],
): Promise<void> {
  for (const request of requests) request.catch(() => undefined);
  await transaction.done;
}
