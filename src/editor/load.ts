import { fetchSiteJson } from './fetch-json.ts';
import type { Monaco } from './set-up.ts';

/** Type declarations that the compiler is given: path below the root to text. */
export type Libraries = Record<string, string>;

let loading: Promise<Monaco> | undefined;

/**
 * Monaco with the site's themes, compiler options and type declarations; loaded once a page, at the first
 * call. Rejects if any of it cannot be fetched; the next call tries again.
 */
export function loadMonaco(): Promise<Monaco> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<Monaco> {
  const [{ setUp }, libraries] = await Promise.all([
    import('./set-up.ts'),
    fetchSiteJson<Libraries>('editor/types.json'),
  ]);
  return setUp(libraries);
}
