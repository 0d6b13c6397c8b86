import { samePlain, type Plain } from './plain.ts';
import type { Operation } from './run.ts';

/** What an object does when operations come one at a time: for any request, the state after it and the answer. */
export interface Specification {
  readonly initial: Plain;
  readonly apply: (state: Plain, request: Plain) => readonly [state: Plain, result: Plain];
  /** True for requests that never change the state (none, if not said). It makes the check much faster. */
  readonly isRead?: (request: Plain) => boolean;
}

/** Some of the operations in some order: which have been answered, which had their effect unheard of, and the state. */
interface Configuration {
  readonly answered: bigint;
  readonly unheard: bigint;
  readonly state: Plain;
}

/** An operation as a step of the search, with a bit of its own. */
interface Step extends Operation {
  readonly bit: bigint;
}

/** Knows which configurations need no second look. */
class Tried {
  readonly #seen = new Map<string, bigint[]>();

  /**
   * Whether one like it was tried that had spent no other unheard operations: whatever can follow this one, could
   * follow that. If not, it is remembered.
   */
  covers({ answered, unheard, state }: Configuration): boolean {
    const key = `${answered} ${JSON.stringify(state)}`;
    const spent = this.#seen.get(key) ?? [];
    if (spent.some((others) => (others & ~unheard) === 0n)) return true;
    this.#seen.set(key, [...spent, unheard]);
    return false;
  }
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The operations that can be next: all called before the first return that is still to come. */
const candidates = (steps: readonly Step[], { answered, unheard }: Configuration): Step[] => {
  const open = steps.filter(({ bit }) => ((answered | unheard) & bit) === 0n);
  const deadline = Math.min(...open.map(({ returned = Infinity }) => returned));
  return open.filter(({ called }) => called < deadline);
};

/** The configuration after one more operation, unless it answers otherwise than it did. */
const after = (
  { answered, unheard, state }: Configuration,
  { bit, request, result, returned }: Step,
  { apply }: Specification,
): Configuration | undefined => {
  const [next, answer] = apply(state, request);
  if (returned === undefined) return { answered, unheard: unheard | bit, state: next };
  return samePlain(answer, result) ? { answered: answered | bit, unheard, state: next } : undefined;
};

/** All configurations that can follow. A read that fits is taken at once: later it could do no more. */
const successors = (
  at: Configuration,
  steps: readonly Step[],
  specification: Specification,
): Configuration[] => {
  const next: Configuration[] = [];
  for (const step of candidates(steps, at)) {
    const isRead = specification.isRead?.(step.request) ?? false;
    const follows = isRead && step.returned === undefined ? undefined : after(at, step, specification);
    if (follows && isRead) return [follows];
    if (follows) next.push(follows);
  }
  return next;
};

/**
 * Whether there is an order of the operations in which each takes effect between its call and its return, and
 * answers as specified. One without a return may take effect at any time after its call, or never.
 *
 * This is the search of Wing and Gong ("Testing and Verifying Concurrent Objects", 1993) with the memory of Lowe
 * ("Testing for Linearizability", 2017): what has taken effect, and the state it led to, is looked into once.
 * Operations without a return are spent sparingly, in rounds of one more. The problem is NP-complete (Gibbons and
 * Korach, "Testing Shared Memories", 1997): n operations, of which c overlap at a time, can take n · 2^c looks at
 * each state that they can lead to. Histories of real systems take little more than n.
 */
export const isLinearizable = (operations: readonly Operation[], specification: Specification): boolean => {
  // What returns first is tried first: it comes last here, for the latest configuration is looked into next.
  const sorted = [...operations].sort((a, b) => compare(b.returned ?? Infinity, a.returned ?? Infinity));
  const steps = sorted.map((operation, i): Step => ({ ...operation, bit: 1n << BigInt(i) }));
  const all = steps.reduce((bits, { bit, returned }) => (returned === undefined ? bits : bits | bit), 0n);
  const tried = new Tried();
  let round: Configuration[] = [{ answered: 0n, unheard: 0n, state: specification.initial }];
  while (round.length > 0) {
    const later: Configuration[] = [];
    for (let at = round.pop(); at; at = round.pop()) {
      if (at.answered === all) return true;
      if (tried.covers(at)) continue;
      for (const next of successors(at, steps, specification))
        (next.unheard === at.unheard ? round : later).push(next);
    }
    round = later;
  }
  return false;
};
