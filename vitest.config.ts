import { defineConfig } from 'vitest/config';
import { kataTarget } from './src/build/kata-target.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], exclude: ['src/authoring/template/**'] } },
      {
        plugins: [kataTarget()],
        test: { name: 'katas', include: ['katas/*/{samples,hidden}/*.test.ts'] },
      },
    ],
  },
});
