import type { LoadedKata } from '../build/katas.ts';
import type { Files } from '../domain/files.ts';
import type { Report } from '../domain/report.ts';
import { compileModule } from '../grading/compile.ts';
import { grade } from '../grading/grade.ts';
import type { Runtime, StageSuite } from '../grading/runtime.ts';
import { planRuns } from './plan.ts';
import type { Run } from './plan.ts';

/** A run and what came of it. */
export interface Trial {
  run: Run;
  report: Report;
}

/** Waits for the trials of one subject, in the order of the plan. */
export type TrialsOf = (subject: string, suites?: Run['suites']) => Promise<Trial[]>;

/** How many engines run at once. */
const atOnce = 2;

/** Starts all runs that prove a kata, a few at a time; the first in the plan are the first to be known. */
export function startTrials(kata: LoadedKata, hidden: StageSuite[], runtime: Runtime): TrialsOf {
  const { stages, limits } = kata.kata;
  const samples = Object.entries(kata.samples).map(([path, text]) => ({
    id: path,
    path,
    code: compileModule(text, path),
  }));
  const { impostors } = kata;
  const outline = { stages: stages.map(({ id }) => id), samples: Object.keys(kata.samples), impostors };
  const enter = createGate(atOnce);
  const trials = planRuns(outline).map((run) => {
    const suites = run.suites === 'hidden' ? hidden : samples;
    const request = {
      files: filesOf(kata, run.subject),
      stages: suites.filter(({ id }) => run.stages.includes(id)),
      limits,
      stopAtFailure: false,
      ...(run.shuffleSeed !== undefined && { shuffleSeed: run.shuffleSeed }),
    };
    return { run, report: enter(() => grade(request, runtime)) };
  });
  return (subject, suites = 'hidden') => {
    const wanted = trials.filter(({ run }) => run.subject === subject && run.suites === suites);
    return Promise.all(wanted.map(async ({ run, report }) => ({ run, report: await report })));
  };
}

function filesOf({ starter, solution, impostors }: LoadedKata, subject: string): Files {
  if (subject === 'starter') return starter;
  return impostors.find(({ name }) => subject === `impostors/${name}`)?.files ?? solution;
}

/** Lets `places` tasks run at once; the others wait in line. */
function createGate(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
