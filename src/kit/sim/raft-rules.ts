import type { Plain } from './plain.ts';
import { demandHistory, type Check, type Violation } from './run.ts';

/** What a cluster's `observe` must show for the rules of this file. */
export interface Ballot {
  readonly role: string;
  readonly term: number;
}

/** The ballot in what is seen of a node, if it has one. Its fields are the node's own word. */
export const ballotOf = (state: Plain | undefined): Ballot | undefined => {
  if (typeof state !== 'object' || state === null || !('role' in state)) return undefined;
  return state as unknown as Ballot;
};

/**
 * Raft's election safety: at most one leader in a term, in the whole history (Ongaro and Ousterhout, 2014, figure
 * 3). Takes time in the length of the history.
 */
export const electionSafety: Check = (run) => {
  demandHistory(run, 'election safety');
  const leaders = new Map<number, string>();
  for (const { at, node, state } of run.history) {
    const ballot = ballotOf(state);
    if (ballot?.role !== 'leader') continue;
    const other = leaders.get(ballot.term) ?? node;
    leaders.set(ballot.term, other);
    if (other !== node) return twoLeaders(at, ballot.term, other, node);
  }
  return undefined;
};

const twoLeaders = (at: number, term: number, one: string, other: string): Violation => ({
  rule: 'election safety',
  at,
  message: `${one} and ${other} were both leaders in term ${term}`,
  expected: `at most one leader in term ${term}`,
  received: `${one} and ${other}`,
});

/** A node's term never falls, crashes included. */
export const monotonicTerms: Check = (run) => {
  demandHistory(run, 'monotonic terms');
  const terms = new Map<string, number>();
  for (const { at, node, state } of run.history) {
    const ballot = ballotOf(state);
    if (!ballot) continue;
    const before = terms.get(node) ?? 0;
    // Put this way round, it also holds what is no number against the node.
    if (!(ballot.term >= before)) return fallenTerm(at, node, before, ballot.term);
    terms.set(node, ballot.term);
  }
  return undefined;
};

const fallenTerm = (at: number, node: string, before: number, term: number): Violation => ({
  rule: 'monotonic terms',
  at,
  message: `the term of ${node} fell from ${before} to ${term}`,
  expected: `a term of ${before} or more`,
  received: `${term}`,
});
