import { grade } from '../grading/grade.ts';
import { createNodeRuntime } from '../grading/node/runtime.ts';
import { writeNodeEngine } from './engine-bundle.ts';
import type { LoadedKata } from './katas.ts';
import { courseError, shown } from './problems.ts';
import { bundleSuites } from './suite-bundle.ts';

/**
 * The part of `kata check` that a build can afford: runs the suites once, on the solution, to learn the titles
 * of their tests, and throws a `CourseError` if an impostor names one that does not exist.
 */
export async function checkImpostorNames(loaded: LoadedKata): Promise<void> {
  const { kata, dir, solution, impostors } = loaded;
  const request = {
    files: solution,
    stages: await bundleSuites(loaded),
    limits: kata.limits,
    stopAtFailure: false,
  };
  const report = await grade(request, createNodeRuntime(await writeNodeEngine()));
  const hint = `Run \`npm run kata -- check ${kata.slug}\`: it says more.`;
  const titles = new Set(
    report.stages.flatMap(({ id, tests }) => tests.map(({ path }) => `${id} › ${path.join(' › ')}`)),
  );
  const problems = impostors
    .filter(({ stage, test }) => !titles.has(`${stage} › ${test}`))
    .map(
      ({ name, stage, test }) =>
        `\`impostors/${name}\` names the test \`${test}\`, which stage \`${stage}\` lacks.`,
    );
  if (problems.length > 0) throw courseError(`\`${shown(dir)}\``, problems, hint);
}
