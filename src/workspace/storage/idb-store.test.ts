import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, it } from 'vitest';
import { connectTo } from './connection.ts';
import { idbStore } from './idb-store.ts';
import { memoryStore } from './memory-store.ts';
import { databaseName, migrations, type Migration } from './schema.ts';
import { snapshotsKept } from './store.ts';

const record = (text: string, revision: number) => ({
  slug: 'lru-cache',
  files: { 'a.ts': text },
  kataVersion: 1,
  revision,
  updatedAt: 0,
});
const copy = (text: string, at = 0) => ({
  slug: 'lru-cache',
  files: { 'a.ts': text },
  kataVersion: 1,
  at,
  reason: 'submit' as const,
});

let connect = connectTo();
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  connect = connectTo();
});

for (const [name, open] of [
  ['IndexedDB', () => idbStore(connect)],
  ['memory', memoryStore],
] as const) {
  it(`lets one of two saves from the same revision win, and shows it to the other (${name})`, async () => {
    const store = open();
    expect(await store.saveWorkspace(record('first', 1), 0)).toEqual({ saved: true });
    expect(await store.saveWorkspace(record('late', 1), 0)).toEqual({
      saved: false,
      theirs: record('first', 1),
    });
    expect(await store.saveWorkspace(record('second', 2), 1)).toEqual({ saved: true });
    expect(await store.readWorkspace('lru-cache')).toEqual(record('second', 2));
  });

  it(`keeps the newest copies of each kata, newest first, none twice in a row (${name})`, async () => {
    const store = open();
    await store.addSnapshot({ ...copy('other'), slug: 'raft' });
    for (let count = 0; count <= snapshotsKept; count += 1) await store.addSnapshot(copy(`text ${count}`));
    await store.addSnapshot(copy(`text ${snapshotsKept}`));
    const texts = (await store.listSnapshots('lru-cache')).map(({ files }) => files['a.ts']);
    expect(texts).toHaveLength(snapshotsKept);
    expect([texts[0], texts.at(-1)]).toEqual([`text ${snapshotsKept}`, 'text 1']);
    expect(await store.listSnapshots('raft')).toHaveLength(1);
  });

  it(`changes results on top of what another tab has stored (${name})`, async () => {
    const store = open();
    const pass = (stage: string) =>
      store.changeResults('lru-cache', (old) => ({ ...old, passed: [...old.passed, stage] }));
    await Promise.all([pass('one'), pass('two')]);
    expect((await store.readResults('lru-cache')).passed.sort()).toEqual(['one', 'two']);
  });

  it(`changes everything at once (${name})`, async () => {
    const store = open();
    await store.saveWorkspace(record('old', 1), 0);
    await store.changeEverything(() => ({
      workspaces: [record('new', 2)],
      results: [],
      snapshots: [copy('a'), copy('b')],
    }));
    const stored = await store.readEverything();
    expect(stored.workspaces).toEqual([record('new', 2)]);
    expect(stored.snapshots.map(({ files }) => files['a.ts'])).toEqual(['a', 'b']);
  });
}

it('gives way to a tab with a newer version of the site, and then fails aloud', async () => {
  const store = idbStore(connect);
  await store.saveWorkspace(record('kept', 1), 0);
  (await openDB(databaseName, migrations.length + 1)).close();
  await expect(store.readWorkspace('lru-cache')).rejects.toThrow('version');
});

it('carries data through a migration', async () => {
  await idbStore(connect).saveWorkspace(record('kept', 1), 0);
  const next: Migration = (_database, upgrade) =>
    void upgrade.objectStore('snapshots').createIndex('at' as 'slug', 'at');
  const newer = connectTo([...migrations, next]);
  expect(await idbStore(newer).readWorkspace('lru-cache')).toEqual(record('kept', 1));
  expect([...(await newer()).transaction('snapshots').store.indexNames]).toEqual(['at', 'slug']);
});
