import { virtualClock, type VirtualClock } from '../clock.ts';
import { print } from '../print.ts';
import { random } from '../random.ts';
import type { Fault } from './fault.ts';
import { Journal } from './journal.ts';
import { Network } from './network.ts';
import type { Cluster } from './node.ts';
import { Process, type Life, type Task } from './process.ts';
import { Queue, type Due } from './queue.ts';
import type { Schedule } from './schedule.ts';

/** What the schedule brings about, beside what the nodes bring about themselves. */
export interface Planned extends Due {
  readonly kind: 'planned';
  readonly act: () => void;
}

/** The parts of a running simulation, for the functions in the files around this one. */
export interface Simulation {
  readonly cluster: Cluster;
  readonly clock: VirtualClock;
  readonly queue: Queue<Task | Planned>;
  readonly network: Network;
  readonly processes: readonly Process[];
  readonly byId: ReadonlyMap<string, Process>;
  readonly journal: Journal;
  /** The faults in force, crashes apart. */
  faults: readonly Fault[];
  /** Whose turn it is. */
  running: Life | undefined;
  /** Counts what comes about, to order what is due at the same time. */
  order: number;
}

const BUDGET = 100_000;

/** A simulation at time 0 in which nothing is due yet. */
export const newSimulation = (cluster: Cluster, { seed, nodes }: Schedule, traced: boolean): Simulation => {
  const luck = random(seed);
  const writesThrough = cluster.storage !== 'buffered';
  const processes = nodes.map((id, i) => new Process(id, i, writesThrough, luck.fork(`node ${id}`)));
  return {
    cluster,
    clock: virtualClock(),
    queue: new Queue<Task | Planned>(),
    network: new Network(nodes, cluster.network ?? {}, luck.fork('network')),
    processes,
    byId: new Map(processes.map((process) => [process.id, process])),
    journal: new Journal(traced, cluster.budget ?? BUDGET),
    faults: [],
    running: undefined,
    order: 0,
  };
};

/** The process of that name; RangeError if there is none. */
export const processOf = ({ byId }: Simulation, id: unknown): Process => {
  const process = typeof id === 'string' ? byId.get(id) : undefined;
  if (!process) throw new RangeError(`there is no node ${print(id)}`);
  return process;
};

/** Plans what a schedule brings about; `order` decides between what is due at the same time. */
export const plan = ({ queue }: Simulation, at: number, order: number, act: () => void): void => {
  if (at < Infinity) queue.push({ kind: 'planned', at, order, act });
};

type NewTask = Pick<Task, 'kind' | 'process'> & Partial<Pick<Task, 'from' | 'data' | 'cause' | 'order'>>;

/** Lets something come to a process at a time. */
export const comes = (sim: Simulation, at: number, task: NewTask): Task => {
  const { kind, process, from, data, cause = -1, order = sim.order++ } = task;
  const due = { at, order, kind, process, from, data, cause, late: false, cancelled: false };
  sim.queue.push(due);
  return due;
};
