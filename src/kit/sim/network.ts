import type { Random } from '../random.ts';

const { floor, max } = Math;

/** How long messages take, in whole ms, from `low` to `high`. */
export interface Latency {
  readonly low: number;
  readonly high: number;
  /**
   * `uniform` if not said. `long-tail`: most take little over `low`, one in k takes over k times that (a Pareto
   * distribution of exponent 1, bounded by `high`).
   */
  readonly shape?: 'uniform' | 'long-tail';
}

/** What the network is like when nothing goes wrong. */
export interface NetworkOptions {
  /** From 1 to 10 ms, uniformly, if not said. */
  readonly latency?: Latency;
  /** The probability that a message is lost (0 if not said). */
  readonly loss?: number;
  /** The probability that a message arrives twice (0 if not said). */
  readonly duplication?: number;
  /** Whether what one node sends another arrives in the order sent, as over one connection (if not said: no). */
  readonly ordered?: boolean;
}

/** What faults add to the network. */
export interface Weather {
  loss: number;
  duplication: number;
  /** Up to so many ms are added to each message's latency. */
  delay: number;
}

/** One direction between two nodes. */
interface Link {
  readonly random: Random;
  cut: boolean;
  /** When the last message arrives. */
  latest: number;
}

/**
 * `u`, evenly from [0, 1), as a latency. Only the basic operations are used: unlike `Math.log` or `Math.pow`
 * they are exact by the standard, and so the same in every engine.
 */
export const drawLatency = ({ low, high, shape }: Latency, u: number): number => {
  if (shape === 'long-tail') return floor((low + 1) / (1 - u * (1 - (low + 1) / (high + 1)))) - 1;
  return low + floor(u * (high - low + 1));
};

/**
 * Decides what becomes of each message. Every link has its own random numbers, and every message draws the same
 * number of them, so that taking a fault out of a schedule leaves the luck of all other messages as it was.
 */
export class Network {
  weather: Weather = { loss: 0, duplication: 0, delay: 0 };
  readonly #nodes: readonly string[];
  readonly #options: Required<NetworkOptions>;
  readonly #random: Random;
  readonly #links: (Link | undefined)[] = [];

  constructor(nodes: readonly string[], options: NetworkOptions, random: Random) {
    const usual = { latency: { low: 1, high: 10 }, loss: 0, duplication: 0, ordered: false };
    this.#nodes = nodes;
    this.#options = { ...usual, ...options };
    this.#random = random;
  }

  /** The link from one node to another, by their places in the list of nodes. */
  link(from: number, to: number): Link {
    return (this.#links[from * this.#nodes.length + to] ??= {
      random: this.#random.fork(`${this.#nodes[from]} to ${this.#nodes[to]}`),
      cut: false,
      latest: 0,
    });
  }

  /** When a message sent now arrives: not at all if the array is empty, twice if it has two times. */
  arrivals(link: Link, now: number): number[] {
    const { loss, duplication, latency } = this.#options;
    const { weather } = this;
    const { uint32 } = link.random;
    const luck = { loss: uint32() / 2 ** 32, twice: uint32() / 2 ** 32 };
    const [first, second] = [this.#delay(latency, uint32, weather), this.#delay(latency, uint32, weather)];
    if (luck.loss < loss + weather.loss) return [];
    const arrival = this.#inOrder(link, now + first);
    if (luck.twice >= duplication + weather.duplication) return [arrival];
    return [arrival, this.#inOrder(link, now + second)];
  }

  #delay(latency: Latency, uint32: () => number, { delay }: Weather): number {
    const luck = uint32() / 2 ** 32;
    const more = uint32() / 2 ** 32;
    return drawLatency(latency, luck) + floor(more * (delay + 1));
  }

  #inOrder(link: Link, arrival: number): number {
    if (!this.#options.ordered) return arrival;
    return (link.latest = max(link.latest, arrival));
  }
}
