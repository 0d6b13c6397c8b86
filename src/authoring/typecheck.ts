import { join } from 'node:path';
import ts from 'typescript';
import type { LoadedKata } from '../build/katas.ts';
import { root } from '../build/root.ts';
import type { Files } from '../domain/files.ts';

/** What every kata is held to; a kata's `tsconfig.json` is for editors. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  paths: {
    vitest: [join(root, 'node_modules/vitest')],
    'lockstep/kit': [join(root, 'src/kit/index.ts')],
  },
  types: [],
  strict: true,
  // The engine's transform erases types file by file.
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
};

/** A file as the compiler sees it: in a workspace that may exist only in memory. */
interface Source {
  text: string;
  /** Where an author finds it, from the kata's folder. */
  shown: string;
}

/**
 * Checks all of a kata's TypeScript in one program: the starter beside the samples, the solution beside
 * samples and hidden suites, each impostor as the whole workspace that it is. Problems name file and line.
 */
export function checkTypes(kata: LoadedKata, hidden: Files): string[] {
  const sources = layOut(kata, hidden);
  const program = ts.createProgram([...sources.keys()], options, createHost(sources));
  const problems = [...sources.keys()].flatMap((path) => {
    const file = program.getSourceFile(path);
    const found = file
      ? [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      : [];
    return found.map((diagnostic) => describe(diagnostic, sources));
  });
  return [...new Set(problems)];
}

/** Puts every workspace together, each in the folder of the kata that its code comes from. */
function layOut(
  { dir, starter, samples, solution, impostors }: LoadedKata,
  hidden: Files,
): Map<string, Source> {
  const sources = new Map<string, Source>();
  const put = (workspace: string, files: Files, shown: (path: string) => string): void => {
    for (const [path, text] of Object.entries(files)) {
      sources.set(posix(join(dir, workspace, path)), { text, shown: shown(path) });
    }
  };
  put('starter', starter, (path) => `\`starter/${path}`);
  put('starter', samples, (path) => `beside the starter, \`samples/${path}`);
  put('solution', solution, (path) => `\`solution/${path}`);
  put('solution', samples, (path) => `\`samples/${path}`);
  put('solution', hidden, (path) => `\`hidden/${path}`);
  for (const { name, files } of impostors) {
    const folder = (path: string): string =>
      files[path] === solution[path] ? 'solution' : `impostors/${name}`;
    put(`impostors/${name}`, files, (path) => `\`${folder(path)}/${path}`);
  }
  return sources;
}

/** The compiler's own form of a path. */
const posix = (path: string): string => path.replaceAll('\\', '/');

/** Compiler files by path: the standard library and Vitest's types are parsed once, for all katas. */
const parsed = new Map<string, ts.SourceFile | undefined>();

function createHost(sources: ReadonlyMap<string, Source>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists(path);
  host.readFile = (path) => sources.get(path)?.text ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const source = sources.get(path);
    if (source) return ts.createSourceFile(path, source.text, ...([rest[0]] as const));
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...rest));
    return parsed.get(path);
  };
  return host;
}

function describe(
  { file, start = 0, messageText }: ts.Diagnostic,
  sources: ReadonlyMap<string, Source>,
): string {
  const text = ts.flattenDiagnosticMessageText(messageText, '\n    ');
  if (!file) return text;
  const { line } = file.getLineAndCharacterOfPosition(start);
  return `${sources.get(file.fileName)?.shown ?? `\`${file.fileName}`}:${String(line + 1)}\`: ${text}`;
}
