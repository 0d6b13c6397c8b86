import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { katasDir } from '../build/katas.ts';
import { schemaFiles } from './schema.ts';

it('has current JSON Schemas in katas/: if not, run `npm run kata -- schema`', async () => {
  const files = Object.entries(await schemaFiles(katasDir));
  expect(files).toHaveLength(2);
  for (const [name, text] of files) expect(await readFile(join(katasDir, name), 'utf8')).toBe(text);
});

it('leaves out what has a default, and allows nothing unknown', async () => {
  const kata = JSON.parse((await schemaFiles(katasDir))['kata.schema.json'] ?? '') as Record<string, unknown>;
  expect(kata).toMatchObject({
    additionalProperties: false,
    required: expect.not.arrayContaining(['limits']) as unknown,
  });
});
