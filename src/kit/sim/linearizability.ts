import { print } from '../print.ts';
import { isLinearizable, type Specification } from './is-linearizable.ts';
import type { Check, Operation } from './run.ts';

/** What had happened by the time an operation returned: later returns are not known yet. */
const until = (operations: readonly Operation[], time: number): Operation[] =>
  operations
    .filter(({ called }) => called <= time)
    .map((operation) =>
      (operation.returned ?? 0) > time ? { ...operation, returned: undefined } : operation,
    );

const tell = ({ node, request, result, calledAt, returnedAt }: Operation): string => {
  const span = `${calledAt} to ${returnedAt === undefined ? '?' : returnedAt} ms`;
  return `${node} ${print(request)}${returnedAt === undefined ? '' : ` → ${print(result)}`}, ${span}`;
};

/**
 * Linearizability of what clients asked for and were told. The violation names the first answer that no order of
 * the operations explains.
 */
export const linearizability =
  (specification: Specification): Check =>
  ({ operations }) => {
    if (isLinearizable(operations, specification)) return undefined;
    const answered = operations.filter(({ returned }) => returned !== undefined);
    answered.sort((a, b) => (a.returned ?? 0) - (b.returned ?? 0));
    // What is linearizable is so up to every earlier time: the first answer that breaks it can be bisected.
    let [low, high] = [0, answered.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isLinearizable(until(operations, answered[middle]?.returned ?? 0), specification)) low = middle + 1;
      else high = middle;
    }
    const culprit = answered[low] as Operation;
    const others = until(operations, culprit.returned ?? 0).filter(({ called }) => called !== culprit.called);
    return {
      rule: 'linearizability',
      at: culprit.returnedAt ?? 0,
      message: `no order of the operations explains ${tell(culprit)}`,
      expected: 'each operation takes effect once, between its call and its answer',
      received: [...others, culprit].map(tell).join('\n'),
    };
  };
