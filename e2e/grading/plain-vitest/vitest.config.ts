import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { kataTarget } from '../../../src/build/kata-target.ts';
import { root } from '../../../src/build/root.ts';

/** One target of a kata (`solution`, `impostors/fifo` …) and the suites to run on it. */
export interface PlainProject {
  name: string;
  include: string[];
}

const projects = JSON.parse(process.env['PLAIN_PROJECTS'] ?? '[]') as PlainProject[];

/** Plain Vitest on a kata's hidden suites: a project for the starter, the solution and each impostor. */
export default defineConfig({
  root,
  cacheDir: join(root, '.cache/plain-vitest'),
  test: {
    reporters: [join(import.meta.dirname, 'outcomes-reporter.ts')],
    projects: projects.map(({ name, include }) => ({
      plugins: [kataTarget(name)],
      test: { root, name, include },
    })),
  },
});
