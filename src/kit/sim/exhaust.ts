import type { Process } from './process.ts';
import type { Simulation } from './simulation.ts';

/** Ends the run: it took more steps than it may. Names the node that had most to do with it. */
export const exhaust = ({ clock, journal, processes }: Simulation): void => {
  const at = clock.now();
  const work = ({ handled, sent }: Process) => handled + sent;
  const [busiest] = [...processes].sort((a, b) => work(b) - work(a)) as [Process];
  const { id, handled, sent } = busiest;
  const message =
    `cut after ${journal.steps - 1} steps in ${at} ms of virtual time: messages or timers beget each other ` +
    `without end. ${id} alone handled ${handled} events and sent ${sent} messages`;
  journal.trace?.add({ at, kind: 'exhausted', reason: message });
  journal.failure = { rule: 'budget', at, message };
};
