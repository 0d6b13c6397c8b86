import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../domain/files.ts';

const kata = {
  slug: 'tiny',
  title: 'A tiny kata',
  summary: 'A counter that goes up and down, as small as a kata can be.',
  difficulty: 'easy',
  concepts: ['state'],
  lessons: ['basics/state'],
  entry: 'counter.ts',
  stages: [
    { id: 'up', title: 'Going up', suite: 'up.test.ts' },
    { id: 'down', title: 'Going down', suite: 'down.test.ts' },
  ],
  limits: { testMs: 5_000 },
  version: 1,
};

const suite = (name: string, tests: string): string => `import { describe, expect, it } from 'vitest';
import { story } from 'lockstep/kit';
import { Counter } from './counter';
import { start } from './support';

describe('${name}', () => {
${tests}
});
`;

const test = (
  title: string,
  body: string,
): string => `  it('${title}', story('A counter that is off by one sells a ticket twice.', (s) => {
    const counter = s.create('counter', Counter, start);
    ${body}
  }));
`;

const counter = (up: string, down: string): string => `export class Counter {
  #value: number;
  constructor(value: number) {
    this.#value = value;
  }
  up(by = 1): number {
    ${up}
  }
  down(by = 1): number {
    ${down}
  }
}
`;

const right = ['return (this.#value += by);', 'return (this.#value -= by);'] as const;

const impostor = (stage: string, test: string): string =>
  JSON.stringify({ stage, test, belief: 'Nobody ever counts in steps of more than one.' });

/** The files of a complete kata, as small as it can be; for tests, which spoil one of them at a time. */
export const tinyKata = {
  'kata.json': JSON.stringify(kata, null, 2),
  'brief.mdx': 'Write a counter.\n',
  'hints.mdx': 'Add, then return.\n',
  'starter/counter.ts': counter('return this.#value * by * 0;', 'return this.#value * by * 0;'),
  'solution/counter.ts': counter(...right),
  'samples/counter.test.ts': `import { expect, it } from 'vitest';
import { Counter } from './counter';
it('goes up', () => {
  expect(new Counter(1).up()).toBe(2);
});
`,
  'hidden/support.ts': 'export const start = 10;\n',
  'hidden/up.test.ts': suite(
    'up',
    test('adds one', 'expect(counter.up()).toBe(11);') +
      test('adds any number', 'expect(counter.up(5)).toBe(15);'),
  ),
  'hidden/down.test.ts': suite('down', test('takes any number', 'expect(counter.down(4)).toBe(6);')),
  'impostors/one-up/impostor.json': impostor('up', 'up › adds any number'),
  'impostors/one-up/counter.ts': counter('return by && (this.#value += 1);', right[1]),
  'impostors/one-down/impostor.json': impostor('down', 'down › takes any number'),
  'impostors/one-down/counter.ts': counter(right[0], 'return by && (this.#value -= 1);'),
} satisfies Files;

/** `kata.json` of the tiny kata with some fields changed. */
export const tinyJson = (change: object): string => JSON.stringify({ ...kata, ...change }, null, 2);

/** Writes `files` below `dir`; those that are `undefined` are left out. */
export async function writeFiles(
  dir: string,
  files: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    if (text === undefined) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
}
