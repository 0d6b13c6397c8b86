import { transform } from 'sucrase';
import type { Files } from '../domain/files.ts';
import type { Failure } from '../domain/report.ts';

/** Learner files compiled for the engine, or the first file that cannot be. */
export type Compiled = { modules: Record<string, string> } | { failure: Failure };

/**
 * Compiles TypeScript to CommonJS for every runtime alike. Types are erased in place, so lines keep their
 * numbers and stack traces need no source map. A byte-order mark is dropped; line ends stay as they are.
 *
 * @throws SyntaxError with a `loc` of `{ line, column }`
 */
export function compileModule(source: string, path: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  return transform(text, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
    filePath: path,
  }).code;
}

/** Compiles all files of a workspace; a file that is not TypeScript is left out. */
export function compileFiles(files: Files): Compiled {
  const modules: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    if (!/\.[cm]?[jt]s$/.test(path)) continue;
    try {
      modules[path] = compileModule(text, path);
    } catch (error) {
      return { failure: syntaxFailure(path, error) };
    }
  }
  return { modules };
}

function syntaxFailure(file: string, error: unknown): Failure {
  const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
  const reason = message
    .replace(`Error transforming ${file}: `, '')
    .replace(/^SyntaxError: /, '')
    .replace(/ \(\d+:\d+\)$/, '');
  return {
    kind: 'syntax',
    message: `\`${file}\` is not valid TypeScript: ${reason}`,
    why: 'Nothing was run: the file has to be readable before it can be graded.',
    ...(loc && { location: { file, line: loc.line, column: loc.column } }),
  };
}
