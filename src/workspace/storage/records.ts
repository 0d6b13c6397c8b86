import type { Files } from '../../domain/files.ts';
import type { Report } from '../../domain/report.ts';

/** A learner's files for one kata. `revision` counts the saves from 1; `updatedAt` is in ms since 1970. */
export interface WorkspaceRecord {
  slug: string;
  files: Files;
  kataVersion: number;
  revision: number;
  updatedAt: number;
}

/** A report, and of which text it speaks: `text` is the fingerprint of the files that were graded. */
export interface Verdict {
  report: Report;
  at: number;
  text: string;
  kataVersion: number;
}

/** What became of a kata: the last verdict of each kind, the stages ever passed, the hints revealed in each stage. */
export interface ResultsRecord {
  slug: string;
  run?: Verdict;
  submit?: Verdict;
  passed: string[];
  hints: Record<string, number>;
}

/** Why a copy was kept, in the learner's words. */
export const snapshotReasons = {
  submit: 'submitted',
  reset: 'before a reset to the starter',
  restore: 'before an older copy was restored',
  import: 'before an import',
  'this-tab': 'this tab’s text, when the other tab’s was taken',
  'other-tab': 'the other tab’s text, when this tab’s was kept',
  unsaved: 'found unsaved after a tab was closed',
} as const;
export type SnapshotReason = keyof typeof snapshotReasons;

/** A copy of a workspace at one moment; `id` is given by the store. */
export interface Snapshot {
  id?: number;
  slug: string;
  files: Files;
  kataVersion: number;
  at: number;
  reason: SnapshotReason;
}

/** All that is stored. */
export interface Everything {
  workspaces: WorkspaceRecord[];
  results: ResultsRecord[];
  snapshots: Snapshot[];
}

/** A kata of which nothing is known yet. */
export const noResults = (slug: string): ResultsRecord => ({ slug, passed: [], hints: {} });

/** True when both hold the same paths with the same text. */
export function sameFiles(one: Files, other: Files): boolean {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}
