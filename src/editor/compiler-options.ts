import type { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';

type Defaults = typeof typescriptDefaults;

/** TypeScript's own numbers: Monaco's enums stop before `bundler`, `force` and ES2023. */
const ES2023 = 10;
const MODULE_ESNEXT = 99;
const RESOLVE_LIKE_A_BUNDLER = 100;
const EVERY_FILE_IS_A_MODULE = 3;

/** Sets the compiler as `katas/tsconfig.base.json` does for the authors: a starter that compiles there compiles here. */
export function configureCompiler(defaults: Defaults): void {
  const options: Record<string, unknown> = {
    target: ES2023,
    lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: MODULE_ESNEXT,
    moduleResolution: RESOLVE_LIKE_A_BUNDLER,
    moduleDetection: EVERY_FILE_IS_A_MODULE,
    allowImportingTsExtensions: true,
    allowNonTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    strict: true,
    isolatedModules: true,
    erasableSyntaxOnly: true,
  };
  defaults.setCompilerOptions(options as Parameters<Defaults['setCompilerOptions']>[0]);
  // A test imports its subject: the compiler must know every file, not only the tab that is open.
  defaults.setEagerModelSync(true);
}
