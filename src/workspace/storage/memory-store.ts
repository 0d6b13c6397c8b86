import { noResults, sameFiles, type ResultsRecord, type Snapshot, type WorkspaceRecord } from './records.ts';
import { snapshotsKept, type WorkspaceStore } from './store.ts';

/** Work kept for as long as the tab lives: where the browser refuses storage, and in tests. */
export function memoryStore(): WorkspaceStore {
  const workspaces = new Map<string, WorkspaceRecord>();
  const results = new Map<string, ResultsRecord>();
  let snapshots: Snapshot[] = [];
  let lastId = 0;
  const resultsOf = (slug: string) => results.get(slug) ?? noResults(slug);
  const snapshotsOf = (slug: string) => snapshots.filter((snapshot) => snapshot.slug === slug);
  const everything = () => ({
    workspaces: [...workspaces.values()],
    results: [...results.values()],
    snapshots,
  });

  return {
    readWorkspace: async (slug) => workspaces.get(slug),
    async saveWorkspace(record, expected) {
      const theirs = workspaces.get(record.slug);
      if (theirs && theirs.revision !== expected) return { saved: false, theirs };
      workspaces.set(record.slug, record);
      return { saved: true };
    },
    readResults: async (slug) => resultsOf(slug),
    async changeResults(slug, change) {
      const changed = change(resultsOf(slug));
      results.set(slug, changed);
      return changed;
    },
    listSnapshots: async (slug) => snapshotsOf(slug).reverse(),
    async addSnapshot(snapshot) {
      const kept = snapshotsOf(snapshot.slug);
      const last = kept.at(-1);
      if (last && sameFiles(last.files, snapshot.files)) return;
      const beyond = kept.slice(0, Math.max(0, kept.length + 1 - snapshotsKept));
      lastId += 1;
      snapshots = [...snapshots.filter((each) => !beyond.includes(each)), { ...snapshot, id: lastId }];
    },
    readEverything: async () => everything(),
    async changeEverything(change) {
      const changed = change(everything());
      workspaces.clear();
      results.clear();
      for (const record of changed.workspaces) workspaces.set(record.slug, record);
      for (const record of changed.results) results.set(record.slug, record);
      snapshots = changed.snapshots.map((snapshot) => ({ ...snapshot, id: snapshot.id ?? (lastId += 1) }));
      return everything();
    },
  };
}
