import type { Random } from '../random.ts';
import { nodesOf, type Crash, type Fault } from './fault.ts';
import type { Schedule } from './schedule.ts';

const { ceil, floor, max } = Math;

/** What shrinking may draw on, and what it must leave alone. */
export interface Liberties {
  readonly luck: Random;
  /** Nodes without which the cluster makes no sense. */
  readonly keep: readonly string[];
}

/** How many variations are tried before giving up. */
const VARIATIONS = 3_000;
/** The shortest stretch of time that is cut out, as a part of the whole. */
const SHORTEST_CUT = 1 / 16;

/** The list without one stretch of it: first without all, then without either half, and so on down to single items. */
function* without<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let size = items.length; size > 0; size = floor(size / 2))
    for (let from = 0; from < items.length; from += size)
      yield [...items.slice(0, from), ...items.slice(from + size)];
}

/** The fault, if nodes are left to suffer it. */
const among = (fault: Fault, nodes: readonly string[]): Fault[] => {
  const left = (ids: readonly string[]) => ids.filter((id) => nodes.includes(id));
  const kept = left(nodesOf(fault));
  if (kept.length === nodesOf(fault).length) return [fault];
  if (fault.kind === 'partition') return kept.length > 0 ? [{ ...fault, side: kept }] : [];
  if (fault.kind !== 'cut') return [];
  const [from, to] = [left(fault.from), left(fault.to)];
  return from.length > 0 && to.length > 0 ? [{ ...fault, from, to }] : [];
};

const withoutNode = (schedule: Schedule, gone: string): Schedule => {
  const nodes = schedule.nodes.filter((node) => node !== gone);
  const faults = schedule.faults?.flatMap((fault) => among(fault, nodes));
  const requests = schedule.requests?.filter(({ node }) => node !== gone);
  return { ...schedule, nodes, faults, requests };
};

function* milderMidway(fault: Crash, { after, within }: NonNullable<Crash['midway']>): Generator<Crash> {
  if (after > 1) yield { ...fault, midway: { after: ceil(after / 2), within } };
  if (within > 1) yield { ...fault, midway: { after, within: ceil(within / 2) } };
}

/** Shorter and plainer versions of a fault. */
function* milder(fault: Fault): Generator<Fault> {
  if (fault.kind === 'crash') {
    const { kept, midway, ...plain } = fault;
    if (kept !== undefined) yield { ...plain, ...(midway && { midway }) };
    if (midway) yield* milderMidway(fault, midway);
  }
  if (fault.kind === 'partition')
    for (const side of without(fault.side)) if (side.length > 0) yield { ...fault, side };
  if (fault.for !== undefined && fault.for > 1)
    for (const part of [1 / 8, 1 / 2, 3 / 4]) yield { ...fault, for: ceil(fault.for * part) };
}

/** The schedule with a stretch of time cut out: what lay in it shrinks to nothing, what came after comes sooner. */
const withoutTime = (schedule: Schedule, from: number, length: number): Schedule => {
  const moved = (time: number) => (time <= from ? time : max(from, time - length));
  const cut = (fault: Fault): Fault => {
    const at = moved(fault.at);
    const lasts = (ms: number) => max(1, moved(fault.at + ms) - at);
    const shorter = { ...fault, at, ...(fault.for !== undefined && { for: lasts(fault.for) }) };
    if (shorter.kind !== 'crash' || !shorter.midway) return shorter;
    return { ...shorter, midway: { ...shorter.midway, within: lasts(shorter.midway.within) } };
  };
  return {
    ...schedule,
    until: moved(schedule.until),
    faults: schedule.faults?.map(cut),
    requests: schedule.requests?.map((request) => ({ ...request, at: moved(request.at) })),
  };
};

function* sooner(schedule: Schedule): Generator<Schedule> {
  const { until } = schedule;
  for (let part = 1 / 2; part >= SHORTEST_CUT; part /= 2) {
    const length = floor(until * part);
    if (length === 0) return;
    for (let from = 0; from + length <= until; from += length) yield withoutTime(schedule, from, length);
  }
}

function* fewerFaults(schedule: Schedule): Generator<Schedule> {
  for (const faults of without(schedule.faults ?? [])) yield { ...schedule, faults };
}

function* fewerRequests(schedule: Schedule): Generator<Schedule> {
  for (const requests of without(schedule.requests ?? [])) yield { ...schedule, requests };
}

function* fewerNodes(schedule: Schedule, { keep }: Liberties): Generator<Schedule> {
  const { nodes } = schedule;
  if (nodes.length < 2) return;
  for (const node of nodes) if (!keep.includes(node)) yield withoutNode(schedule, node);
}

function* milderFaults(schedule: Schedule): Generator<Schedule> {
  const { faults = [] } = schedule;
  for (const fault of faults)
    for (const other of milder(fault))
      yield { ...schedule, faults: faults.map((old) => (old === fault ? other : old)) };
}

const fewerAtRandom = (schedule: Schedule, { luck, keep }: Liberties): Schedule => {
  const free = luck.shuffle(schedule.nodes.filter((node) => !keep.includes(node)));
  const gone = free.slice(0, luck.int(0, max(0, schedule.nodes.length - 2)));
  return gone.reduce(withoutNode, schedule);
};

/** A schedule of the same kind, with other luck: smaller, shorter, and with some of the faults, mostly at other times. */
const varied = (schedule: Schedule, liberties: Liberties): Schedule => {
  const { luck } = liberties;
  const { nodes, faults = [], requests = [], ...rest } = fewerAtRandom(schedule, liberties);
  const until = ceil(rest.until / 2 ** luck.int(0, 3));
  const moved = (fault: Fault): Fault => {
    if (fault.at <= until && luck.chance(0.3)) return fault;
    const time = {
      at: luck.int(0, until),
      ...(fault.for !== undefined && { for: luck.int(1, max(1, until)) }),
    };
    if (fault.kind !== 'crash' || !fault.midway) return { ...fault, ...time };
    if (luck.chance(0.3)) return { kind: 'crash', node: fault.node, ...time };
    return { ...fault, ...time, midway: { after: luck.int(1, 2 * fault.midway.after), within: until } };
  };
  return {
    seed: luck.int(0, 999),
    nodes,
    until,
    faults: faults.filter(() => luck.chance(0.7)).map(moved),
    requests: requests.filter(({ at }) => at <= until),
  };
};

function* variations(schedule: Schedule, liberties: Liberties): Generator<Schedule> {
  for (let i = 0; i < VARIATIONS; i++) yield varied(schedule, liberties);
}

/** One way to make a schedule simpler: all that it can make of it, what is simpler by most first. */
export type Pass = (schedule: Schedule, liberties: Liberties) => Iterable<Schedule>;

/** All ways, in the order in which they are tried. */
export const passes: readonly Pass[] = [
  fewerFaults,
  fewerRequests,
  fewerNodes,
  sooner,
  milderFaults,
  variations,
];
