import { join } from 'node:path';
import { writeNodeEngine } from '../build/engine-bundle.ts';
import { listKatas } from '../build/katas.ts';
import { CourseError } from '../domain/course-error.ts';
import { createNodeRuntime } from '../grading/node/runtime.ts';
import { checkKata } from './check-kata.ts';
import type { KataResult } from './check-kata.ts';
import { nearest } from './nearest.ts';
import { printCheck, printTable, tally, toDocument } from './print.ts';

/**
 * The command `check`: proves the katas named in `slugs`, or all, and writes what it finds, for people as it
 * goes or, with `json`, as one document at the end. Resolves to whether everything holds.
 */
export async function check(katas: string, slugs: readonly string[], json: boolean): Promise<boolean> {
  const wanted = await choose(katas, slugs);
  const runtime = createNodeRuntime(await writeNodeEngine());
  const say = (text: string): void => {
    if (!json) console.log(text);
  };
  const results: KataResult[] = [];
  for (const slug of wanted) {
    say(`\n${slug}`);
    const result = await checkKata(join(katas, slug), runtime, (found) => say(printCheck(found)));
    say(printTable(result.tests));
    results.push(result);
  }
  const { passed, failed } = tally(results);
  if (json) console.log(JSON.stringify(toDocument(results), null, 2));
  else say(`\n${String(passed)} passed, ${String(failed)} failed`);
  return failed === 0;
}

async function choose(katas: string, slugs: readonly string[]): Promise<readonly string[]> {
  const known = await listKatas(katas);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown === undefined) return slugs.length > 0 ? [...new Set(slugs)] : known;
  const names = nearest(unknown, known, known.length).map((slug) => `\`${slug}\``);
  throw new CourseError(`There is no kata \`${unknown}\``, `There is ${names.join(', ')}.`);
}
