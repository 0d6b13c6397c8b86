/** `npm run bench -- <name> [--json]`: runs one measurement and prints it as a table or as JSON. */
import { parseArgs } from 'node:util';
import { table } from './table.ts';

/** One line of a measurement: what was measured, and milliseconds or a ratio by column. */
export type Row = Record<string, string | number>;

const benches: Record<string, () => Promise<{ default: () => Promise<Row[]> }>> = {
  verdict: () => import('./verdict.ts'),
  simulate: () => import('./simulate.ts'),
};

const { positionals, values } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const load = benches[positionals[0] ?? ''];
if (load) {
  const rows = await (await load()).default();
  console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
} else {
  console.error(
    `Name one of: ${Object.keys(benches).join(', ')}. For instance: npm run bench -- verdict --json`,
  );
  process.exitCode = 2;
}
