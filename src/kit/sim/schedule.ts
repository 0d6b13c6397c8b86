import { print } from '../print.ts';
import { lastFeltOf, tellFault, type Fault } from './fault.ts';
import type { Plain } from './plain.ts';

/** What a client asks of a node, and when, in ms of virtual time. */
export interface ClientRequest {
  readonly at: number;
  readonly node: string;
  readonly request: Plain;
}

/**
 * All that happens to a cluster, as plain data: together with the cluster's code it determines the run, to the
 * last byte of its trace. JSON carries it through a URL or into a bug report.
 */
export interface Schedule {
  /** For the luck of the network and the random numbers of the nodes (any whole number). */
  readonly seed: number;
  readonly nodes: readonly string[];
  /** When the run ends, in ms of virtual time. What is due at that time still happens. */
  readonly until: number;
  readonly faults?: readonly Fault[];
  readonly requests?: readonly ClientRequest[];
}

/** `n1`, `n2` … */
export const nodeNames = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i + 1}`);

/** When the last fault that ends is over, in ms of virtual time, with all that it delayed: nothing more goes wrong. */
export const healedAt = ({ faults = [] }: Schedule): number =>
  Math.max(0, ...faults.map(lastFeltOf).filter((time) => time < Infinity));

/** When in addition the last request has been made. */
export const quietAt = (schedule: Schedule): number =>
  Math.max(healedAt(schedule), ...(schedule.requests ?? []).map(({ at }) => at));

const tellRequest = ({ at, node, request }: ClientRequest) =>
  `at ${at} ms: a client asks ${node} for ${print(request)}`;

/** The schedule as a story: the cluster on the first line, then what happens to it, in order of time. */
export const tellSchedule = ({ seed, nodes, until, faults = [], requests = [] }: Schedule): string[] => {
  const happens = [
    ...faults.map((fault) => ({ at: fault.at, line: tellFault(fault) })),
    ...requests.map((request) => ({ at: request.at, line: tellRequest(request) })),
  ];
  happens.sort((a, b) => a.at - b.at);
  const what = happens.length > 0 ? '' : ', and nothing goes wrong';
  return [`${nodes.join(', ')} for ${until} ms, seed ${seed}${what}`, ...happens.map(({ line }) => line)];
};
