/** The instructor's command line: `npm run kata -- <command>`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { katasDir } from '../build/katas.ts';
import { CourseError } from '../domain/course-error.ts';

const usage = `npm run kata -- check [slug…] [--json]   prove katas, all if none is named
npm run kata -- new <slug>               make a small kata that holds, to start from
npm run kata -- schema                   write the JSON Schemas of a kata’s files

  --json            one document for machines on standard output, and nothing else
  --katas <folder>  where the katas are, if not in katas/`;

const options = {
  json: { type: 'boolean', default: false },
  katas: { type: 'string', default: katasDir },
  help: { type: 'boolean', default: false },
} as const;

/** Runs one command; resolves to the exit code: 0 if all is well, 1 if not, 2 if the command is not understood. */
async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [command, ...names] = positionals;
  const katas = resolve(values.katas);
  if (values.help) console.log(usage);
  // Each command loads its own tools: a compiler takes a while.
  else if (command === 'check') {
    const { check } = await import('./check.ts');
    return (await check(katas, names, values.json)) ? 0 : 1;
  } else if (command === 'new' && names.length === 1) {
    const { newKata } = await import('./new-kata.ts');
    console.log(await newKata(katas, names[0] as string));
  } else if (command === 'schema' && names.length === 0) {
    const { writeSchemas } = await import('./schema.ts');
    console.log((await writeSchemas(katas)).join('\n'));
  } else return misused(`\`${args.join(' ')}\` is not a command.`);
  return 0;
}

function misused(message: string): number {
  console.error(`${message}\n\n${usage}`);
  return 2;
}

/** A mistake of the author's is told in its own words; anything else is a bug, and keeps its stack. */
function fail(error: unknown, json: boolean): number {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith('ERR_PARSE_ARGS')) return misused(message);
  if (!(error instanceof CourseError)) throw error;
  if (json) console.log(JSON.stringify({ ok: false, error: message }, null, 2));
  else console.error(message);
  return 1;
}

const args = process.argv.slice(2);
process.exitCode = await main(args).catch((error: unknown) => fail(error, args.includes('--json')));
