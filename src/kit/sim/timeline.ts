import { endOf, tellWhat, type Fault } from './fault.ts';
import type { Plain } from './plain.ts';
import type { DropReason, NodeEvent, Trace, TraceEvent } from './trace.ts';

/** A stretch of a node's row, in ms of virtual time. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly kind: 'up' | 'down' | 'paused';
  /** What could be seen of the node all that time. */
  readonly state?: Plain;
}

/** What a node did or what came to it, apart from messages: a mark on its row. */
export type Mark = Extract<
  NodeEvent,
  { kind: 'crash' | 'restart' | 'timer' | 'write' | 'sync' | 'request' | 'reply' | 'throw' }
>;

/** A message: an arrow from the sender's row to the receiver's. A message that arrives twice is two arrows. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly message: Plain;
  readonly sentAt: number;
  /** When it arrived, or was dropped; the end of the trace if it was still under way. */
  endsAt: number;
  fate: 'arrived' | 'under way' | DropReason;
}

/** A fault that rows do not show: a band across the figure. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
  readonly text: string;
}

/** A trace as a figure draws it: time goes one way, and each node has a row. */
export interface Timeline {
  readonly until: number;
  readonly rows: readonly Row[];
  readonly arrows: readonly Arrow[];
  readonly bands: readonly Band[];
}

export interface Row {
  readonly node: string;
  readonly spans: readonly Span[];
  readonly marks: readonly Mark[];
}

const isMark = (event: TraceEvent): event is Mark =>
  ['crash', 'restart', 'timer', 'write', 'sync', 'request', 'reply', 'throw'].includes(event.kind);

/** What a span turns into when the node does something; undefined if it stays as it is. */
const next = (span: Span, event: NodeEvent): Pick<Span, 'kind' | 'state'> | undefined => {
  const { kind, state } = span;
  if (event.kind === 'crash') return { kind: 'down' };
  if (event.kind === 'start' || event.kind === 'restart') return { kind: 'up' };
  if (event.kind === 'state') return { kind, state: event.state };
  if (event.kind === 'pause' && kind === 'up') return { kind: 'paused', state };
  if (event.kind === 'resume' && kind === 'paused') return { kind: 'up', state };
  return undefined;
};

const spansOf = (events: readonly NodeEvent[], until: number): Span[] => {
  const spans: Span[] = [];
  let open: Span = { from: 0, to: until, kind: 'down' };
  for (const event of events) {
    const changed = next(open, event);
    if (!changed) continue;
    if (event.at > open.from) spans.push({ ...open, to: event.at });
    open = { from: event.at, to: until, ...changed };
  }
  return [...spans, open];
};

const arrowsOf = ({ schedule, events }: Trace): Arrow[] => {
  const arrows: Arrow[] = [];
  const flying = new Map<number, Arrow[]>();
  const launch = (place: number) => {
    const sending = events[place];
    if (sending?.kind !== 'send') return;
    const { at: sentAt, node: from, to, message } = sending;
    const arrow: Arrow = { from, to, message, sentAt, endsAt: schedule.until, fate: 'under way' };
    arrows.push(arrow);
    flying.set(place, [...(flying.get(place) ?? []), arrow]);
  };
  events.forEach((event, place) => {
    if (event.kind === 'send') launch(place);
    if (event.kind === 'duplicate') launch(event.cause);
    if (event.kind !== 'deliver' && event.kind !== 'drop') return;
    const arrow = flying.get(event.cause)?.shift();
    if (arrow)
      Object.assign(arrow, { endsAt: event.at, fate: event.kind === 'drop' ? event.reason : 'arrived' });
  });
  return arrows;
};

const bandsOf = ({ faults = [], until }: Trace['schedule']): Band[] =>
  faults
    .filter(({ kind, at }) => kind !== 'crash' && kind !== 'pause' && at <= until)
    .map((fault) => ({
      from: fault.at,
      to: Math.min(endOf(fault), until),
      fault,
      text: tellWhat(fault),
    }));

/** What a figure needs to draw a trace, as plain data. */
export const timeline = (trace: Trace): Timeline => {
  const { nodes, until } = trace.schedule;
  const rows = nodes.map((node) => {
    const own = trace.events.filter((event): event is NodeEvent => event.node === node);
    return { node, spans: spansOf(own, until), marks: own.filter(isMark) };
  });
  return { until, rows, arrows: arrowsOf(trace), bands: bandsOf(trace.schedule) };
};
