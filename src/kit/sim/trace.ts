import type { Fault } from './fault.ts';
import type { Plain } from './plain.ts';
import type { Schedule } from './schedule.ts';

/** Why a message, or a request, did not arrive. */
export type DropReason = 'lost' | 'cut' | 'down';

/** What a node does that outlives it: a crash may strike right after. */
export type Effect = 'write' | 'sync' | 'send' | 'reply';

/** What happens on a node, in its own order. */
export type NodeEvent = { readonly at: number; readonly node: string } & (
  | { readonly kind: 'start' | 'restart' | 'pause' | 'resume' | 'sync' }
  /** `after` says what the node had just done, if it was at work; `lost`, how many unsynced writes went with it. */
  | { readonly kind: 'crash'; readonly after?: Effect; readonly lost: number }
  | { readonly kind: 'send'; readonly to: string; readonly message: Plain }
  /** `cause` is the send. */
  | { readonly kind: 'deliver'; readonly cause: number }
  | { readonly kind: 'set-timer'; readonly name: string; readonly ms: number }
  | { readonly kind: 'clear-timer'; readonly name: string }
  /** `cause` is the setting. */
  | { readonly kind: 'timer'; readonly name: string; readonly cause: number }
  | { readonly kind: 'write'; readonly key: string; readonly value: Plain | undefined }
  /** What can be seen of the node has changed. */
  | { readonly kind: 'state'; readonly state: Plain }
  | { readonly kind: 'request'; readonly request: Plain; readonly number: number }
  | { readonly kind: 'reply'; readonly result: Plain; readonly number: number }
  /** The node has failed the run. */
  | { readonly kind: 'throw'; readonly error: string }
);

/** What happens between the nodes, or to the world. */
export type WorldEvent = { readonly at: number; readonly node?: undefined } & (
  | { readonly kind: 'duplicate'; readonly cause: number }
  | { readonly kind: 'drop'; readonly cause: number; readonly reason: DropReason }
  | { readonly kind: 'refuse'; readonly to: string; readonly request: Plain }
  | { readonly kind: 'fault' | 'heal'; readonly fault: Fault }
  /** The run was cut: it took more steps than its budget. */
  | { readonly kind: 'exhausted'; readonly reason: string }
);

/** One thing that happened, at a virtual time in ms. `cause` is the place of another event in the trace. */
export type TraceEvent = NodeEvent | WorldEvent;

/**
 * Everything that happened in one run, in order, as JSON can carry it. What a node does about an event comes
 * straight after it.
 */
export interface Trace {
  readonly schedule: Schedule;
  readonly events: readonly TraceEvent[];
}

/** The sending of the message that an event (a `deliver`, `drop` or `duplicate`) is about. */
export const sendingOf = (trace: Trace, { cause }: { readonly cause: number }) => {
  const sending = trace.events[cause];
  if (sending?.kind !== 'send') throw new RangeError(`event ${cause} is not a sending`);
  return sending;
};
