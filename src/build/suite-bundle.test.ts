import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tinyKata, writeFiles } from './kata-fixture.ts';
import { loadKata } from './katas.ts';
import { bundleSuites } from './suite-bundle.ts';

const temp = await mkdtemp(join(tmpdir(), 'lockstep-suites-'));
afterAll(() => rm(temp, { recursive: true }));

let copies = 0;
async function bundle(change: Record<string, string> = {}) {
  copies += 1;
  const dir = join(temp, String(copies), 'tiny');
  await writeFiles(dir, { ...tinyKata, ...change });
  return bundleSuites(await loadKata(dir));
}

it('gives one suite a stage, in order, named for stack traces', async () => {
  expect((await bundle()).map(({ id, path }) => [id, path])).toEqual([
    ['up', 'up.hidden.test.ts'],
    ['down', 'down.hidden.test.ts'],
  ]);
});

it('leaves Vitest, the kit and the learner’s files to be imported, and takes support files in', async () => {
  const [suite] = await bundle();
  const required = [...(suite?.code.matchAll(/require\("([^"]+)"\)/g) ?? [])].map(([, name]) => name);
  expect(required).toEqual(['vitest', 'lockstep/kit', './counter']);
  expect(suite?.code).toContain('counter.Counter,10)');
});

it('writes an import from a folder below as the learner’s file is called from the top', async () => {
  const support = "import { Counter } from '../counter.ts';\nexport const start = new Counter(1).up();\n";
  const suites = await bundle({
    'hidden/model/start.ts': support,
    'hidden/support.ts': "export { start } from './model/start';\n",
  });
  expect(suites[0]?.code).toContain('require("./counter.ts")');
});

it('keeps titles and letters as they are, and no comments', async () => {
  const text = `// a secret\n/*! kept? */ it('tells 1 › “two”', () => {});\nimport { it } from 'vitest';\n`;
  const [suite] = await bundle({
    'hidden/up.test.ts': text,
    'hidden/down.test.ts': tinyKata['hidden/down.test.ts'],
  });
  expect(suite?.code).toContain('tells 1 › “two”');
  expect(suite?.code).not.toMatch(/secret|kept/);
});

it('tells every mistake of every suite by file and line', async () => {
  const bad = (line: string): string => `import './support';\n${line}\n`;
  const suites = { 'hidden/up.test.ts': bad('const = 1;'), 'hidden/down.test.ts': bad("import 'node:fs';") };
  const error = await bundle(suites).catch((thrown: unknown) => thrown as Error);
  expect(error).toMatchObject({ name: 'CourseError' });
  expect((error as Error).message).toContain('`hidden/up.test.ts:2`: Expected identifier but found `=`.');
  expect((error as Error).message).toContain('`hidden/down.test.ts:2`: a suite cannot import `node:fs`');
});

it.each(['../solution/counter', './counters'])('refuses to import %s', async (path) => {
  const suites = bundle({ 'hidden/up.test.ts': `import './support';\nimport '${path}';\n` });
  await expect(suites).rejects.toThrow(/hidden\/up\.test\.ts:2/);
});
