import { basename, join } from 'node:path';
import { readFiles } from '../build/folder.ts';
import { loadKata } from '../build/katas.ts';
import type { LoadedKata } from '../build/katas.ts';
import { bundleSuites } from '../build/suite-bundle.ts';
import type { Files } from '../domain/files.ts';
import { compileFiles } from '../grading/compile.ts';
import type { Runtime } from '../grading/runtime.ts';
import type { Row } from './matrix.ts';
import { createNotes } from './notes.ts';
import type { Check } from './notes.ts';
import { prove } from './prove.ts';
import { findOffences } from './suite-rules.ts';
import { startTrials } from './trials.ts';
import { checkTypes } from './typecheck.ts';

/** All that was found out about one kata; `tests` is empty if no suite could be run. */
export interface KataResult {
  slug: string;
  checks: Check[];
  tests: Row[];
}

/**
 * Proves the kata in the folder `dir`: it is whole, compiles, and its suites tell the starter, the solution
 * and every impostor apart, by the tests that claim it, the same way each time. What builds on a check that
 * failed is left out. `tell` hears each check as soon as it is decided.
 */
export async function checkKata(
  dir: string,
  runtime: Runtime,
  tell: (check: Check) => void,
): Promise<KataResult> {
  const notes = createNotes(tell);
  const result = (tests: Row[]): KataResult => ({ slug: basename(dir), checks: notes.checks, tests });

  const kata = await notes.attempt('the folder is whole', () => loadKata(dir));
  if (!kata) return result([]);
  const hidden = (await readFiles(join(dir, 'hidden'))) ?? {};
  const offences = Object.entries(hidden).flatMap(([path, text]) => findOffences(`hidden/${path}`, text));
  notes.note('the suites run whole and know no real time, chance or network', offences);
  const compiles = notes.note('everything compiles under strict TypeScript', [
    ...checkTypes(kata, hidden),
    ...checkTransform(kata),
  ]);
  const suites = await notes.attempt('the suites can be bundled', () => bundleSuites(kata));
  // A compiler that is at work holds up the watchdog's timers: engines start after it.
  if (!suites || !compiles) return result([]);
  return result(await prove(kata, hidden, startTrials(kata, suites, runtime), notes));
}

/** What the engine's own transform cannot read. */
function checkTransform({ starter, samples, solution, impostors }: LoadedKata): string[] {
  const folders: [string, Files][] = [
    ['starter', starter],
    ['samples', samples],
    ['solution', solution],
    ...impostors.map(({ name, files }): [string, Files] => [`impostors/${name}`, files]),
  ];
  return folders.flatMap(([folder, files]) => {
    const compiled = compileFiles(files);
    if (!('failure' in compiled)) return [];
    const { message, location } = compiled.failure;
    return [`\`${folder}/${location?.file ?? ''}:${String(location?.line ?? 1)}\`: ${message}`];
  });
}
