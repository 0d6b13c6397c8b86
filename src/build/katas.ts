import { join } from 'node:path';
import { CourseError } from '../domain/course-error.ts';
import type { Files } from '../domain/files.ts';
import type { Impostor, Kata } from '../domain/kata.ts';
import { list } from './folder.ts';
import { readParts } from './kata-parts.ts';
import { findMisfits } from './kata-rules.ts';
import { courseError, shown } from './problems.ts';
import { root } from './root.ts';

/** A known-wrong solution: `files` is the whole workspace, the solution with the changed files laid over it. */
export type LoadedImpostor = Pick<Impostor, 'stage' | 'test' | 'belief'> & { name: string; files: Files };

/** A kata that holds together; paths of files are those in the learner's workspace (`lru-cache.ts`). */
export interface LoadedKata {
  kata: Kata;
  /** The kata's folder, as an absolute path. */
  dir: string;
  starter: Files;
  samples: Files;
  solution: Files;
  impostors: LoadedImpostor[];
}

/** The course's own katas. */
export const katasDir = join(root, 'katas');

/** The slugs of the katas in `dir`. Throws a `CourseError` if there are none. */
export async function listKatas(dir: string = katasDir): Promise<string[]> {
  const slugs = (await list(dir))?.folders ?? [];
  if (slugs.length > 0) return slugs;
  throw new CourseError(`\`${shown(dir)}\` holds no katas`, 'Make one with `npm run kata -- new <slug>`.');
}

/** Loads every kata in `dir`. Throws one `CourseError` with all problems of all katas. */
export async function loadKatas(dir: string = katasDir): Promise<LoadedKata[]> {
  const slugs = await listKatas(dir);
  const results = await Promise.allSettled(slugs.map((slug) => loadKata(join(dir, slug))));
  const errors = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  const unforeseen = errors.find((error) => !(error instanceof CourseError));
  if (unforeseen) throw unforeseen;
  if (errors.length > 0) throw new CourseError(errors.map(({ message }) => message).join('\n'), mendAll);
  return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

const mendAll = 'Mend all that is listed, then run `npm run kata -- check`.';

/** Loads the kata in the folder `dir`. Throws one `CourseError` with all that is wrong with it. */
export async function loadKata(dir: string): Promise<LoadedKata> {
  const problems: string[] = [];
  const parts = await readParts(dir, problems);
  problems.push(...findMisfits(parts).map((text) => `${text}.`));
  const { kata, starter, samples, solution } = parts;
  if (problems.length > 0 || !kata || !starter || !samples || !solution) {
    throw courseError(`\`${shown(dir)}\``, problems, `Then run \`npm run kata -- check ${parts.folder}\`.`);
  }
  const impostors = parts.impostors.flatMap(({ name, json, changed }) =>
    json
      ? [
          {
            name,
            stage: json.stage,
            test: json.test,
            belief: json.belief,
            files: { ...solution, ...changed },
          },
        ]
      : [],
  );
  return { kata, dir, starter, samples, solution, impostors };
}
