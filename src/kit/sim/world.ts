import { dispatch } from './dispatch.ts';
import { nodesOf, type Fault } from './fault.ts';
import { begin } from './lifecycle.ts';
import type { Cluster, SimNode } from './node.ts';
import type { Run } from './run.ts';
import type { ClientRequest, Schedule } from './schedule.ts';
import { comes, newSimulation, plan, processOf, type Simulation } from './simulation.ts';

export interface RunOptions {
  /** Whether everything is written down: memory for every event (no, if not said). */
  readonly trace?: boolean;
}

/**
 * A simulation to look into and to meddle with while it runs. What is done to it is added to its schedule: the
 * schedule of `run()` gives the same run again.
 */
export interface World<N extends SimNode = SimNode> {
  /** The virtual time in ms. */
  readonly now: () => number;
  /** Lets everything happen that is due up to and at a time, unless a node fails the run. */
  readonly advance: (until: number) => void;
  /** Adds a fault that begins later than now, or at time 0 before anything has happened. */
  readonly inject: (fault: Fault) => void;
  /** Adds a request that is made later than now. */
  readonly request: (request: ClientRequest) => void;
  /** The node as it is now; `undefined` while it is down. For looking only. */
  readonly node: (id: string) => N | undefined;
  /** What has come of it so far. */
  readonly run: () => Run;
}

/**
 * At the same time faults come first, then requests, then the rest in the order in which it came about: so that
 * what is added later takes the same place as if it had been there from the start.
 */
const ORDER = { fault: -2e9, request: -1e9 };

const planFault = (sim: Simulation, fault: Fault, place: number): void => {
  for (const id of nodesOf(fault)) processOf(sim, id);
  const order = ORDER.fault + 3 * place;
  plan(sim, fault.at, order, () => begin(sim, fault, order + 1));
};

const planRequest = (sim: Simulation, { at, node, request }: ClientRequest, number: number): void => {
  const process = processOf(sim, node);
  comes(sim, at, { kind: 'request', process, data: request, cause: number, order: ORDER.request + number });
};

const advance = (sim: Simulation, until: number): void => {
  const { clock, journal, queue } = sim;
  for (let due = queue.first; due && due.at <= until && !journal.failure; due = queue.first) {
    queue.pop();
    clock.advance(due.at - clock.now());
    if (due.kind === 'planned') due.act();
    else dispatch(sim, due);
  }
  if (!journal.failure && until > clock.now()) clock.advance(until - clock.now());
};

const mustComeLater = ({ clock, journal }: Simulation, at: number): void => {
  if (at > clock.now() || journal.steps === 0) return;
  throw new RangeError(`${at} ms has passed: it is ${clock.now()} ms, and what is added must come later`);
};

/** The schedule with what was added to it, up to now. */
type Lived = Schedule & { readonly faults: Fault[]; readonly requests: ClientRequest[] };

const runOf = ({ clock, journal }: Simulation, lived: Lived): Run => {
  const { history, operations, steps, failure, trace } = journal;
  const { faults, requests } = lived;
  const schedule = { ...lived, until: clock.now(), faults: [...faults], requests: [...requests] };
  return {
    schedule,
    history,
    operations,
    steps,
    failure,
    trace: trace && { schedule, events: trace.events },
  };
};

/** Begins a run, at time 0 and with nothing done yet. RangeError if the schedule names a node that is not there. */
export const startWorld = <N extends SimNode>(
  cluster: Cluster<N>,
  schedule: Schedule,
  { trace = false }: RunOptions = {},
): World<N> => {
  const sim = newSimulation(cluster, schedule, trace);
  const lived: Lived = { ...schedule, faults: [], requests: [] };
  const inject = (fault: Fault): void => {
    mustComeLater(sim, fault.at);
    planFault(sim, fault, lived.faults.length);
    lived.faults.push(fault);
  };
  const request = (asked: ClientRequest): void => {
    mustComeLater(sim, asked.at);
    planRequest(sim, asked, lived.requests.length);
    lived.requests.push(asked);
  };
  for (const fault of schedule.faults ?? []) inject(fault);
  for (const asked of schedule.requests ?? []) request(asked);
  for (const process of sim.processes) comes(sim, 0, { kind: 'start', process });
  return {
    now: sim.clock.now,
    advance: (until) => advance(sim, until),
    inject,
    request,
    node: (id) => processOf(sim, id).life?.machine as N | undefined,
    run: () => runOf(sim, lived),
  };
};

/** Runs a cluster through a schedule. The same code and schedule give the same run, in every engine. */
export const simulate = <N extends SimNode>(
  cluster: Cluster<N>,
  schedule: Schedule,
  options?: RunOptions,
): Run => {
  const world = startWorld(cluster, schedule, options);
  world.advance(schedule.until);
  return world.run();
};
