import { print } from '../print.ts';
import { samePlain, type Plain } from './plain.ts';
import { demandHistory, statesAt, type Check } from './run.ts';
import { quietAt } from './schedule.ts';

export interface ConvergenceOptions {
  /** How long the nodes may take to agree, in ms of virtual time. */
  readonly within: number;
  /** What must be the same: of all that is seen of a node, unless said. */
  readonly pick?: (state: Plain) => Plain | undefined;
}

/**
 * Convergence: some time after the last fault has ended and the last request was made, all nodes that are up look
 * the same. Says nothing of runs that end sooner.
 */
export const convergence =
  ({ within, pick = (state) => state }: ConvergenceOptions): Check =>
  (run) => {
    demandHistory(run, 'convergence');
    const quiet = quietAt(run.schedule);
    const at = quiet + within;
    if (run.failure || run.schedule.until < at) return undefined;
    const [first, ...others] = [...statesAt(run, at)].map(([node, state]) => [node, pick(state)] as const);
    const odd = first && others.find(([, value]) => !samePlain(value, first[1]));
    if (!odd) return undefined;
    return {
      rule: 'convergence',
      at,
      message: `${first[0]} and ${odd[0]} differ ${within} ms after the last request and fault, at ${quiet} ms`,
      expected: `${odd[0]}: ${print(first[1])}`,
      received: `${odd[0]}: ${print(odd[1])}`,
    };
  };
