import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFiles } from '../build/folder.ts';
import { tinyKata, writeFiles } from '../build/kata-fixture.ts';
import { loadKata } from '../build/katas.ts';
import { checkTypes } from './typecheck.ts';

const temp = await mkdtemp(join(tmpdir(), 'lockstep-types-'));
afterAll(() => rm(temp, { recursive: true }));

async function check(slug: string, change: Record<string, string> = {}): Promise<string[]> {
  const dir = join(temp, slug, 'tiny');
  await writeFiles(dir, { ...tinyKata, ...change });
  return checkTypes(await loadKata(dir), (await readFiles(join(dir, 'hidden'))) ?? {});
}

it('finds nothing in a kata whose files fit together', { timeout: 60_000 }, async () => {
  expect(await check('good')).toEqual([]);
});

it('finds what is wrong in any folder, by file and line, and once', { timeout: 60_000 }, async () => {
  const problems = await check('bad', {
    'starter/counter.ts': 'export class Counter { constructor(readonly start: number) {} }\n',
    'solution/util.ts': 'export const wrong: number = "1";\nexport const half = (n) => n / 2;\n',
    'hidden/support.ts': "import { half } from './util';\nexport const start: number = half(20, 1);\n",
    'hidden/up.test.ts': `${tinyKata['hidden/up.test.ts']}new Counter('10');\n`,
    'impostors/one-up/counter.ts': 'import { half } from "./util";\nexport const Counter = half(1, 2);\n',
  });
  const places = problems.map((problem) => /^[^`]*`[^`]+`/.exec(problem)?.[0]);
  expect(new Set(places)).toEqual(
    new Set([
      '`starter/counter.ts:1`',
      'beside the starter, `samples/counter.test.ts:4`',
      '`solution/util.ts:1`',
      '`solution/util.ts:2`',
      '`hidden/support.ts:2`',
      '`hidden/up.test.ts:17`',
      '`impostors/one-up/counter.ts:2`',
    ]),
  );
  expect(new Set(problems).size).toBe(problems.length);
});
