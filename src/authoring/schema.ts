import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { z } from 'zod';
import { shown } from '../build/problems.ts';
import { impostorSchema, kataSchema } from '../domain/kata.ts';

const schemas = {
  'kata.schema.json': { title: 'A kata', schema: kataSchema },
  'impostor.schema.json': { title: 'A known-wrong solution of a kata', schema: impostorSchema },
};

/** The JSON Schemas by which editors complete and check a kata's files: file name in `katas/` to text. */
export async function schemaFiles(katas: string): Promise<Record<string, string>> {
  const files = Object.entries(schemas).map(async ([name, { title, schema }]) => {
    const filepath = join(katas, name);
    const text = JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) });
    return [name, await format(text, { ...(await resolveConfig(filepath)), filepath })] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

/** The command `schema`: writes the JSON Schemas and returns a line on each. */
export async function writeSchemas(katas: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, text] of Object.entries(await schemaFiles(katas))) {
    const path = join(katas, name);
    const before = await readFile(path, 'utf8').catch(() => '');
    if (before !== text) await writeFile(path, text);
    lines.push(`${shown(path)}: ${before === text ? 'is current' : 'written'}`);
  }
  return lines;
}
