import type { StageSuite } from '../../grading/runtime.ts';
import { openSuite } from '../../grading/sealed-suite.ts';
import type { PageData } from '../page-data.ts';

/** Returns a function that fetches and opens the hidden suites, once; after a failure it tries again. Rejects with a sentence for the learner. */
export function fetchHiddenSuites({ url, key }: PageData['suite']): () => Promise<StageSuite[]> {
  let opened: Promise<StageSuite[]> | undefined;
  const open = async (): Promise<StageSuite[]> => {
    const response = await fetch(url).catch(() => undefined);
    if (!response?.ok) {
      const reason = response ? `the server answered ${response.status}` : 'there is no connection';
      throw new Error(
        `The hidden tests could not be fetched: ${reason}. Your code is safe; submit it again.`,
      );
    }
    return openSuite(await response.arrayBuffer(), key);
  };
  return () => {
    opened ??= open().catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}
