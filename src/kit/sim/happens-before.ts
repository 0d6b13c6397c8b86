import type { Trace } from './trace.ts';

const { max } = Math;

/** The places of a trace's nodes. */
const places = ({ schedule }: Trace): ReadonlyMap<string, number> =>
  new Map(schedule.nodes.map((node, i) => [node, i]));

/**
 * For each event of a trace its vector clock: how many events of each node it may depend on, itself included
 * (Mattern, "Virtual Time and Global States of Distributed Systems", 1989; Fidge, 1988). What happens in the
 * network depends on the sending. Takes time and memory in events times nodes.
 */
export const vectorClocks = (trace: Trace): readonly Uint32Array[] => {
  const place = places(trace);
  const latest = trace.schedule.nodes.map(() => new Uint32Array(place.size));
  const clocks: Uint32Array[] = [];
  for (const event of trace.events) {
    const own = event.node === undefined ? undefined : place.get(event.node);
    const clock = own === undefined ? new Uint32Array(place.size) : Uint32Array.from(latest[own] ?? []);
    if ('cause' in event) clocks[event.cause]?.forEach((count, i) => (clock[i] = max(clock[i] ?? 0, count)));
    if (own !== undefined) {
      clock[own] = (clock[own] ?? 0) + 1;
      latest[own] = clock;
    }
    clocks.push(clock);
  }
  return clocks;
};

/**
 * Lamport's happens-before ("Time, Clocks, and the Ordering of Events in a Distributed System", 1978) over the
 * places of events in a trace: the order on each node, and sending before arriving. Where it holds neither
 * way, the two are concurrent: neither can have led to the other.
 */
export const happensBefore = (trace: Trace): ((a: number, b: number) => boolean) => {
  const place = places(trace);
  const clocks = vectorClocks(trace);
  return (a, b) => {
    const node = trace.events[a]?.node;
    const own = node === undefined ? undefined : place.get(node);
    if (own === undefined || a === b) return false;
    return (clocks[a]?.[own] ?? Infinity) <= (clocks[b]?.[own] ?? 0);
  };
};
