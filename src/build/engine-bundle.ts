import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { CourseError } from '../domain/course-error.ts';
import { root } from './root.ts';

const engineDir = join(root, 'src/grading/engine');

/** Changes to Vitest's own text, each with the least number of places where it must apply. */
const edits: { why: string; find: RegExp; put: string; atLeast: number }[] = [
  {
    why: 'matchers and the current expect stay out of reach of learner code',
    find: /globalThis(?=(?:\[|, )(?:MATCHERS_OBJECT|JEST_MATCHERS_OBJECT|ASYMMETRIC_MATCHERS_OBJECT|GLOBAL_EXPECT)\b)/g,
    put: '__vault',
    atLeast: 15,
  },
  {
    why: 'so does the worker state',
    find: /globalThis(?=\[NAME_WORKER_STATE\])/g,
    put: '__vault',
    atLeast: 2,
  },
  {
    why: 'time-outs are measured with the timers that were there before learner code',
    find: /globalThis(?=\[SAFE_TIMERS_SYMBOL\])/g,
    put: '__vault',
    atLeast: 3,
  },
  {
    why: 'an object of the learner’s cannot pass for an asymmetric matcher and call itself equal',
    find: /return !!obj && typeof obj === "object" && "asymmetricMatch" in obj && isA\("Function", obj\.asymmetricMatch\);/g,
    put: 'return obj instanceof AsymmetricMatcher;',
    atLeast: 1,
  },
  {
    why: 'expected and received are printed as code, so that 1 and "1" differ; the page makes its own diff',
    find: /err\.diff = printDiffOrStringify\([^\n]+\n\s*err\.expected = prettifyValue\([^\n]+\n\s*err\.actual = prettifyValue\([^\n]+/g,
    put: 'err.expected = inspect(err.expected, { truncate: 4000 }); err.actual = inspect(err.actual, { truncate: 4000 });',
    atLeast: 1,
  },
];

/** Points Vitest's shared state at the vault; fails if a new version of Vitest no longer has the places. */
function privateVitest(): Plugin {
  return {
    name: 'private-vitest',
    setup({ onStart, onLoad, onEnd }) {
      const counts = new Map(edits.map((edit) => [edit, 0]));
      onStart(() => edits.forEach((edit) => counts.set(edit, 0)));
      onLoad({ filter: /node_modules[\\/]vitest[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const edit of edits) {
          const places = contents.match(edit.find)?.length ?? 0;
          counts.set(edit, (counts.get(edit) ?? 0) + places);
          contents = contents.replace(edit.find, edit.put);
        }
        return { contents, loader: 'js' };
      });
      onEnd(() => {
        for (const [edit, count] of counts) if (count < edit.atLeast) throw stale(edit.find, edit.why);
      });
    },
  };
}

const stale = (find: RegExp, why: string): CourseError =>
  new CourseError(
    `\`src/build/engine-bundle.ts\`: Vitest no longer contains \`${find.source}\` (${why})`,
    'Look the place up in node_modules/vitest/dist and adapt the edit.',
  );

const shared: BuildOptions = {
  bundle: true,
  write: false,
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"' },
  mainFields: ['module', 'main'],
  conditions: ['import', 'module'],
  inject: [join(engineDir, 'vault.ts')],
  banner: { js: '"use strict";' },
  absWorkingDir: root,
  logLevel: 'silent',
  plugins: [privateVitest()],
};

const variants: Record<'worker' | 'node', BuildOptions> = {
  worker: { entryPoints: [join(engineDir, 'worker-main.ts')], format: 'iife', platform: 'neutral' },
  node: {
    entryPoints: [join(engineDir, 'node-main.ts')],
    format: 'esm',
    platform: 'neutral',
    external: ['node:*'],
  },
};

const bundles = new Map<string, Promise<string>>();

/** The engine as one script: classic for the Worker, a module for Node. Built once a process. */
export function bundleEngine(variant: 'worker' | 'node'): Promise<string> {
  const known = bundles.get(variant);
  if (known) return known;
  const bundle = build({ ...shared, ...variants[variant] }).then(
    ({ outputFiles }) => outputFiles?.[0]?.text ?? '',
  );
  bundles.set(variant, bundle);
  return bundle;
}

/** Writes the Node engine below `.cache` and returns its path; the same engine is written only once. */
export async function writeNodeEngine(): Promise<string> {
  const code = await bundleEngine('node');
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const path = join(root, '.cache', 'engine', `${hash}.mjs`);
  await mkdir(join(root, '.cache', 'engine'), { recursive: true });
  await writeFile(path, code);
  return path;
}
