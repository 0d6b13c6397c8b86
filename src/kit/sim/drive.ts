import { print } from '../print.ts';
import { envOf } from './env.ts';
import type { SimNode } from './node.ts';
import { copyPlain, samePlain } from './plain.ts';
import type { Life, Process, Task } from './process.ts';
import type { Simulation } from './simulation.ts';

const { apply } = Reflect;
const { then } = Promise.prototype;

const has = (machine: SimNode, method: keyof SimNode): boolean => typeof machine[method] === 'function';

const demand = (machine: SimNode, method: keyof SimNode): Required<SimNode> => {
  if (!has(machine, method)) throw new TypeError(`the node has no method \`${method}\``);
  return machine as Required<SimNode>;
};

const begin = (sim: Simulation, life: Life): unknown => {
  const machine = sim.cluster.create(envOf(sim, life));
  if (typeof machine !== 'object' || machine === null) throw new TypeError(`${print(machine)} is not a node`);
  life.machine = machine;
  if (life.process.lives > 1 && has(machine, 'restart')) return demand(machine, 'restart').restart();
  return has(machine, 'start') ? demand(machine, 'start').start() : undefined;
};

const handle = (sim: Simulation, life: Life, { kind, from, data, cause }: Task): unknown => {
  const machine = life.machine as SimNode;
  switch (kind) {
    case 'start':
      return begin(sim, life);
    case 'deliver':
      return demand(machine, 'receive').receive((from as Process).id, data);
    case 'timer':
      return demand(machine, 'timer').timer(data as string);
    case 'request':
      return demand(machine, 'request').request(data, cause);
  }
};

/** A promise goes on when it is not the node's turn, which no seed can repeat. */
const refusePromise = (answer: unknown): void => {
  if (!(answer instanceof Promise)) return;
  void apply(then, answer, [undefined, () => {}]);
  throw new TypeError('the node answered with a promise: its methods must act before they return');
};

const look = ({ cluster, clock, journal }: Simulation, { process, machine }: Life): void => {
  if (!cluster.observe) return;
  const seen = cluster.observe(machine as SimNode);
  if (samePlain(seen, process.state)) return;
  const state = copyPlain(seen, 'what is seen of a node');
  journal.changeState(clock.now(), process, state);
  journal.trace?.add({ at: clock.now(), node: process.id, kind: 'state', state });
};

const occasion = ({ kind, from, data }: Task): string => {
  if (kind === 'start') return 'when it was started';
  if (kind === 'timer') return `when its timer ${print(data)} fired`;
  return `when it received ${print(data)} from ${from?.id ?? 'a client'}`;
};

const fail = ({ journal, clock }: Simulation, { id }: Process, task: Task, error: unknown): void => {
  const [at, thrown] = [clock.now(), print(error)];
  journal.trace?.add({ at, node: id, kind: 'throw', error: thrown });
  journal.failure = { rule: 'exception', at, message: `${id} threw ${thrown} ${occasion(task)}`, error };
};

/** Gives a life its turn: what comes to it, and a look at what it made of it. Whatever is thrown ends the run. */
export const drive = (sim: Simulation, life: Life, task: Task): void => {
  sim.running = life;
  try {
    refusePromise(handle(sim, life, task));
    if (sim.running === life) look(sim, life);
  } catch (error) {
    // A life whose turn has ended was struck by a crash, or by the end of the budget.
    if (sim.running === life) fail(sim, life.process, task, error);
  }
  sim.running = undefined;
};
