import { drive } from './drive.ts';
import { exhaust } from './exhaust.ts';
import { copyPlain } from './plain.ts';
import type { Life, Process, Task } from './process.ts';
import type { Simulation } from './simulation.ts';
import type { DropReason } from './trace.ts';

const drop = ({ clock, journal }: Simulation, task: Task, reason: DropReason): void => {
  const at = clock.now();
  if (task.kind === 'deliver') journal.trace?.add({ at, kind: 'drop', cause: task.cause, reason });
  if (task.kind === 'request')
    journal.trace?.add({
      at,
      kind: 'refuse',
      to: task.process.id,
      request: copyPlain(task.data, 'a request'),
    });
};

/** The client waits from here on, however late the node gets to it. */
const hear = ({ clock, journal }: Simulation, { process, data, cause }: Task): void => {
  const request = copyPlain(data, 'a request');
  const operation = { node: process.id, request, calledAt: clock.now(), called: journal.moment() };
  journal.operations.push(operation);
  process.asked.set(cause, operation);
  journal.trace?.add({ at: clock.now(), node: process.id, kind: 'request', request, number: cause });
};

/** Whether what has come gets as far as the node: over the link, and to a node that is up. */
const arrives = (sim: Simulation, task: Task): boolean => {
  const { kind, from, process } = task;
  if (from && !task.late && sim.network.link(from.index, process.index).cut) drop(sim, task, 'cut');
  else if (!process.life && kind !== 'start') drop(sim, task, 'down');
  else return true;
  return false;
};

/** Whether it has to wait: for a paused node until it goes on, for a slow one its lag. */
const waits = (sim: Simulation, task: Task): boolean => {
  const { process } = task;
  if (process.paused) process.waiting.push(task);
  else if (process.lag > 0 && !task.late) {
    task.at += process.lag;
    sim.queue.push(task);
  } else return false;
  task.late = true;
  return true;
};

const rise = (process: Process): Life | undefined => {
  if (process.life || process.downFor.size > 0) return undefined;
  process.lives++;
  return (process.life = { process, machine: undefined });
};

const tell = ({ clock, journal }: Simulation, { kind, process, data, cause }: Task): void => {
  const [at, node] = [clock.now(), process.id];
  if (kind === 'start') journal.trace?.add({ at, node, kind: process.lives > 1 ? 'restart' : 'start' });
  if (kind === 'deliver') journal.trace?.add({ at, node, kind, cause });
  if (kind === 'timer') journal.trace?.add({ at, node, kind, name: data as string, cause });
};

/** Brings a task to its process: it is lost, has to wait, or is handled now. */
export const dispatch = (sim: Simulation, task: Task): void => {
  const { process, kind } = task;
  if (task.cancelled || !arrives(sim, task)) return;
  if (kind === 'request' && !task.late) hear(sim, task);
  if (waits(sim, task)) return;
  if (!sim.journal.spend()) return exhaust(sim);
  const life = kind === 'start' ? rise(process) : process.life;
  if (!life) return;
  process.handled++;
  if (kind === 'timer') process.timers.delete(task.data as string);
  tell(sim, task);
  drive(sim, life, task);
};
