import { posix } from 'node:path';
import { isTestFile } from '../domain/files.ts';
import type { Files } from '../domain/files.ts';
import type { KataParts } from './kata-parts.ts';

/**
 * What does not fit together in a kata whose files could be read: each problem with the file (from the
 * kata's folder), the offender and what to do. Pure.
 */
export function findMisfits(parts: KataParts): string[] {
  return [
    ...stageMisfits(parts),
    ...entryMisfits(parts),
    ...strayFiles(parts),
    ...unusedSupport(parts),
    ...impostorMisfits(parts),
  ];
}

function stageMisfits({ kata, folder, hidden }: KataParts): string[] {
  if (!kata) return [];
  const problems: string[] = [];
  if (kata.slug !== folder) {
    problems.push(
      `\`kata.json\`: the slug \`${kata.slug}\` is not the folder’s name \`${folder}\`: make them equal`,
    );
  }
  for (const field of ['id', 'suite'] as const) {
    for (const value of repeated(kata.stages.map((stage) => stage[field]))) {
      problems.push(`\`kata.json\`: two stages have the ${field} \`${value}\`: give each its own`);
    }
  }
  if (!hidden) return problems;
  const suites = new Set(kata.stages.map(({ suite }) => suite));
  for (const { id, suite } of kata.stages) {
    if (!Object.hasOwn(hidden, suite)) {
      problems.push(`\`hidden/${suite}\` is missing: write the suite of stage \`${id}\``);
    }
  }
  for (const path of Object.keys(hidden).filter(isTestFile)) {
    if (!suites.has(path)) {
      problems.push(`\`hidden/${path}\` is the suite of no stage: name it in \`kata.json\` or remove it`);
    }
  }
  return problems;
}

const repeated = (values: readonly string[]): Set<string> =>
  new Set(values.filter((value, index) => values.indexOf(value) !== index));

function entryMisfits({ kata, starter, solution }: KataParts): string[] {
  if (!kata) return [];
  const without = Object.entries({ starter, solution }).filter(
    ([, files]) => files && !Object.hasOwn(files, kata.entry),
  );
  return without.map(
    ([part]) => `\`${part}/${kata.entry}\` is missing: it is the entry that \`kata.json\` names`,
  );
}

function strayFiles({ starter = {}, samples = {}, hidden = {}, solution = {} }: KataParts): string[] {
  const workspace = new Set([...Object.keys(starter), ...Object.keys(solution)]);
  const strays = (part: string, files: Files, fits: (path: string) => boolean, rule: string): string[] =>
    Object.keys(files)
      .filter((path) => !fits(path))
      .map((path) => `\`${part}/${path}\` is read by nothing: ${rule}`);
  const isCode = (path: string): boolean => path.endsWith('.ts') && !isTestFile(path);
  const isSample = (path: string): boolean => path.endsWith('.test.ts');
  const shadows = Object.keys(hidden).filter((path) => workspace.has(path));
  return [
    ...strays('starter', starter, isCode, 'only `.ts` files that hold no tests belong there'),
    ...strays('solution', solution, isCode, 'only `.ts` files that hold no tests belong there'),
    ...strays('samples', samples, isSample, 'only `*.test.ts` files belong there'),
    ...strays('hidden', hidden, (path) => path.endsWith('.ts'), 'only `.ts` files belong there'),
    ...shadows.map((path) => `\`hidden/${path}\` has the name of a learner’s file: rename it`),
  ];
}

/** A support file counts as used if another file of `hidden/` imports it, be it for a type. */
function unusedSupport({ hidden = {} }: KataParts): string[] {
  const imported = new Set(Object.entries(hidden).flatMap(([path, text]) => importsOf(path, text)));
  const support = Object.keys(hidden).filter((path) => path.endsWith('.ts') && !isTestFile(path));
  return support
    .filter((path) => !imported.has(path.replace(/\.ts$/, '')))
    .map((path) => `\`hidden/${path}\` is imported by no suite: import it or remove it`);
}

const importsOf = (path: string, text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, name = '']) =>
    posix.join(posix.dirname(path), name).replace(/\.[jt]s$/, ''),
  );

function impostorMisfits({ kata, solution, impostors }: KataParts): string[] {
  return impostors.flatMap(({ name, json, changed }) => {
    const dir = `impostors/${name}`;
    const problems: string[] = [];
    if (kata && json && !kata.stages.some(({ id }) => id === json.stage)) {
      const ids = kata.stages.map(({ id }) => `\`${id}\``).join(', ');
      problems.push(`\`${dir}/impostor.json\`: there is no stage \`${json.stage}\`: take one of ${ids}`);
    }
    if (!solution) return problems;
    for (const [path, text] of Object.entries(changed)) {
      if (!Object.hasOwn(solution, path)) {
        problems.push(`\`${dir}/${path}\` changes no file of the solution: rename or remove it`);
      } else if (solution[path] === text) {
        problems.push(
          `\`${dir}/${path}\` is the solution’s own file, unchanged: put the mistake in or remove it`,
        );
      }
    }
    if (Object.keys(changed).length === 0) {
      problems.push(`\`${dir}\` changes nothing: add the solution’s file that holds the mistake`);
    }
    return problems;
  });
}
