import type { Fault } from './fault.ts';
import type { Network, Weather } from './network.ts';
import type { Process } from './process.ts';

const separates = (fault: Fault, from: string, to: string): boolean => {
  if (fault.kind === 'cut') return fault.from.includes(from) && fault.to.includes(to);
  return fault.kind === 'partition' && fault.side.includes(from) !== fault.side.includes(to);
};

const weatherOf = (faults: readonly Fault[]): Weather => {
  const weather: Weather = { loss: 0, duplication: 0, delay: 0 };
  for (const fault of faults) {
    if (fault.kind === 'delay') weather.delay += fault.upTo;
    if (fault.kind === 'loss' || fault.kind === 'duplication') weather[fault.kind] += fault.rate;
  }
  return weather;
};

const settle = (process: Process, faults: readonly Fault[], now: number): void => {
  let [rate, lag, paused] = [1, 0, false];
  for (const fault of faults) {
    if (!('node' in fault) || fault.node !== process.id) continue;
    if (fault.kind === 'drift') rate *= fault.rate;
    if (fault.kind === 'slow') lag += fault.by;
    if (fault.kind === 'pause') paused = true;
  }
  process.clock.setRate(rate, now);
  process.lag = lag;
  process.paused = paused;
};

/**
 * Makes the network and the processes what the faults in force add up to. Computed from all of them whenever
 * one begins or ends, so that faults may overlap and end in any order.
 */
export const settleConditions = (
  faults: readonly Fault[],
  network: Network,
  processes: readonly Process[],
  now: number,
): void => {
  network.weather = weatherOf(faults);
  for (const process of processes) settle(process, faults, now);
  for (const from of processes)
    for (const to of processes)
      network.link(from.index, to.index).cut = faults.some((fault) => separates(fault, from.id, to.id));
};
