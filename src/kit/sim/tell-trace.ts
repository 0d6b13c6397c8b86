import { print } from '../print.ts';
import { tellWhat } from './fault.ts';
import type { Plain } from './plain.ts';
import { sendingOf, type DropReason, type Trace, type TraceEvent } from './trace.ts';

type Fields = Readonly<Record<string, Plain | undefined>>;

const isFields = (state: Plain | undefined): state is Fields =>
  typeof state === 'object' && state !== null && !Array.isArray(state);

/** What is new in a state, field by field where both are records. */
const tellChange = (before: Plain | undefined, after: Plain): string => {
  if (!isFields(before) || !isFields(after)) return `is now ${print(after)}`;
  const changed = Object.keys({ ...before, ...after })
    .map((field) => [field, print(before[field]), print(after[field])] as const)
    .filter(([, was, is]) => was !== is)
    .map(([field, was, is]) => `${field} ${was} → ${is}`);
  return `changes: ${changed.join(', ')}`;
};

const dropReasons: Readonly<Record<DropReason, (to: string) => string>> = {
  lost: (to) => `to ${to} is lost`,
  cut: (to) => `to ${to} is lost: the link is cut`,
  down: (to) => `finds ${to} down`,
};

const plural = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** Tells events one by one; remembers what each node looked like. */
class Teller {
  readonly #trace: Trace;
  readonly #seen = new Map<string, Plain>();

  constructor(trace: Trace) {
    this.#trace = trace;
  }

  tell(event: TraceEvent): string {
    if (event.node !== undefined) return `${event.node} ${this.#tellNode(event)}`;
    switch (event.kind) {
      case 'drop':
        return this.#message(event, dropReasons[event.reason]);
      case 'duplicate':
        return this.#message(event, (to) => `will reach ${to} twice`);
      case 'refuse':
        return `a client finds ${event.to} down: ${print(event.request)}`;
      case 'fault':
        return `from now on: ${tellWhat(event.fault)}`;
      case 'heal':
        return `no longer: ${tellWhat(event.fault)}`;
      case 'exhausted':
        return event.reason;
    }
  }

  #message(about: { readonly cause: number }, fate: (to: string) => string): string {
    const { node, to, message } = sendingOf(this.#trace, about);
    return `${print(message)} from ${node} ${fate(to)}`;
  }

  #tellNode(event: Extract<TraceEvent, { node: string }>): string {
    switch (event.kind) {
      case 'start':
      case 'restart':
      case 'pause':
      case 'resume':
      case 'sync':
        return `${event.kind}s`;
      case 'crash':
        this.#seen.delete(event.node);
        return tellCrash(event);
      case 'send':
        return `sends ${event.to} ${print(event.message)}`;
      case 'deliver':
        return this.#tellDelivery(event);
      case 'set-timer':
        return `sets timer ${print(event.name)} to ${print(event.ms)} ms`;
      case 'clear-timer':
        return `clears timer ${print(event.name)}`;
      case 'timer':
        return `is woken by timer ${print(event.name)}`;
      case 'write':
        return `writes ${event.key} = ${print(event.value)}`;
      case 'state':
        return this.#tellState(event);
      case 'request':
        return `is asked by client ${event.number}: ${print(event.request)}`;
      case 'reply':
        return `answers client ${event.number}: ${print(event.result)}`;
      case 'throw':
        return `throws ${event.error}`;
    }
  }

  #tellDelivery(event: { readonly cause: number }): string {
    const { at, node, message } = sendingOf(this.#trace, event);
    return `receives ${print(message)} from ${node}, sent at ${at} ms`;
  }

  #tellState({ node, state }: { readonly node: string; readonly state: Plain }): string {
    const before = this.#seen.get(node);
    this.#seen.set(node, state);
    return tellChange(before, state);
  }
}

const tellCrash = ({ after, lost }: Extract<TraceEvent, { kind: 'crash' }>): string => {
  const when = after ? ` right after this ${after}` : '';
  return `crashes${when}${lost > 0 ? ` and loses ${plural(lost, 'unsynced write')}` : ''}`;
};

/** Timers are set and cleared at every turn, and say little when they do not fire. */
const isNoise = ({ kind }: TraceEvent): boolean => kind === 'set-timer' || kind === 'clear-timer';

/** The trace as a person can follow it: a line for each event, with its time, but for the setting of timers. */
export const tellTrace = (trace: Trace): string[] => {
  const teller = new Teller(trace);
  const width = String(trace.schedule.until).length;
  return trace.events
    .filter((event) => !isNoise(event))
    .map((event) => `${String(event.at).padStart(width)} ms  ${teller.tell(event)}`);
};
