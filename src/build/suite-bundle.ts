import { dirname, join, posix } from 'node:path';
import { build } from 'esbuild';
import type { BuildFailure, BuildOptions, Message, Plugin } from 'esbuild';
import type { StageSuite } from '../grading/runtime.ts';
import type { LoadedKata } from './katas.ts';
import { courseError, shown } from './problems.ts';

const options = {
  bundle: true,
  write: false,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2022',
  charset: 'utf8',
  // Names stay: titles and messages may be made from them. Comments go.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  // The kata's own `tsconfig.json` is for editors.
  tsconfigRaw: {},
  logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Bundles each hidden suite with its support files to CommonJS, in the order of the stages. What the suite
 * shares with the learner stays an import: Vitest, the kit and the files of the workspace. Throws one
 * `CourseError` with all that is wrong, by file and line.
 */
export async function bundleSuites(kata: LoadedKata): Promise<StageSuite[]> {
  const hidden = join(kata.dir, 'hidden');
  const { stages } = kata.kata;
  const entryPoints = Object.fromEntries(stages.map(({ id, suite }) => [id, join(hidden, suite)]));
  const plugins = [keepImports(hidden, workspaceNames(kata))];
  const result = await build({
    ...options,
    absWorkingDir: hidden,
    entryPoints,
    outdir: hidden,
    plugins,
  }).catch((failure: BuildFailure) => fail(kata, failure.errors.map(describe)));
  const codes = new Map(result.outputFiles.map(({ path, text }) => [path, text]));
  return stages.map(({ id }) => ({
    id,
    path: `${id}.hidden.test.ts`,
    code: codes.get(join(hidden, `${id}.js`)) as string,
  }));
}

/** What a suite may call the learner's files: with or without the ending. */
const workspaceNames = ({ starter, solution }: LoadedKata): Set<string> =>
  new Set(
    [...Object.keys(starter), ...Object.keys(solution)].flatMap((path) => [path, path.replace(/\.ts$/, '')]),
  );

/** Leaves imports of the workspace, Vitest and the kit as they are, and refuses all but the suite's own files. */
function keepImports(hidden: string, workspace: ReadonlySet<string>): Plugin {
  return {
    name: 'keep-imports',
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ kind, path, importer }) => {
        if (kind === 'entry-point') return undefined;
        if (path === 'vitest' || path === 'lockstep/kit') return { path, external: true };
        if (!path.startsWith('.')) return { errors: [{ text: noPackages(path) }] };
        const folder = posixRelative(hidden, dirname(importer));
        const file = posix.join(folder, path);
        if (workspace.has(file)) return { path: `./${file}`, external: true };
        if (file.startsWith('..')) return { errors: [{ text: outside(path) }] };
        return undefined;
      });
    },
  };
}

const posixRelative = (from: string, to: string): string => to.slice(from.length + 1).replaceAll('\\', '/');

const noPackages = (path: string): string =>
  `a suite cannot import \`${path}\`: there is \`vitest\`, \`lockstep/kit\`, the learner’s files and files in \`hidden/\``;

const outside = (path: string): string =>
  `\`${path}\` lies outside \`hidden/\`: write a learner’s file as \`./name\`, and keep support files in \`hidden/\``;

const describe = ({ text, location }: Message): string =>
  `${location ? `\`hidden/${location.file}:${String(location.line)}\`: ` : ''}${text.replace(/"([^"\s]+)"/g, '`$1`')}.`;

function fail({ dir, kata }: LoadedKata, problems: string[]): never {
  throw courseError(`\`${shown(dir)}\``, problems, `Then run \`npm run kata -- check ${kata.slug}\`.`);
}
