import { random, type Random } from '../random.ts';
import type { Fault, FaultKind } from './fault.ts';
import type { ClientRequest, Schedule } from './schedule.ts';

/** What random schedules are made of. */
export interface ScheduleOptions {
  /** The clusters to choose from, as names of nodes: `[3, 5].map(nodeNames)`. */
  readonly clusters: readonly (readonly string[])[];
  /** How long a run takes, in ms of virtual time. */
  readonly until: number;
  /** How long at the end of it nothing goes wrong, in ms (0 if not said). */
  readonly calm?: number;
  /** What may go wrong (everything, if not said). */
  readonly kinds?: readonly FaultKind[];
  /** At most how many faults (20 if not said). */
  readonly faults?: number;
  /**
   * About how long the cluster takes to notice that a node is gone, in ms (100 if not said): a third of the
   * faults are over in a tenth of it, a third last up to ten times as long.
   */
  readonly pace?: number;
  /** What clients ask for. */
  readonly requests?: (random: Random, nodes: readonly string[]) => readonly ClientRequest[];
}

/** All that can go wrong, and how often beside the others: what makes nodes forget and disagree comes most. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
  crash: 6,
  partition: 2,
  cut: 2,
  delay: 2,
  pause: 4,
  slow: 1,
  drift: 1,
  loss: 1,
  duplication: 1,
};

/** Every kind of fault there is. */
export const faultKinds: readonly FaultKind[] = Object.freeze(Object.keys(WEIGHTS) as FaultKind[]);

/** What is settled for all faults of a schedule. */
interface Setting {
  readonly luck: Random;
  readonly nodes: readonly string[];
  readonly kinds: readonly FaultKind[];
  /** When all must be over, in ms. */
  readonly end: number;
  /** A blip, a spell and a long stretch, in ms: different mistakes show in each. */
  readonly stretches: readonly number[];
  /** Faults come in bursts, for most mistakes take two or three that meet. Often all is new and nothing settled. */
  readonly bursts: readonly number[];
}

/** Some of the nodes, but never all, and in the order in which they are named. */
const someOf = (luck: Random, nodes: readonly string[]): string[] => {
  const chosen = new Set(luck.shuffle(nodes).slice(0, luck.int(1, Math.max(1, nodes.length - 1))));
  return nodes.filter((node) => chosen.has(node));
};

const percent = (luck: Random, low: number, high: number): number => luck.int(low, high) / 100;

interface Time {
  readonly at: number;
  readonly for: number;
}

const drawTime = ({ luck, end, stretches, bursts }: Setting): Time => {
  const at = Math.min(end - 1, luck.pick(bursts) + luck.int(0, luck.pick(stretches)));
  return { at, for: luck.int(1, Math.min(luck.pick(stretches), end - at)) };
};

/** Half of the crashes strike in the middle of the node's work, if it comes to that before the end. */
const drawCrash = ({ luck, end }: Setting, time: Time, node: string): Fault => {
  const torn = luck.chance(0.5) ? { kept: luck.int(1, 3) } : {};
  const within = end - time.at - time.for;
  const after = luck.int(1, luck.pick([4, 40]));
  const midway = luck.chance(0.5) && within > 0 ? { midway: { after, within } } : {};
  return { ...time, kind: 'crash', node, ...midway, ...torn };
};

/** One node mostly; at times several at once: a rack loses power, a host freezes all of its guests. */
const victims = ({ luck, nodes }: Setting): readonly string[] => {
  if (luck.chance(0.6)) return [luck.pick(nodes)];
  return luck.chance(0.5) ? nodes : someOf(luck, nodes);
};

/** How late things may come, so that even what comes last comes before the calm. */
const drawLag = ({ luck, stretches, end }: Setting, time: Time): number =>
  luck.int(1, Math.max(1, Math.min(luck.pick(stretches), end - time.at - time.for)));

const drawFault = (setting: Setting): Fault[] => {
  const { luck, nodes, kinds } = setting;
  const [kind, time, node] = [luck.pick(kinds), drawTime(setting), luck.pick(nodes)];
  switch (kind) {
    case 'crash':
      return victims(setting).map((victim) => drawCrash(setting, time, victim));
    case 'pause':
      return victims(setting).map((victim) => ({ ...time, kind, node: victim }));
    case 'slow':
      return [{ ...time, kind, node, by: drawLag(setting, time) }];
    case 'drift':
      return [{ ...time, kind, node, rate: percent(luck, 70, 140) }];
    case 'partition':
      return [{ ...time, kind, side: someOf(luck, nodes) }];
    case 'cut': {
      const from = someOf(luck, nodes);
      const others = nodes.filter((other) => !from.includes(other));
      return [{ ...time, kind, from, to: luck.chance(0.5) ? others : someOf(luck, others) }];
    }
    case 'loss':
    case 'duplication':
      return [{ ...time, kind, rate: percent(luck, 5, 60) }];
    case 'delay':
      return [{ ...time, kind, upTo: drawLag(setting, time) }];
  }
};

/**
 * Half of the kinds, by chance: what is left out cannot mask what the others bring to light (Groce et al., "Swarm
 * Testing", 2012).
 */
const swarmOf = (luck: Random, kinds: readonly FaultKind[]): readonly FaultKind[] => {
  const swarm = kinds.filter(() => luck.chance(0.5));
  const chosen = swarm.length > 0 ? swarm : kinds;
  return chosen.flatMap((kind) => Array.from({ length: WEIGHTS[kind] }, () => kind));
};

const drawFaults = (luck: Random, nodes: readonly string[], options: ScheduleOptions): Fault[] => {
  const { until, calm = 0, kinds = faultKinds, faults = 20, pace = 100 } = options;
  const end = until - calm;
  if (end <= 0 || kinds.length === 0) return [];
  const bursts = [0, luck.int(0, end - 1), luck.int(0, end - 1)];
  const stretches = [Math.ceil(pace / 10), pace, 10 * pace];
  const setting = { luck, nodes, kinds: swarmOf(luck, kinds), end, bursts, stretches };
  return Array.from({ length: luck.int(0, faults) }, () => drawFault(setting)).flat();
};

/** Random schedules: the same seed gives the same schedule, and with it the same run. */
export const schedules =
  (options: ScheduleOptions) =>
  (seed: number): Schedule => {
    const luck = random(seed).fork('schedule');
    const nodes = luck.pick(options.clusters);
    const requests = options.requests?.(luck.fork('requests'), nodes);
    const faults = drawFaults(luck, nodes, options);
    return { seed, nodes, until: options.until, faults, ...(requests && { requests }) };
  };
