import { z } from 'zod';
import { everythingSchema } from './backup-schema.ts';
import {
  noResults,
  sameFiles,
  type Everything,
  type ResultsRecord,
  type Snapshot,
  type Verdict,
} from './records.ts';

/** Raised when an export of an older layout can no longer be read as it is. */
const formatVersion = 1;

const head = z.object({ format: z.literal('lockstep'), version: z.number().int() });

/** The text of an export file. */
export const writeBackup = (everything: Everything, now: Date): string =>
  JSON.stringify(
    { format: 'lockstep', version: formatVersion, exportedAt: now.toISOString(), ...everything },
    null,
    1,
  );

/** Reads an export. Throws an `Error` whose message says to the learner what is wrong with the file. */
export function readBackup(text: string): Everything {
  const data = parse(text);
  const { success, data: found } = head.safeParse(data);
  if (!success) throw new Error('This file is not an export of Lockstep.');
  if (found.version > formatVersion) {
    throw new Error(
      `A newer Lockstep wrote this export (format ${found.version}). Reload this page, then import it again.`,
    );
  }
  const result = everythingSchema.safeParse(data);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`This export is damaged at “${issue?.path.join(' › ')}”: ${issue?.message}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('This file is not an export of Lockstep: it is not JSON.');
  }
}

/**
 * What is stored after an import: the export's text, with a copy of every text that it takes the place of;
 * stages passed and hints seen on either side; of two verdicts the newer one.
 */
export function mergeBackup(current: Everything, backup: Everything, now: number): Everything {
  const replaced: Snapshot[] = [];
  const workspaces = new Map(current.workspaces.map((record) => [record.slug, record]));
  for (const theirs of backup.workspaces) {
    const mine = workspaces.get(theirs.slug);
    if (mine && sameFiles(mine.files, theirs.files)) continue;
    if (mine)
      replaced.push({
        slug: mine.slug,
        files: mine.files,
        kataVersion: mine.kataVersion,
        at: now,
        reason: 'import',
      });
    workspaces.set(theirs.slug, { ...theirs, revision: (mine?.revision ?? 0) + 1, updatedAt: now });
  }
  const results = new Map(current.results.map((record) => [record.slug, record]));
  for (const theirs of backup.results) {
    results.set(theirs.slug, mergeResults(results.get(theirs.slug) ?? noResults(theirs.slug), theirs));
  }
  return {
    workspaces: [...workspaces.values()],
    results: [...results.values()],
    snapshots: inOrder([...current.snapshots, ...backup.snapshots, ...replaced]),
  };
}

const newer = (one?: Verdict, other?: Verdict): Verdict | undefined =>
  (one?.at ?? 0) >= (other?.at ?? 0) ? one : other;

/** What is known of a kata from two sources. */
export function mergeResults(one: ResultsRecord, other: ResultsRecord): ResultsRecord {
  const hints = { ...one.hints };
  for (const [stage, count] of Object.entries(other.hints)) hints[stage] = Math.max(count, hints[stage] ?? 0);
  const run = newer(one.run, other.run);
  const submit = newer(one.submit, other.submit);
  return {
    slug: one.slug,
    ...(run && { run }),
    ...(submit && { submit }),
    passed: [...new Set([...one.passed, ...other.passed])],
    hints,
  };
}

/** Each copy once, oldest first, without the ids of the store that it came from. */
function inOrder(snapshots: readonly Snapshot[]): Snapshot[] {
  const each = new Map(
    snapshots.map(({ slug, files, kataVersion, at, reason }) => [
      `${slug} ${at} ${reason}`,
      { slug, files, kataVersion, at, reason },
    ]),
  );
  return [...each.values()].sort((one, other) => one.at - other.at);
}
