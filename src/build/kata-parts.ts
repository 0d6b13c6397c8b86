import { basename, join } from 'node:path';
import { CourseError } from '../domain/course-error.ts';
import type { Files } from '../domain/files.ts';
import { impostorSchema, kataSchema } from '../domain/kata.ts';
import type { Impostor, Kata } from '../domain/kata.ts';
import { list, readFiles } from './folder.ts';
import { readJsonFile } from './json-file.ts';
import { shown } from './problems.ts';

/** A kata's folder as it was read; a part is `undefined` if it is missing or could not be understood. */
export interface KataParts {
  /** The folder's name. */
  folder: string;
  kata?: Kata | undefined;
  starter?: Files | undefined;
  samples?: Files | undefined;
  hidden?: Files | undefined;
  solution?: Files | undefined;
  impostors: { name: string; json?: Impostor | undefined; changed: Files }[];
}

const texts = ['brief.mdx', 'hints.mdx'];
const folders = ['starter', 'samples', 'hidden', 'solution', 'impostors'] as const;
const known = new Set<string>([...texts, ...folders, 'kata.json', 'tsconfig.json', 'figure.tsx']);

/** Reads all there is of a kata, and notes what is missing, unreadable or known to nobody. */
export async function readParts(dir: string, problems: string[]): Promise<KataParts> {
  const top = await list(dir);
  if (!top)
    throw new CourseError(`There is no kata folder \`${shown(dir)}\``, 'See `npm run kata -- new <slug>`.');
  for (const name of [...top.files, ...top.folders].filter((found) => !known.has(found))) {
    problems.push(`\`${name}\` is read by nothing: remove it, or move it to where it belongs.`);
  }
  for (const name of texts.filter((text) => !top.files.includes(text))) {
    problems.push(
      `\`${name}\` is missing: ${name === 'brief.mdx' ? 'say what is to be built' : 'help in steps'}.`,
    );
  }
  const kata = await readJsonFile(dir, 'kata.json', kataSchema, problems);
  const read = (part: string): Promise<Files | undefined> => readPart(dir, part, problems);
  const [starter, samples, hidden, solution] = await Promise.all(folders.slice(0, 4).map(read));
  const impostors = await readImpostors(dir, problems);
  return { folder: basename(dir), kata, starter, samples, hidden, solution, impostors };
}

async function readPart(dir: string, part: string, problems: string[]): Promise<Files | undefined> {
  const files = await readFiles(join(dir, part));
  if (files && Object.keys(files).length > 0) return files;
  problems.push(`\`${part}/\` ${files ? 'is empty' : 'is missing'}: every kata has one, with files in it.`);
  return undefined;
}

async function readImpostors(dir: string, problems: string[]): Promise<KataParts['impostors']> {
  const { files = [], folders: names = [] } = (await list(join(dir, 'impostors'))) ?? {};
  for (const name of files)
    problems.push(`\`impostors/${name}\` is read by nothing: an impostor is a folder.`);
  if (names.length === 0)
    problems.push('`impostors/` holds no impostor: without one, nothing proves the suites.');
  return Promise.all(
    names.map(async (name) => {
      const json = await readJsonFile(dir, `impostors/${name}/impostor.json`, impostorSchema, problems);
      const all = Object.entries((await readFiles(join(dir, 'impostors', name))) ?? {});
      return { name, json, changed: Object.fromEntries(all.filter(([path]) => path !== 'impostor.json')) };
    }),
  );
}
