import type { Everything, ResultsRecord, Snapshot, WorkspaceRecord } from './records.ts';

/** How a save ended: done, or refused because somebody else has saved since `expected`. */
export type SaveOutcome = { saved: true } | { saved: false; theirs: WorkspaceRecord };

/** Copies kept for one kata; the oldest is dropped for the next. */
export const snapshotsKept = 50;

/**
 * Where a learner's work is kept. Each method is one transaction. All reject if the storage fails: a failed
 * read is never an empty answer.
 */
export interface WorkspaceStore {
  readWorkspace(slug: string): Promise<WorkspaceRecord | undefined>;
  /** Stores `record` if the stored revision is still `expected` (0: nothing stored), so that two tabs never overwrite each other. */
  saveWorkspace(record: WorkspaceRecord, expected: number): Promise<SaveOutcome>;
  readResults(slug: string): Promise<ResultsRecord>;
  /** Changes what is stored, whatever another tab has made of it, and returns the outcome. */
  changeResults(slug: string, change: (stored: ResultsRecord) => ResultsRecord): Promise<ResultsRecord>;
  /** Newest first. */
  listSnapshots(slug: string): Promise<Snapshot[]>;
  /** Keeps a copy, unless the newest copy holds the same text; drops the oldest beyond `snapshotsKept`. */
  addSnapshot(snapshot: Snapshot): Promise<void>;
  readEverything(): Promise<Everything>;
  /** Replaces all that is stored by what `change` makes of it: entirely, or not at all. */
  changeEverything(change: (stored: Everything) => Everything): Promise<Everything>;
}
