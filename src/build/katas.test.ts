import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { CourseError } from '../domain/course-error.ts';
import { tinyJson, tinyKata, writeFiles } from './kata-fixture.ts';
import { listKatas, loadKata, loadKatas } from './katas.ts';

const temp = await mkdtemp(join(tmpdir(), 'lockstep-katas-'));
afterAll(() => rm(temp, { recursive: true }));

let courses = 0;
/** A course of one kata: the tiny one with some files replaced, added or, if `undefined`, left out. */
async function course(change: Record<string, string | undefined> = {}): Promise<string> {
  courses += 1;
  const dir = join(temp, String(courses));
  await writeFiles(join(dir, 'tiny'), { ...tinyKata, ...change });
  return dir;
}

const complaint = async (change: Record<string, string | undefined>): Promise<string> => {
  const error: unknown = await loadKata(join(await course(change), 'tiny')).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CourseError);
  return (error as CourseError).message;
};

it('loads a kata with the paths that the learner’s workspace has', async () => {
  const [kata] = await loadKatas(await course());
  expect(kata).toMatchObject({
    kata: {
      slug: 'tiny',
      limits: { testMs: 5_000, suiteMs: 30_000 },
      runtimes: ['worker', 'webcontainer', 'node'],
    },
    starter: { 'counter.ts': tinyKata['starter/counter.ts'] },
    samples: { 'counter.test.ts': tinyKata['samples/counter.test.ts'] },
    solution: { 'counter.ts': tinyKata['solution/counter.ts'] },
    impostors: [
      { name: 'one-down', stage: 'down' },
      { name: 'one-up', test: 'up › adds any number' },
    ],
  });
});

it('lays an impostor’s changed files over the whole solution', async () => {
  const kata = await loadKata(join(await course({ 'solution/util.ts': 'export {};\n' }), 'tiny'));
  expect(kata.impostors[0]?.files).toEqual({
    'counter.ts': tinyKata['impostors/one-down/counter.ts'],
    'util.ts': 'export {};\n',
  });
});

it.each([
  [
    'a broken kata.json',
    { 'kata.json': '{\n  "slug": "tiny",\n  "title" "x"\n}' },
    '`kata.json`, line 3: Expected `:`',
  ],
  [
    'a key given twice',
    { 'kata.json': '{\n"slug": "a",\n"slug": "b"\n}' },
    '`kata.json`, line 3: Duplicate key `slug`',
  ],
  [
    'no kata.json',
    { 'kata.json': undefined },
    '`kata.json` is missing: write it as `katas/kata.schema.json` says.',
  ],
  [
    'a missing field',
    { 'kata.json': tinyJson({ title: undefined }) },
    '`title` is missing: it must be of type string.',
  ],
  ['an unknown field', { 'kata.json': tinyJson({ colour: 'red' }) }, '`colour` is no field of this file'],
  [
    'an unknown level',
    { 'kata.json': tinyJson({ difficulty: 'mild' }) },
    '`difficulty` is `"mild"`: it must be one of `easy`, `medium`, `hard`.',
  ],
  [
    'a limit too low',
    { 'kata.json': tinyJson({ limits: { testMs: 5 } }) },
    '`limits.testMs` is `5`: it must be at least 100.',
  ],
  [
    'a short summary',
    { 'kata.json': tinyJson({ summary: 'x' }) },
    '`summary` is `"x"`: it must be at least 20 characters long.',
  ],
  [
    'no stages',
    { 'kata.json': tinyJson({ stages: [] }) },
    '`stages` is `[]`: it must be at least 1 in number.',
  ],
  [
    'a lesson of another form',
    { 'kata.json': tinyJson({ lessons: ['Caching'] }) },
    '`lessons[0]` is `"Caching"`: it must be `<part>/<lesson>`.',
  ],
  [
    'a slug that is not the folder',
    { 'kata.json': tinyJson({ slug: 'other' }) },
    '`kata.json`: the slug `other` is not the folder’s name `tiny`',
  ],
  [
    'an entry that is nowhere',
    { 'kata.json': tinyJson({ entry: 'main.ts' }) },
    '`solution/main.ts` is missing',
  ],
  ['no brief', { 'brief.mdx': undefined }, '`brief.mdx` is missing'],
  ['no hints', { 'hints.mdx': undefined }, '`hints.mdx` is missing'],
  ['no samples', { 'samples/counter.test.ts': undefined }, '`samples/` is missing'],
  ['no starter', { 'starter/counter.ts': undefined }, '`starter/` is missing'],
  ['no solution', { 'solution/counter.ts': undefined }, '`solution/` is missing'],
  [
    'a missing suite',
    { 'hidden/down.test.ts': undefined },
    '`hidden/down.test.ts` is missing: write the suite of stage `down`.',
  ],
  ['a suite of no stage', { 'hidden/left.test.ts': '' }, '`hidden/left.test.ts` is the suite of no stage'],
  ['a support file of no suite', { 'hidden/model.ts': '' }, '`hidden/model.ts` is imported by no suite'],
  [
    'a support file that shadows',
    { 'hidden/counter.ts': '' },
    '`hidden/counter.ts` has the name of a learner’s file',
  ],
  ['a test in the starter', { 'starter/a.test.ts': '' }, '`starter/a.test.ts` is read by nothing'],
  ['a stray file', { 'notes.txt': '' }, '`notes.txt` is read by nothing'],
  ['a stray folder', { 'tests/a.ts': '' }, '`tests` is read by nothing'],
  ['a stray file in samples', { 'samples/util.ts': '' }, '`samples/util.ts` is read by nothing'],
  ['an impostor outside a folder', { 'impostors/a.ts': '' }, '`impostors/a.ts` is read by nothing'],
  [
    'an impostor of no stage',
    { 'impostors/one-up/impostor.json': '{"stage":"left","test":"x","belief":"It is so, I think."}' },
    '`impostors/one-up/impostor.json`: there is no stage `left`: take one of `up`, `down`.',
  ],
  [
    'an impostor without its file',
    { 'impostors/one-up/impostor.json': undefined },
    '`impostors/one-up/impostor.json` is missing',
  ],
  [
    'an impostor with a file of its own',
    { 'impostors/one-up/main.ts': '' },
    '`impostors/one-up/main.ts` changes no file of the solution',
  ],
  [
    'an impostor that is the solution',
    { 'impostors/one-up/counter.ts': tinyKata['solution/counter.ts'] },
    'is the solution’s own file, unchanged',
  ],
  [
    'an impostor that changes nothing',
    { 'impostors/one-up/counter.ts': undefined },
    '`impostors/one-up` changes nothing',
  ],
])('refuses %s', async (_, change, message) => {
  expect(await complaint(change)).toContain(message);
});

it('refuses stages that share an id or a suite', async () => {
  const stage = { id: 'up', title: 'Going up', suite: 'up.test.ts' };
  const message = await complaint({ 'kata.json': tinyJson({ stages: [stage, stage] }) });
  expect(message).toContain('two stages have the id `up`');
  expect(message).toContain('two stages have the suite `up.test.ts`');
});

it('refuses a kata without impostors', async () => {
  const none = Object.keys(tinyKata).filter((path) => path.startsWith('impostors/'));
  expect(await complaint(Object.fromEntries(none.map((path) => [path, undefined])))).toContain(
    'holds no impostor',
  );
});

it('tells all problems of all katas at once, each under its folder, with what to run next', async () => {
  const dir = await course({ 'brief.mdx': undefined, 'notes.txt': '' });
  await writeFiles(join(dir, 'other'), { ...tinyKata, 'kata.json': '{' });
  const error = await loadKatas(dir).catch((thrown: unknown) => thrown as CourseError);
  expect(error).toBeInstanceOf(CourseError);
  expect((error as CourseError).message).toMatch(
    /other` has a problem:\n.*line 1.*\n.*check other`[^]*tiny` has 2 problems:\n.*notes.*\n.*brief.*\n.*check tiny`/,
  );
});

it('refuses a course without katas, and a folder that is not there', async () => {
  await expect(listKatas(join(temp, 'none'))).rejects.toThrow(CourseError);
  await expect(loadKata(join(temp, 'none'))).rejects.toThrow('There is no kata folder');
});
