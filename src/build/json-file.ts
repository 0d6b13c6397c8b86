import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { transform } from 'esbuild';
import type { BuildFailure } from 'esbuild';
import type { z } from 'zod';
import { ifMissing } from './folder.ts';

type Issue = z.core.$ZodIssue;

/**
 * Reads the JSON file `path` below `dir` by its schema. What is wrong with it goes to `problems`; then there
 * is no value.
 */
export async function readJsonFile<T>(
  dir: string,
  path: string,
  schema: z.ZodType<T>,
  problems: string[],
): Promise<T | undefined> {
  const file = `\`${path}\``;
  const text = await readFile(join(dir, path), 'utf8').catch(ifMissing);
  if (text === undefined) {
    const rules = basename(path).replace('.json', '.schema.json');
    problems.push(`${file} is missing: write it as \`katas/${rules}\` says.`);
    return undefined;
  }
  const { raw, faults } = await parse(text.replace(/^\uFEFF/, ''));
  if (faults.length > 0) {
    problems.push(...faults.map((fault) => `${file}, ${fault}.`));
    return undefined;
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  problems.push(...parsed.error.issues.map((issue) => `${file}: ${describeIssue(issue, raw)}.`));
  return undefined;
}

/** esbuild tells the line of every fault, where `JSON.parse` does not, and sees a key that is given twice. */
async function parse(text: string): Promise<{ raw?: unknown; faults: string[] }> {
  const describe = ({ text: reason, location }: BuildFailure['errors'][number]): string =>
    `line ${String(location?.line ?? 1)}: ${reason.replace(/"([^"]+)"/g, '`$1`')}`;
  try {
    const { warnings } = await transform(text, { loader: 'json', logLevel: 'silent' });
    return { raw: JSON.parse(text), faults: warnings.map(describe) };
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    return { faults: errors?.map(describe) ?? [(error as Error).message] };
  }
}

/** A schema's complaint in words: where, what was found, what is allowed. */
export function describeIssue(issue: Issue, raw: unknown): string {
  const place = issue.path.reduce<string>(appendKey, '');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `\`${appendKey(place, key)}\``);
    return `${keys.join(', ')} ${keys.length === 1 ? 'is no field' : 'are no fields'} of this file: remove or rename`;
  }
  const name = place === '' ? 'the file' : `\`${place}\``;
  const found = issue.path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], raw);
  if (found === undefined) return `${name} is missing: it must be ${allowed(issue)}`;
  return `${name} is \`${clip(JSON.stringify(found))}\`: it must be ${allowed(issue)}`;
}

const appendKey = (place: string, key: PropertyKey): string =>
  typeof key === 'number' ? `${place}[${String(key)}]` : `${place}${place === '' ? '' : '.'}${String(key)}`;

function allowed(issue: Issue): string {
  if (issue.code === 'invalid_type')
    return issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)}${unit(issue.origin)}`;
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}${unit(issue.origin)}`;
  return issue.message.replace(/^must be /, '');
}

const unit = (origin: string): string =>
  origin === 'string' ? ' characters long' : origin === 'array' ? ' in number' : '';

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
