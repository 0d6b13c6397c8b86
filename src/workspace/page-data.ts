import { isTestFile, type Files } from '../domain/files.ts';
import type { Kata } from '../domain/kata.ts';

/** What the kata's page hands to the tool, as JSON in a script element. */
export interface PageData {
  kata: Kata;
  starter: Files;
  samples: Files;
  /** Where the sealed hidden suites are, and their key in base64. */
  suite: { url: string; key: string };
}

/** The id of that script element. */
export const pageDataId = 'kata-data';

/** Reads it. Throws if the page was made without it. */
export function readPageData(): PageData {
  const element = document.getElementById(pageDataId);
  if (!element?.textContent) throw new Error(`The page holds no \`#${pageDataId}\`.`);
  return JSON.parse(element.textContent) as PageData;
}

/** All that a learner begins with. */
export const givenFiles = ({ starter, samples }: PageData): Files => ({ ...starter, ...samples });

/** The order of the tabs: the entry, the other code, the tests. */
export function tabOrder(paths: readonly string[], entry: string): string[] {
  const rank = (path: string): number => (path === entry ? 0 : isTestFile(path) ? 2 : 1);
  return [...paths].sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
}
