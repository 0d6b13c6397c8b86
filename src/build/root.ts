import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The project's folder, found from the working folder upwards: Astro bundles build code, so that
 * `import.meta.url` no longer says where a source file is.
 */
export const root = findRoot(process.cwd());

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'astro.config.mjs'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new Error('Run this inside the Lockstep project: no `astro.config.mjs` was found.');
  return findRoot(parent);
}
