import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { kataTarget } from '../../../src/build/kata-target.ts';
import { root } from '../../../src/build/root.ts';

const targets = JSON.parse(process.env['PLAIN_TARGETS'] ?? '[]') as string[];

/** Plain Vitest on a kata's hidden suites: one project for the starter, the solution and each impostor. */
export default defineConfig({
  root,
  cacheDir: join(root, '.cache/plain-vitest'),
  test: {
    reporters: [join(import.meta.dirname, 'outcomes-reporter.ts')],
    projects: targets.map((target) => ({
      plugins: [kataTarget(target)],
      test: { root, name: target, include: [`katas/${process.env['PLAIN_KATA'] ?? ''}/hidden/*.test.ts`] },
    })),
  },
});
