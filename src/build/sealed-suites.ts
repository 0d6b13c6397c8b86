import type { LoadedKata } from './katas.ts';
import { sealSuites, type SealedSuites } from './seal.ts';
import { bundleSuites } from './suite-bundle.ts';

/** A kata's hidden suites as they are served, and the key that its page holds. */
export const sealedSuites = async (loaded: LoadedKata): Promise<SealedSuites> =>
  sealSuites(await bundleSuites(loaded));
