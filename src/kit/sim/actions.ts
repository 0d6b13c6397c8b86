import { print } from '../print.ts';
import { exhaust } from './exhaust.ts';
import { crash } from './lifecycle.ts';
import { copyPlain, type Plain } from './plain.ts';
import type { Life, Process } from './process.ts';
import { comes, processOf, type Simulation } from './simulation.ts';
import type { Effect } from './trace.ts';

/** Thrown inside a node to stop it where a crash strikes, or where the budget ends. */
const STOP: unknown = Object.freeze(new Error('the simulation ends here for this node'));

const outOfTurn = (life: Life): Error => {
  const { id } = life.process;
  if (life.process.life !== life) return new Error(`${id} has crashed: what is left of it can do nothing`);
  return new Error(
    `${id} acts out of turn: a node acts before its method returns, without promises or timers`,
  );
};

const check = (sim: Simulation, life: Life): void => {
  if (sim.running !== life) throw outOfTurn(life);
};

/** Every action takes a step of the budget. */
const act = (sim: Simulation, life: Life): void => {
  check(sim, life);
  if (sim.journal.spend()) return;
  exhaust(sim);
  stop(sim);
};

const stop = (sim: Simulation): never => {
  sim.running = undefined;
  throw STOP;
};

/** After each effect that outlives the node, a crash that lies in wait may strike. */
const mayCrash = (sim: Simulation, { process }: Life, after: Effect): void => {
  const { doom } = process;
  if (!doom || --doom.effects > 0) return;
  crash(sim, { process, ...doom, after });
  stop(sim);
};

const nameOf = (what: string, name: unknown): string => {
  if (typeof name !== 'string') throw new TypeError(`${what} is a string, not ${print(name)}`);
  return name;
};

const post = (sim: Simulation, from: Process, process: Process, data: Plain, cause: number): void => {
  const { clock, journal, network } = sim;
  const at = clock.now();
  const link = network.link(from.index, process.index);
  const arrivals = network.arrivals(link, at);
  if (link.cut) journal.trace?.add({ at, kind: 'drop', cause, reason: 'cut' });
  else if (arrivals.length === 0) journal.trace?.add({ at, kind: 'drop', cause, reason: 'lost' });
  else if (arrivals.length > 1) journal.trace?.add({ at, kind: 'duplicate', cause });
  if (link.cut) return;
  for (const [i, due] of arrivals.entries()) {
    const own = i === 0 ? data : copyPlain(data, 'a message');
    comes(sim, due, { kind: 'deliver', process, from, data: own, cause });
  }
};

export const send = (sim: Simulation, life: Life, to: string, message: unknown): void => {
  const target = processOf(sim, to);
  const data = copyPlain(message, 'a message');
  act(sim, life);
  const [{ process }, { trace }, at] = [life, sim.journal, sim.clock.now()];
  process.sent++;
  const cause = trace?.add({ at, node: process.id, kind: 'send', to, message: copyPlain(data, 'a message') });
  post(sim, process, target, data, cause ?? -1);
  mayCrash(sim, life, 'send');
};

export const setTimer = (sim: Simulation, life: Life, timer: unknown, ms: unknown): void => {
  const name = nameOf('the name of a timer', timer);
  if (typeof ms !== 'number' || !(ms >= 0 && ms < Infinity))
    throw new RangeError(`a timer is set to 0 ms or more, not to ${print(ms)}`);
  act(sim, life);
  const { process } = life;
  const now = sim.clock.now();
  process.cancelTimer(name);
  const cause = sim.journal.trace?.add({ at: now, node: process.id, kind: 'set-timer', name, ms });
  const due = now + process.clock.toVirtual(ms);
  process.timers.set(name, comes(sim, due, { kind: 'timer', process, data: name, cause }));
};

export const clearTimer = (sim: Simulation, life: Life, name: string): void => {
  act(sim, life);
  const { process } = life;
  if (!process.timers.has(name)) return;
  process.cancelTimer(name);
  sim.journal.trace?.add({ at: sim.clock.now(), node: process.id, kind: 'clear-timer', name });
};

export const write = (sim: Simulation, life: Life, name: unknown, value: unknown): void => {
  const key = nameOf('a key of the storage', name);
  const data = value === undefined ? undefined : copyPlain(value, 'what is stored');
  act(sim, life);
  const { process } = life;
  process.disk.set(key, data);
  sim.journal.trace?.add({ at: sim.clock.now(), node: process.id, kind: 'write', key, value: data });
  mayCrash(sim, life, 'write');
};

export const sync = (sim: Simulation, life: Life): void => {
  act(sim, life);
  life.process.disk.sync();
  sim.journal.trace?.add({ at: sim.clock.now(), node: life.process.id, kind: 'sync' });
  mayCrash(sim, life, 'sync');
};

export const read = (sim: Simulation, life: Life, key: string): unknown => {
  check(sim, life);
  const value = life.process.disk.get(key);
  return value === undefined ? undefined : copyPlain(value, 'what is stored');
};

export const reply = (sim: Simulation, life: Life, number: number, answer: unknown): void => {
  const result = copyPlain(answer, 'a reply');
  act(sim, life);
  const { process } = life;
  const operation = process.asked.get(number);
  if (!operation) return;
  process.asked.delete(number);
  const at = sim.clock.now();
  Object.assign(operation, { result, returnedAt: at, returned: sim.journal.moment() });
  sim.journal.trace?.add({ at, node: process.id, kind: 'reply', result, number });
  mayCrash(sim, life, 'reply');
};
