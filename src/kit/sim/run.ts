import type { Plain } from './plain.ts';
import type { Schedule } from './schedule.ts';
import type { Trace } from './trace.ts';

/** A node looks different from now on; it is down where `state` is absent. */
export interface StateChange {
  readonly at: number;
  readonly node: string;
  readonly state?: Plain;
}

/**
 * What a client asked for and was told. `called` and `returned` number the moments when clients call
 * and hear, so that no two are the same; without `returned`, the client never heard whether the operation took effect.
 */
export interface Operation {
  readonly node: string;
  readonly request: Plain;
  readonly calledAt: number;
  readonly called: number;
  result?: Plain;
  returnedAt?: number;
  returned?: number;
}

/** A rule that was broken, when (in ms of virtual time) and how. `error` is what a node threw. */
export interface Violation {
  readonly rule: string;
  readonly at: number;
  readonly message: string;
  readonly expected?: string;
  readonly received?: string;
  readonly error?: unknown;
}

/** What came of a schedule. */
export interface Run {
  readonly schedule: Schedule;
  /** Every state that any node was left in, in order. */
  readonly history: readonly StateChange[];
  readonly operations: readonly Operation[];
  /** How many events, sends, writes and timers it took. */
  readonly steps: number;
  /** What ended the run before its time: a node threw, or the budget was spent. */
  readonly failure?: Violation;
  /** Only if it was asked for. */
  readonly trace?: Trace;
}

/** A rule for whole runs: what broke it, if anything did. */
export type Check = (run: Run) => Violation | undefined;

/** All of the rules: the violation is the earliest. */
export const allOf =
  (...checks: readonly Check[]): Check =>
  (run) => {
    let first: Violation | undefined;
    for (const check of checks) {
      const found = check(run);
      if (found && (!first || found.at < first.at)) first = found;
    }
    return first;
  };

/** Throws if nothing was ever seen of any node: a rule that has nothing to look at must not pass. */
export const demandHistory = ({ history, steps, failure }: Run, rule: string): void => {
  if (steps === 0 || history.length > 0 || failure) return;
  throw new TypeError(`the rule of ${rule} needs the cluster's \`observe\` to show what it looks at`);
};

/** What could be seen of each node at a time, after all that happened then; nodes that were down are missing. */
export const statesAt = ({ history }: Run, time: number): ReadonlyMap<string, Plain> => {
  const states = new Map<string, Plain>();
  for (const { at, node, state } of history) {
    if (at > time) break;
    if (state === undefined) states.delete(node);
    else states.set(node, state);
  }
  return states;
};
