import { openDB } from 'idb';
import { databaseName, migrations, type Database, type LockstepSchema, type Migration } from './schema.ts';

/**
 * Returns a function that gives the open database, opening it again after the browser has closed it or a
 * newer version of the site has asked for it. It rejects where the browser keeps no data for this site.
 */
export function connectTo(steps: readonly Migration[] = migrations): () => Promise<Database> {
  let current: Promise<Database> | undefined;
  const forget = () => {
    current = undefined;
  };
  const open = async (): Promise<Database> => {
    const database = await openDB<LockstepSchema>(databaseName, steps.length, {
      upgrade(upgraded, from, _to, transaction) {
        for (const step of steps.slice(from)) step(upgraded, transaction);
      },
      // Another tab runs a newer version of the site: give way, or it waits for ever.
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return database;
  };
  return () => {
    current ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return current;
  };
}
