import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../domain/files.ts';

/** What a folder holds at its top: names in order. Names that begin with a dot are an editor's business. */
export interface Listing {
  files: string[];
  folders: string[];
}

/** Lists a folder; `undefined` if there is none. */
export async function list(dir: string): Promise<Listing | undefined> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(ifMissing);
  if (!entries) return undefined;
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  const names = (wanted: boolean): string[] =>
    visible
      .filter((entry) => entry.isDirectory() === wanted)
      .map(({ name }) => name)
      .sort();
  return { files: names(false), folders: names(true) };
}

/** Reads all files of a folder and of the folders below, as text by relative path; `undefined` if there is none. */
export async function readFiles(dir: string): Promise<Files | undefined> {
  const listing = await list(dir);
  if (!listing) return undefined;
  const files: Record<string, string> = {};
  for (const name of listing.files) files[name] = await readFile(join(dir, name), 'utf8');
  for (const folder of listing.folders) {
    const below = (await readFiles(join(dir, folder))) ?? {};
    for (const [path, text] of Object.entries(below)) files[`${folder}/${path}`] = text;
  }
  return files;
}

/** Turns the failure to find a file or folder into `undefined`; any other failure stays one. */
export function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
