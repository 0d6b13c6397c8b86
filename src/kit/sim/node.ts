import type { Random } from '../random.ts';
import type { NetworkOptions } from './network.ts';

/** What a node keeps through a crash. Values are plain data, copied on the way in and on the way out. */
export interface NodeStorage {
  /** The value last set, or `undefined`. */
  readonly get: <T = unknown>(key: string) => T | undefined;
  /** Writes a value. Whether it is on disk when this returns depends on the cluster's `storage`. */
  readonly set: (key: string, value: unknown) => void;
  /** Returns when all that was written is on disk. */
  readonly sync: () => void;
}

/**
 * All that a node has of the world. It works only while the node handles what it is told: a call made later
 * (from a promise, a real timer, another node) throws. A crash may strike inside `send` and inside any write.
 */
export interface Env {
  readonly id: string;
  /** The ids of all other nodes. */
  readonly peers: readonly string[];
  readonly storage: NodeStorage;
  /** The node's own random numbers. They go on, and do not repeat, after a crash. */
  readonly random: Random;
  /** The node's own clock in ms. It may run fast or slow. */
  readonly now: () => number;
  /** Hands a copy of `message`, which is plain data, to the network. It may arrive late, twice, or never. */
  readonly send: (to: string, message: unknown) => void;
  /** Tells the node `timer(name)` once, `ms` from now by its own clock. Setting a timer again moves it. */
  readonly setTimer: (name: string, ms: number) => void;
  readonly clearTimer: (name: string) => void;
  /** Answers the client's request of that number. Only the first answer counts. */
  readonly reply: (request: number, result: unknown) => void;
}

/**
 * A node: a state machine that is driven by calls and acts through its `Env` before it returns. None of its
 * methods may be asynchronous. All but `receive` may be missing as long as nothing calls for them.
 */
export interface SimNode {
  /** The first thing a new cluster tells it. */
  start?(): void;
  /** What it is told instead of `start` when it comes back after a crash; without it, `start`. */
  restart?(): void;
  receive(from: string, message: unknown): void;
  timer?(name: string): void;
  /** What a client asks of it; `number` goes with the reply. */
  request?(request: unknown, number: number): void;
}

/** What is simulated, apart from what happens to it: a schedule says that. */
export interface Cluster<N extends SimNode = SimNode> {
  /** Makes the node of `env.id`, when the run begins and after each of its crashes. */
  create: (env: Env) => N;
  /**
   * What can be seen of a node, as plain data: asked after everything that it handles, so that the history
   * misses no state that a node was ever left in.
   */
  observe?(node: N): unknown;
  network?: NetworkOptions;
  /** `durable`: what is set is on disk. `buffered`: only `sync` puts it there; a crash may lose what it did not. */
  storage?: 'durable' | 'buffered';
  /** How many events, sends, writes and timers a run may take before it is cut (100,000 if not said). */
  budget?: number;
}

/**
 * A node that does nothing by itself: asked for `{ to, message }` it sends that message. In its place a test
 * says, message by message, what the peers of the node under test do.
 */
export const puppet = (env: Env): SimNode => ({
  receive: () => {},
  request: (asked) => {
    const { to, message } = asked as { to: string; message: unknown };
    env.send(to, message);
  },
});
