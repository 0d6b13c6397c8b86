import { generateDtsBundle } from 'dts-bundle-generator';
import { chaiNamespace } from './editor-types/chai.ts';

/** The modules that a kata's files may import, each with where it is declared. */
const modules = {
  vitest: 'src/build/editor-types/vitest.ts',
  'lockstep/kit': 'src/kit/index.ts',
};

/** Packages whose declarations are copied in, so that each module is one self-contained file. */
const inlinedLibraries = ['vitest', '@vitest/spy', '@vitest/mocker', 'fast-check', 'pure-rand'];

let made: Record<string, string> | undefined;

/**
 * The declarations that the browser's TypeScript needs, below the project folder `root`: path to text. Takes
 * some seconds, once a process.
 */
export function editorTypes(root: string): Record<string, string> {
  made ??= {
    'node_modules/@types/chai/index.d.ts': chaiNamespace(`${root}/node_modules/@types/chai/index.d.ts`),
    ...Object.fromEntries(
      Object.entries(modules).map(([name, entry]) => [
        `node_modules/${name}/index.d.ts`,
        bundle(root, entry),
      ]),
    ),
  };
  return made;
}

function bundle(root: string, entry: string): string {
  const [text = ''] = generateDtsBundle(
    [
      {
        filePath: `${root}/${entry}`,
        libraries: { inlinedLibraries, allowedTypesLibraries: [] },
        output: { noBanner: true },
      },
    ],
    { preferredConfigPath: `${root}/src/build/editor-types/tsconfig.json` },
  );
  return text.replace(/\/\*\*[\s\S]*?\*\//g, withoutExamples);
}

/** A comment without its `@example` blocks: they are long, and a hover is read at a glance. */
const withoutExamples = (comment: string): string =>
  comment.replace(/\n[ \t]*\* @example[\s\S]*?(?=\n[ \t]*\* @(?!example)|\n?[ \t]*\*\/)/, '');
