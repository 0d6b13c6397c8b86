import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LoadedKata } from '../build/katas.ts';
import type { Files } from '../domain/files.ts';
import type { Report } from '../domain/report.ts';
import { compileModule } from '../grading/compile.ts';
import { judgeImpostor, judgeTeaching } from './judge-impostor.ts';
import { judgeSamples, judgeSolution, judgeStarter, testsIn } from './judge.ts';
import { codeLines, findLeaks } from './leaks.ts';
import { tabulate } from './matrix.ts';
import type { Row } from './matrix.ts';
import type { Notes } from './notes.ts';
import { sayings } from './sayings.ts';
import { judgeSteadiness } from './steadiness.ts';
import { judgeTitles } from './titles.ts';
import type { Trial, TrialsOf } from './trials.ts';

/** Judges the runs of a kata as they come in, and says which test catches whom. */
export async function prove(
  kata: LoadedKata,
  hidden: Files,
  trialsOf: TrialsOf,
  { note }: Notes,
): Promise<Row[]> {
  const stages = kata.kata.stages.map(({ id }) => id);
  const starter = await trialsOf('starter');
  note('the starter fails every stage', judgeStarter(stages, starter));
  const solution = await trialsOf('solution');
  note('the solution passes every stage', judgeSolution(solution));
  const [samples, untouched] = [await trialsOf('solution', 'samples'), await trialsOf('starter', 'samples')];
  note('the samples pass on the solution, and not all on the starter', judgeSamples(samples, untouched));
  const whole = (solution[0] as Trial).report;
  note('every test has a title of its own', judgeTitles(testsIn(whole)));

  const impostors = new Map<string, Trial[]>();
  for (const impostor of kata.impostors) {
    const trials = await trialsOf(`impostors/${impostor.name}`);
    impostors.set(impostor.name, trials);
    note(
      `impostor \`${impostor.name}\` is caught by \`${impostor.test}\``,
      judgeImpostor(impostor, whole, trials),
    );
  }

  const subjects = [starter, solution, ...impostors.values()];
  note('verdicts are the same each time, in any order of tests', subjects.flatMap(judgeSteadiness));
  const firsts = new Map(
    [...impostors].map(([name, trials]) => [name, (trials[0] as Trial).report] as const),
  );
  note('every failure says what was done and why it matters', teaching(firsts));
  const said = sayings([...subjects.flat(), ...samples, ...untouched]);
  note('no title or message shows source', findLeaks(secretLines(kata, hidden), await openTexts(kata), said));
  return tabulate(whole, firsts);
}

const teaching = (reports: ReadonlyMap<string, Report>): string[] =>
  [...reports].flatMap(([name, report]) => judgeTeaching(`impostors/${name}`, report));

/** Lines of the solution, also with their types erased as when they run, and of all that is in `hidden/`. */
function secretLines({ solution }: LoadedKata, hidden: Files) {
  const lines = (folder: string, files: Files) =>
    Object.entries(files).flatMap(([path, text]) => codeLines(`${folder}/${path}`, text));
  const erased = Object.entries(solution).map(([path, text]) => [path, compileModule(text, path)]);
  return [
    ...lines('solution', solution),
    ...lines('solution', Object.fromEntries(erased) as Files),
    ...lines('hidden', hidden),
  ];
}

/** What a learner has read anyway. */
async function openTexts({ dir, starter, samples }: LoadedKata): Promise<string[]> {
  const prose = ['brief.mdx', 'hints.mdx'].map((name) => readFile(join(dir, name), 'utf8'));
  return [...Object.values(starter), ...Object.values(samples), ...(await Promise.all(prose))];
}
