import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vitest/config';
import { CourseError } from '../domain/course-error.ts';

/** Where a test lives: its kata's folder, and whether it is one that must be pointed at somebody's code. */
const kataFolder = (root: string, file: string): string | undefined => {
  const [katas, slug, ...rest] = relative(root, file).split(sep);
  return katas === 'katas' && slug && rest.length > 1 ? join(root, katas, slug) : undefined;
};

const asFile = (path: string): string | undefined =>
  [path, `${path}.ts`, `${path}.tsx`].find((candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate));

/**
 * Lets suites and samples import the learner's files as `./name`, though in the kata's folder they lie
 * elsewhere: what is not next to the importer comes from `target` (`solution`, `starter`,
 * `impostors/<name>`), and what an impostor leaves unchanged from `solution/`.
 */
export const kataTarget = (target = process.env['KATA_TARGET'] ?? 'solution'): Plugin => {
  let root = process.cwd();
  return {
    name: 'lockstep:kata-target',
    enforce: 'pre',
    // Vitest keeps transformed modules on disk, with their imports resolved: one set for each target.
    configureVitest: ({ defineCacheKeyGenerator }) => void defineCacheKeyGenerator(() => target),
    configResolved: (config) => void (root = config.root),
    resolveId(source, importer) {
      const file = importer?.split('?')[0];
      const folder = file && source.startsWith('.') ? kataFolder(root, file) : undefined;
      if (!file || !folder || asFile(resolve(dirname(file), source))) return undefined;
      if (!existsSync(join(folder, target))) {
        throw new CourseError(
          `\`${relative(root, folder)}\` has no \`${target}\``,
          'Give KATA_TARGET a folder of this kata.',
        );
      }
      const fromTarget = asFile(join(folder, target, source));
      return fromTarget ?? (target === 'starter' ? undefined : asFile(join(folder, 'solution', source)));
    },
  };
};
