import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { ResultsRecord, Snapshot, WorkspaceRecord } from './records.ts';

export const databaseName = 'lockstep';

/** The layout that the newest migration leaves behind. */
export interface LockstepSchema extends DBSchema {
  workspaces: { key: string; value: WorkspaceRecord };
  results: { key: string; value: ResultsRecord };
  snapshots: { key: number; value: Snapshot; indexes: { slug: string } };
}
export type Database = IDBPDatabase<LockstepSchema>;
type Upgrade = IDBPTransaction<LockstepSchema, StoreNames<LockstepSchema>[], 'versionchange'>;

/** One step from each version to the next; version 0 is an empty database. Steps are only ever added at the end. */
export type Migration = (database: Database, upgrade: Upgrade) => void;

export const migrations: readonly Migration[] = [
  (database) => {
    database.createObjectStore('workspaces', { keyPath: 'slug' });
    database.createObjectStore('results', { keyPath: 'slug' });
    database
      .createObjectStore('snapshots', { keyPath: 'id', autoIncrement: true })
      .createIndex('slug', 'slug');
  },
];
