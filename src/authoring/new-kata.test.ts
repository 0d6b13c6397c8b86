import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readFiles } from '../build/folder.ts';
import { loadKata } from '../build/katas.ts';
import { newKata } from './new-kata.ts';

const temp = await mkdtemp(join(tmpdir(), 'lockstep-new-'));
afterAll(() => rm(temp, { recursive: true }));

it('names files, imports and the kata after the slug, and leaves nothing of the template’s own name', async () => {
  await newKata(temp, 'hash-ring');
  const { kata, starter } = await loadKata(join(temp, 'hash-ring'));
  expect(kata).toMatchObject({ slug: 'hash-ring', entry: 'hash-ring.ts' });
  expect(Object.keys(starter)).toEqual(['hash-ring.ts']);
  const files = Object.entries((await readFiles(join(temp, 'hash-ring'))) ?? {}).flat();
  expect(files.filter((text) => text.includes('template'))).toEqual([]);
  expect(files.filter((text) => text.includes('../../katas'))).toEqual([]);
});

it('refuses a folder that is there, and leaves it as it was', async () => {
  await newKata(temp, 'mine');
  await expect(newKata(temp, 'mine')).rejects.toMatchObject({ name: 'CourseError' });
});

it.each(['Hash', 'a_b', '../up', 'a--b', ''])('refuses the slug `%s`', async (slug) => {
  await expect(newKata(temp, slug)).rejects.toMatchObject({ name: 'CourseError' });
});
