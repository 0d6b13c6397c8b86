import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/**
 * The house's import rules: each folder with what it must not import, and why.
 * Arrows point down: pages -> components -> workspace/reader/figures -> grading -> domain.
 */
const routesAndLooks = ['**/components/**', '**/pages/**', '**/layouts/**'];
const noPages = {
  group: ['**/workspace/**', '**/editor/**', '**/reader/**', '**/figures/**', ...routesAndLooks],
  message: 'grading/ knows nothing of pages: it speaks in events.',
};
const noVitestInternals = {
  group: ['vitest/internal/*'],
  message: 'Only grading/engine touches Vitest’s internals.',
};
const nodeOnly = {
  group: ['node:*', '**/build/**', '**/authoring/**', '**/grading/node/**', 'esbuild', '/typescript'],
  message: 'This folder runs in browsers; Node-only code lives in build/, authoring/ and grading/node/.',
};

const kitStandsAlone = (outside) => ({
  group: [outside, 'astro:*', 'node:*', 'preact*', 'monaco-editor*'],
  message: 'kit/ runs inside every runtime, beside the learner’s code: it imports nothing above it.',
});

const bans = [
  {
    files: ['src/domain/**'],
    patterns: [
      {
        group: ['../**', 'astro:*', 'astro/*', 'monaco-editor*', 'preact*', 'node:*'],
        message: 'domain/ is pure: no DOM, Node, Astro or Monaco, and nothing above it.',
      },
    ],
  },
  { files: ['src/kit/*'], patterns: [kitStandsAlone('../**')] },
  { files: ['src/kit/sim/**'], patterns: [kitStandsAlone('../../**')] },
  {
    files: ['src/grading/**'],
    ignores: ['src/grading/node/**', 'src/grading/engine/**', 'src/grading/**/*.test.ts'],
    patterns: [noPages, nodeOnly, noVitestInternals],
  },
  { files: ['src/grading/node/**', 'src/grading/**/*.test.ts'], patterns: [noPages, noVitestInternals] },
  { files: ['src/grading/engine/**'], patterns: [noPages] },
  {
    files: ['src/workspace/**', 'src/editor/**', 'src/reader/**', 'src/figures/**'],
    ignores: ['src/**/*.test.ts'],
    patterns: [
      {
        group: routesAndLooks,
        message: 'Islands are used by components and pages, not the other way round.',
      },
      nodeOnly,
    ],
  },
  {
    files: ['src/authoring/**', 'src/build/**'],
    patterns: [
      {
        group: ['**/workspace/**', '**/reader/**', '**/figures/**', 'preact*', 'monaco-editor*'],
        message: 'The command line and the build use everything but the browser parts.',
      },
    ],
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.cache/**',
      '.astro/**',
      'node_modules/**',
      'katas/*/impostors/**',
      'katas/*/starter/**',
      '**/*.d.ts',
    ],
  },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  { rules: { eqeqeq: ['error', 'always'], '@typescript-eslint/no-non-null-assertion': 'error' } },
  ...bans.map(({ files, ignores, patterns }) => ({
    files,
    ...(ignores && { ignores }),
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  })),
);
