import * as actions from './actions.ts';
import type { Env } from './node.ts';
import type { Life } from './process.ts';
import type { Simulation } from './simulation.ts';

const { freeze } = Object;

/** What a life acts through: frozen functions that reveal nothing of what is behind them. */
export const envOf = (sim: Simulation, life: Life): Env => {
  const { process } = life;
  const peers = sim.processes.filter((other) => other !== process).map(({ id }) => id);
  return freeze({
    id: process.id,
    peers: freeze(peers),
    random: freeze(process.random),
    storage: freeze({
      get: <T>(key: string) => actions.read(sim, life, key) as T | undefined,
      set: (key: string, value: unknown) => actions.write(sim, life, key, value),
      sync: () => actions.sync(sim, life),
    }),
    now: () => process.clock.read(sim.clock.now()),
    send: (to: string, message: unknown) => actions.send(sim, life, to, message),
    setTimer: (name: string, ms: number) => actions.setTimer(sim, life, name, ms),
    clearTimer: (name: string) => actions.clearTimer(sim, life, name),
    reply: (request: number, result: unknown) => actions.reply(sim, life, request, result),
  });
};
