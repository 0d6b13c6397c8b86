import type { TestRef } from '../domain/report.ts';
import { titleOf } from './judge.ts';

/** Titles stand for the tests that a learner never sees: none is blank, none occurs twice in its stage. */
export function judgeTitles(tests: readonly TestRef[]): string[] {
  const seen = new Set<string>();
  return tests.flatMap((test) => {
    const title = titleOf(test);
    const key = `${test.stage} › ${title}`;
    const again = seen.has(key);
    seen.add(key);
    if (test.path.length === 0 || test.path.some((part) => part.trim() === '')) {
      return [`stage \`${test.stage}\` has a test with a blank title: say what it proves`];
    }
    return again ? [`stage \`${test.stage}\` has two tests \`${title}\`: give each a title of its own`] : [];
  });
}
