import { settleConditions } from './conditions.ts';
import { endOf, type Crash, type Fault } from './fault.ts';
import type { Process } from './process.ts';
import { comes, plan, processOf, type Simulation } from './simulation.ts';
import type { Effect } from './trace.ts';

/** Takes the node down, if it is up: its memory, its timers and what it did not sync are gone. */
export const crash = (sim: Simulation, { process, fault, order, after }: Strike): void => {
  const at = sim.clock.now();
  process.doom = undefined;
  process.downFor.add(fault);
  plan(sim, at + (fault.for ?? Infinity), order, () => recover(sim, process, fault));
  if (!process.life) return;
  process.life = undefined;
  process.asked.clear();
  process.cancelTimers();
  const lost = process.disk.crash(fault.kept ?? 0);
  sim.journal.changeState(at, process, undefined);
  sim.journal.trace?.add({ at, node: process.id, kind: 'crash', ...(after && { after }), lost });
};

interface Strike {
  readonly process: Process;
  readonly fault: Crash;
  /** The place of the recovery among what is due at the same time. */
  readonly order: number;
  /** What the node had just done. */
  readonly after?: Effect;
}

const recover = (sim: Simulation, process: Process, fault: Crash): void => {
  process.downFor.delete(fault);
  if (!process.life) comes(sim, sim.clock.now(), { kind: 'start', process });
};

const beginCrash = (sim: Simulation, fault: Crash, order: number): void => {
  const process = processOf(sim, fault.node);
  if (!fault.midway) return crash(sim, { process, fault, order });
  const doom = { fault, order, effects: fault.midway.after };
  process.doom = doom;
  plan(sim, fault.at + fault.midway.within, order + 1, () => {
    if (process.doom === doom) process.doom = undefined;
  });
};

const resume = (sim: Simulation, process: Process): void => {
  const now = sim.clock.now();
  sim.journal.trace?.add({ at: now, node: process.id, kind: 'resume' });
  for (const task of process.waiting.splice(0)) {
    task.at = now;
    task.order = sim.order++;
    task.late = true;
    sim.queue.push(task);
  }
};

/** Lets what holds now follow from the faults in force. */
const settle = (sim: Simulation, faults: readonly Fault[], told: 'fault' | 'heal', changed: Fault): void => {
  const { clock, journal, processes } = sim;
  const paused = processes.map((process) => process.paused);
  sim.faults = faults;
  settleConditions(faults, sim.network, processes, clock.now());
  if (changed.kind !== 'pause') journal.trace?.add({ at: clock.now(), kind: told, fault: changed });
  for (const process of processes) {
    if (process.paused === paused[process.index]) continue;
    if (!process.paused) resume(sim, process);
    else journal.trace?.add({ at: clock.now(), node: process.id, kind: 'pause' });
  }
};

/** The fault is in force from now on, until it heals. Takes three places in the order of what is due at a time. */
export const begin = (sim: Simulation, fault: Fault, order: number): void => {
  if (fault.kind === 'crash') return beginCrash(sim, fault, order);
  settle(sim, [...sim.faults, fault], 'fault', fault);
  plan(sim, endOf(fault), order, () => {
    const others = sim.faults.filter((other) => other !== fault);
    settle(sim, others, 'heal', fault);
  });
};
