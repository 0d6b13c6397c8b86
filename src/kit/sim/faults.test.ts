import { expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { puppet, type Cluster, type Env } from './node.ts';
import type { TraceEvent } from './trace.ts';
import { simulate } from './world.ts';

/** Three nodes that greet each other every 10 ms, for 100 ms, over a network that takes 2 ms. */
const greeters: Cluster = {
  create: (env) => {
    const greet = () => {
      for (const peer of env.peers) env.send(peer, 'hello');
      env.setTimer('greet', 10);
    };
    return { start: greet, timer: greet, receive: () => {} };
  },
  network: { latency: { low: 2, high: 2 } },
};

const eventsUnder = (cluster: Cluster, ...faults: Fault[]): readonly TraceEvent[] =>
  simulate(cluster, { seed: 1, nodes: ['n1', 'n2', 'n3'], until: 100, faults }, { trace: true }).trace
    ?.events ?? [];

const count = (events: readonly TraceEvent[], kind: TraceEvent['kind']) =>
  events.filter((event) => event.kind === kind).length;

const dropsUnder = (...faults: Fault[]) => {
  const events = eventsUnder(greeters, ...faults);
  return events.flatMap((event) => {
    if (event.kind !== 'drop') return [];
    const sending = events[event.cause] as TraceEvent & { kind: 'send' };
    return [`${event.reason} ${sending.node} to ${sending.to} at ${event.at}`];
  });
};

it('does nothing to a cluster by itself', () => {
  const events = eventsUnder(greeters);
  const kinds = new Set(events.map(({ kind }) => kind));
  expect([...kinds].sort()).toEqual(['deliver', 'send', 'set-timer', 'start', 'timer']);
  expect(count(events, 'send')).toBe(66);
  expect(count(events, 'deliver')).toBe(60);
});

it('cuts a partition both ways, what is on its way included, and heals it', () => {
  expect(dropsUnder({ kind: 'partition', side: ['n1'], at: 11, for: 10 })).toEqual([
    'cut n1 to n2 at 12',
    'cut n1 to n3 at 12',
    'cut n2 to n1 at 12',
    'cut n3 to n1 at 12',
    'cut n1 to n2 at 20',
    'cut n1 to n3 at 20',
    'cut n2 to n1 at 20',
    'cut n3 to n1 at 20',
  ]);
});

it('cuts one way only', () => {
  expect(dropsUnder({ kind: 'cut', from: ['n1'], to: ['n2'], at: 15, for: 10 })).toEqual([
    'cut n1 to n2 at 20',
  ]);
});

it('keeps a link cut until the last fault on it has ended', () => {
  const drops = dropsUnder(
    { kind: 'cut', from: ['n1'], to: ['n2'], at: 15, for: 10 },
    { kind: 'partition', side: ['n1'], at: 25, for: 10 },
    { kind: 'cut', from: ['n1'], to: ['n2'], at: 28 },
  );
  expect(drops.filter((drop) => drop.startsWith('cut n1 to n2'))).toHaveLength(9);
  expect(drops.filter((drop) => drop.startsWith('cut n2 to n1'))).toHaveLength(1);
});

it('loses and doubles messages at the rate it is told, while it is told', () => {
  expect(dropsUnder({ kind: 'loss', rate: 1, at: 0, for: 10 })).toHaveLength(6);
  expect(dropsUnder({ kind: 'loss', rate: 0.5, at: 0 }).length).toBeGreaterThan(20);
  const twice = eventsUnder(greeters, { kind: 'duplication', rate: 1, at: 0 });
  expect(count(twice, 'duplicate')).toBe(66);
  expect(count(twice, 'deliver')).toBe(120);
});

const arrivals = (cluster: Cluster, ...faults: Fault[]) =>
  eventsUnder(cluster, ...faults).flatMap((event) => (event.kind === 'deliver' ? [event.cause] : []));
const overtaken = (causes: readonly number[]) =>
  causes.filter((cause, i) => cause < (causes[i - 1] ?? 0)).length;

it('delays messages so that they overtake each other, unless the network keeps their order', () => {
  const delay: Fault = { kind: 'delay', upTo: 40, at: 0 };
  expect(overtaken(arrivals(greeters))).toBe(0);
  expect(overtaken(arrivals(greeters, delay))).toBeGreaterThan(10);
  const ordered = { ...greeters, network: { ...greeters.network, ordered: true } };
  const events = eventsUnder(ordered, delay);
  const link = events.flatMap((event) => {
    const sending =
      event.kind === 'deliver' ? (events[event.cause] as TraceEvent & { kind: 'send' }) : undefined;
    return event.kind === 'deliver' && event.node === 'n2' && sending?.node === 'n1' ? [event.cause] : [];
  });
  expect(overtaken(link)).toBe(0);
});

const handledBy = (node: string, events: readonly TraceEvent[]) =>
  events.filter((event) => event.node === node && (event.kind === 'timer' || event.kind === 'deliver'));

it('pauses a node, and lets it handle then what came meanwhile', () => {
  const events = eventsUnder(greeters, { kind: 'pause', node: 'n2', at: 15, for: 30 });
  const late = handledBy('n2', events).filter(({ at }) => at >= 15 && at <= 45);
  expect(late.map(({ at, kind }) => `${kind} ${at}`)).toEqual(
    ['timer', ...Array<string>(6).fill('deliver')].map((kind) => `${kind} 45`),
  );
});

const heardBy = (node: string, events: readonly TraceEvent[]) =>
  events.flatMap((event) => {
    if (event.kind !== 'deliver' || event.node !== node) return [];
    const sending = events[event.cause] as TraceEvent & { kind: 'send' };
    return [`${sending.node} ${sending.at}`];
  });

it('lets a paused node hear in the order of arrival, even what arrived before its links were cut', () => {
  const varying: Cluster = { ...greeters, network: { latency: { low: 1, high: 35 } } };
  const pause: Fault = { kind: 'pause', node: 'n2', at: 1, for: 89 };
  const cut: Fault = { kind: 'partition', side: ['n2'], at: 60 };
  const heard = heardBy('n2', eventsUnder(varying, cut));
  expect(heard).not.toEqual([...heard].sort());
  expect(heardBy('n2', eventsUnder(varying, pause, cut))).toEqual(heard);
});

it('makes a node slow', () => {
  const events = eventsUnder(greeters, { kind: 'slow', node: 'n2', by: 5, at: 15, for: 10 });
  const times = handledBy('n2', events).map(({ at }) => at);
  expect(times.filter((at) => at > 12 && at < 40)).toEqual([25, 27, 27, 32, 32, 35]);
});

it('lets the clock of a node drift, and its timers with it', () => {
  const seen: number[] = [];
  const clock: Cluster = {
    create: (env) => ({
      start: () => env.setTimer('tick', 10),
      timer: () => {
        if (env.id === 'n1') seen.push(env.now());
        env.setTimer('tick', 10);
      },
      receive: () => {},
    }),
  };
  const ticks = eventsUnder(clock, { kind: 'drift', node: 'n1', rate: 2, at: 0, for: 50 });
  expect(
    count(
      ticks.filter(({ node }) => node === 'n1'),
      'timer',
    ),
  ).toBe(15);
  expect(
    count(
      ticks.filter(({ node }) => node === 'n2'),
      'timer',
    ),
  ).toBe(10);
  expect(seen).toEqual(Array.from({ length: 15 }, (_, i) => 10 * (i + 1)));
});

/** Counts its lives on disk; keeps a tally of what it is told in memory only. */
const counter = (storage: Cluster['storage'], told: unknown[], after?: (env: Env) => void): Cluster => ({
  storage,
  create: (env) => {
    if (env.id !== 'n1') return puppet(env);
    let tally = 0;
    const rise = (how: string) => {
      const lives = (env.storage.get<number>('lives') ?? 0) + 1;
      told.push({ how, lives, tally });
      env.storage.set('lives', lives);
      env.storage.set('again', lives);
      after?.(env);
    };
    return { start: () => rise('start'), restart: () => rise('restart'), receive: () => void tally++ };
  },
});
const crash: Fault = { kind: 'crash', node: 'n1', at: 20, for: 10 };

it('crashes a node, which comes back without memory and with what is on disk', () => {
  const told: unknown[] = [];
  const events = eventsUnder(counter('durable', told), crash, { ...crash, at: 25 });
  expect(told).toEqual([
    { how: 'start', lives: 1, tally: 0 },
    { how: 'restart', lives: 2, tally: 0 },
  ]);
  const own = events.filter(({ node }) => node === 'n1').map(({ kind, at }) => `${kind} ${at}`);
  expect(own).toEqual(['start 0', 'write 0', 'write 0', 'crash 20', 'restart 35', 'write 35', 'write 35']);
});

it('takes the timers of a node with it when it crashes', () => {
  const forgetful: Cluster = {
    create: (env) => ({
      start: () => env.setTimer('t', 40),
      restart: () => {},
      timer: () => {},
      receive: () => {},
    }),
  };
  const fired = eventsUnder(forgetful, crash).filter(({ kind }) => kind === 'timer');
  expect(fired.map(({ node }) => node)).toEqual(['n2', 'n3']);
});

it.each<[string, Partial<Fault>, (env: Env) => void, number]>([
  ['loses what was not synced', {}, () => {}, 1],
  ['keeps what was', {}, (env) => env.storage.sync(), 2],
  ['may keep the first unsynced writes and lose the rest', { kept: 1 } as Partial<Fault>, () => {}, 2],
])('%s when a node with a buffered disk crashes', (_, kept, after, lives) => {
  const told: { lives: number }[] = [];
  eventsUnder(counter('buffered', told, after), { ...crash, ...kept } as Fault);
  expect(told.at(-1)?.lives).toBe(lives);
});

it('can strike after each single write and send, and nothing of what comes next happens', () => {
  const done = [1, 2, 3, 4].map((after) => {
    const told: unknown[] = [];
    const writer = counter('durable', told, (env) => env.send('n2', 'up'));
    const events = eventsUnder(writer, { ...crash, at: 0, midway: { after, within: 15 } } as Fault);
    return events
      .flatMap(({ kind, at }) => (at === 0 && /write|send|crash/.test(kind) ? [kind] : []))
      .join(', ');
  });
  expect(done).toEqual([
    'write, crash',
    'write, write, crash',
    'write, write, send, crash',
    'write, write, send',
  ]);
});

it('stops a node that goes on after its crash', () => {
  let swallowed: unknown;
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (error) {
      swallowed = error;
    }
  };
  const stubborn: Cluster = {
    create: (env) => ({
      start: () => {
        attempt(() => env.storage.set('a', 1));
        attempt(() => env.storage.set('b', 2));
      },
      receive: () => {},
    }),
    observe: () => 'alive',
  };
  const faults = [{ kind: 'crash', node: 'n1', at: 0, midway: { after: 1, within: 15 } }] as const;
  const run = simulate(stubborn, { seed: 1, nodes: ['n1'], until: 100, faults }, { trace: true });
  expect(run.trace?.events.map(({ kind }) => kind)).toEqual(['start', 'write', 'crash']);
  expect(run.history).toEqual([{ at: 0, node: 'n1' }]);
  expect(swallowed).toMatchObject({ message: 'n1 has crashed: what is left of it can do nothing' });
});

it('drops what comes for a node that is down', () => {
  const drops = dropsUnder({ ...crash, node: 'n3', at: 15, for: 10 } as Fault);
  expect(drops).toEqual(['down n1 to n3 at 22', 'down n2 to n3 at 22']);
});
