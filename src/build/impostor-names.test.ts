import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkImpostorNames } from './impostor-names.ts';
import { tinyKata, writeFiles } from './kata-fixture.ts';
import { loadKata } from './katas.ts';

const load = async () => {
  const dir = join(await mkdtemp(join(tmpdir(), 'kata-')), 'tiny');
  await writeFiles(dir, tinyKata);
  return loadKata(dir);
};

it('lets a kata pass whose impostors name tests that exist', async () => {
  await expect(checkImpostorNames(await load())).resolves.toBeUndefined();
});

it('stops the build at an impostor that names an unknown test, with both names', async () => {
  const kata = await load();
  const impostors = kata.impostors.map((impostor) => ({ ...impostor, test: 'counts to ten' }));
  await expect(checkImpostorNames({ ...kata, impostors })).rejects.toThrow(
    /`impostors\/[\w-]+` names the test `counts to ten`, which stage `\w+` lacks/,
  );
});
