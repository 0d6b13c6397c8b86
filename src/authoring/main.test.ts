import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { tinyJson, tinyKata, writeFiles } from '../build/kata-fixture.ts';
import type { toDocument } from './print.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const temp = await mkdtemp(join(tmpdir(), 'lockstep-check-'));
afterAll(() => rm(temp, { recursive: true }));

/** Runs the command line as it is, on the katas in `folder`. */
function kata(folder: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args, '--katas', join(temp, folder)], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const minus = 'this.#value = this.#value - Math.trunc(by)';

/** The tiny kata, each time spoilt in another way. */
const course = {
  broken: { 'kata.json': '{\n  "slug":\n}' },
  untyped: {
    'starter/counter.ts': 'export class Counter {\n  up = (): string => 1;\n}\n',
    'impostors/one-up/counter.ts': 'export const = 1;\n',
  },
  loose: {
    // Too easy: the starter can go up. Too coarse: titles repeat, and failures say neither what nor why.
    'starter/counter.ts': tinyKata['impostors/one-down/counter.ts'],
    'hidden/up.test.ts': `import { expect, it } from 'vitest';
import { Counter } from './counter';
import { start } from './support';
it('adds', () => expect(new Counter(start).up()).toBe(11));
it('adds', () => { if (new Counter(start).up(5) !== 15) throw new Error('no'); });
`,
    'hidden/support.ts': 'export const start = 10;\nexport const chance = (): number => Math.random();\n',
    'impostors/one-up/impostor.json':
      '{ "stage": "up", "test": "adds", "belief": "One step is as good as five." }',
  },
  boastful: {
    // A claim that does not hold, one on a test that is not there, an order that matters, a title that tells.
    'impostors/one-up/impostor.json':
      '{ "stage": "up", "test": "up › adds one", "belief": "One is all there is." }',
    'impostors/one-down/impostor.json':
      '{ "stage": "down", "test": "down › takes", "belief": "One is all there is." }',
    'solution/counter.ts': tinyKata['solution/counter.ts'].replace('this.#value -= by', minus),
    'hidden/down.test.ts': `${tinyKata['hidden/down.test.ts']}
let turns = 0;
it('is the first to run', () => expect(turns++).toBe(0));
for (const turn of [2, 3, 4, 5]) it('is number ' + turn, () => expect(turns++).toBeLessThan(5));
it('works by return (${minus}), it seems', () => expect(turns).toBeLessThan(9));
`,
  },
} satisfies Record<string, Record<string, string>>;

describe('check --json', () => {
  let found: ReturnType<typeof toDocument>;

  it(
    'ends with code 1 if anything fails, and says nothing but the document',
    { timeout: 120_000 },
    async () => {
      for (const [slug, change] of Object.entries(course)) {
        await writeFiles(join(temp, 'course', slug), {
          ...tinyKata,
          'kata.json': tinyJson({ slug }),
          ...change,
        });
      }
      const { code, out, err } = await kata('course', 'check', '--json');
      found = JSON.parse(out) as ReturnType<typeof toDocument>;
      expect({ code, err }).toEqual({ code: 1, err: '' });
      expect(found.katas.map(({ slug, ok }) => [slug, ok])).toEqual([
        ['boastful', false],
        ['broken', false],
        ['loose', false],
        ['untyped', false],
      ]);
    },
  );

  const problems = (slug: string): Record<string, string[]> => {
    const checks = found.katas.find((result) => result.slug === slug)?.checks ?? [];
    return Object.fromEntries(checks.filter(({ ok }) => !ok).map((check) => [check.title, check.problems]));
  };

  it('says which test catches whom, and how many catch nobody', () => {
    const loose = found.katas.find(({ slug }) => slug === 'loose');
    expect(loose?.tests).toEqual([
      { stage: 'up', test: 'adds', catches: [] },
      { stage: 'up', test: 'adds', catches: ['one-up'] },
      { stage: 'down', test: 'down › takes any number', catches: ['one-down'] },
    ]);
    expect(loose?.idleTests).toBe(1);
  });

  it('stops at a folder that cannot be loaded, or code that does not compile', () => {
    expect(problems('broken')).toEqual({
      'the folder is whole': [expect.stringContaining('`kata.json`, line 3')],
    });
    expect(problems('untyped')).toEqual({
      'everything compiles under strict TypeScript': expect.arrayContaining([
        expect.stringContaining('`starter/counter.ts:2`: Type'),
        expect.stringContaining('`impostors/one-up/counter.ts:1`: `counter.ts` is not valid TypeScript'),
      ]) as unknown,
    });
  });

  it('finds a starter that passes, titles that repeat, failures that do not teach, and chance', () => {
    expect(problems('loose')).toEqual({
      'the suites run whole and know no real time, chance or network': [
        expect.stringContaining('`hidden/support.ts:2`'),
      ],
      'the starter fails every stage': [expect.stringContaining('passes stage `up`')],
      'the samples pass on the solution, and not all on the starter': [
        expect.stringContaining('every sample passes'),
      ],
      'every test has a title of its own': [expect.stringContaining('two tests `adds`')],
      'impostor `one-up` is caught by `adds`': [expect.stringContaining('passed in `adds`')],
      'every failure says what was done and why it matters': [expect.stringContaining('with no `why`')],
    });
  });

  it('finds claims that do not hold, a verdict that hangs on order, and a line of the solution', () => {
    expect(problems('boastful')).toEqual({
      'impostor `one-up` is caught by `up › adds one`': [
        expect.stringContaining('the tests that catch it are'),
      ],
      'impostor `one-down` is caught by `down › takes`': [
        expect.stringContaining('did you mean `down › takes any'),
      ],
      'verdicts are the same each time, in any order of tests': expect.arrayContaining([
        expect.stringContaining(
          '`solution`, stage `down`, `is the first to run` is first passed, then failed',
        ),
      ]) as unknown,
      'the solution passes every stage': [expect.stringContaining('`is the first to run`: expected')],
      'no title or message shows source': [
        'a title in stage `down` shows `solution/counter.ts:10`: say it in words instead',
      ],
    });
  });
});

it('makes a kata that holds, and tells people so', { timeout: 120_000 }, async () => {
  const made = await kata('new', 'new', 'hash-ring');
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringContaining('npm run kata -- check hash-ring') as string,
  });
  const { code, out } = await kata('new', 'check', 'hash-ring');
  expect(out).toMatch(/^hash-ring$[^]*✓ the starter fails every stage[^]*\n14 passed, 0 failed\n$/m);
  expect(code).toBe(0);
});

it(
  'tells a mistake in a sentence and ends with code 1, a misuse with the usage and code 2',
  { timeout: 60_000 },
  async () => {
    await writeFiles(join(temp, 'some', 'lru-cache'), { 'kata.json': '' });
    await writeFile(join(temp, 'some', 'kata.schema.json'), '{}');
    const unknown = await kata('some', 'check', 'lru-cach');
    expect(unknown).toMatchObject({
      code: 1,
      out: '',
      err: 'There is no kata `lru-cach`\n  There is `lru-cache`.\n',
    });
    const json = await kata('some', 'check', 'lru-cach', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      error: expect.stringContaining('no kata') as string,
    });
    expect(await kata('some', 'chek')).toMatchObject({
      code: 2,
      err: expect.stringContaining('check [slug…]') as string,
    });
    expect(await kata('some', 'check', '--jsn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--jsn') as string,
    });
  },
);
