import { expect, it } from 'vitest';
import { raft } from './examples/raft.ts';
import { puppet, type Cluster, type Env, type SimNode } from './node.ts';
import { nodeNames, type Schedule } from './schedule.ts';
import { schedules } from './schedules.ts';
import { tellTrace } from './tell-trace.ts';
import { simulate, startWorld } from './world.ts';

const storms = schedules({ clusters: [3, 4, 5, 7].map(nodeNames), until: 1_000, pace: 300 });

it('gives the same trace for the same seed, byte for byte, and another for another', () => {
  const traceOf = (seed: number) => JSON.stringify(simulate(raft, storms(seed), { trace: true }).trace);
  for (let seed = 1; seed <= 20; seed++) expect(traceOf(seed)).toBe(traceOf(seed));
  expect(traceOf(1)).not.toBe(traceOf(2));
});

it('runs the same with a trace and without', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { trace, ...traced } = simulate(raft, storms(seed), { trace: true });
    expect(trace?.events.length).toBeGreaterThan(0);
    expect(traced).toEqual({ ...simulate(raft, storms(seed)), trace: undefined });
  }
});

it('tells an election the way it was told when this was written, in every engine', () => {
  const { trace } = simulate(raft, { seed: 3, nodes: nodeNames(3), until: 215 }, { trace: true });
  expect(trace && tellTrace(trace)).toMatchInlineSnapshot(`
    [
      "  0 ms  n1 starts",
      "  0 ms  n1 is now { role: 'follower', term: 0 }",
      "  0 ms  n2 starts",
      "  0 ms  n2 is now { role: 'follower', term: 0 }",
      "  0 ms  n3 starts",
      "  0 ms  n3 is now { role: 'follower', term: 0 }",
      "154 ms  n1 is woken by timer 'election'",
      "154 ms  n1 writes vote = { term: 1, votedFor: 'n1' }",
      "154 ms  n1 sends n2 { type: 'request-vote', term: 1 }",
      "154 ms  n1 sends n3 { type: 'request-vote', term: 1 }",
      "154 ms  n1 changes: role 'follower' → 'candidate', term 0 → 1",
      "158 ms  n2 receives { type: 'request-vote', term: 1 } from n1, sent at 154 ms",
      "158 ms  n2 writes vote = { term: 1, votedFor: null }",
      "158 ms  n2 writes vote = { term: 1, votedFor: 'n1' }",
      "158 ms  n2 sends n1 { type: 'vote', term: 1, granted: true }",
      "158 ms  n2 changes: term 0 → 1",
      "163 ms  n3 receives { type: 'request-vote', term: 1 } from n1, sent at 154 ms",
      "163 ms  n3 writes vote = { term: 1, votedFor: null }",
      "163 ms  n3 writes vote = { term: 1, votedFor: 'n1' }",
      "163 ms  n3 sends n1 { type: 'vote', term: 1, granted: true }",
      "163 ms  n3 changes: term 0 → 1",
      "164 ms  n1 receives { type: 'vote', term: 1, granted: true } from n2, sent at 158 ms",
      "164 ms  n1 sends n2 { type: 'heartbeat', term: 1 }",
      "164 ms  n1 sends n3 { type: 'heartbeat', term: 1 }",
      "164 ms  n1 changes: role 'candidate' → 'leader'",
      "166 ms  n1 receives { type: 'vote', term: 1, granted: true } from n3, sent at 163 ms",
      "168 ms  n3 receives { type: 'heartbeat', term: 1 } from n1, sent at 164 ms",
      "169 ms  n2 receives { type: 'heartbeat', term: 1 } from n1, sent at 164 ms",
      "214 ms  n1 is woken by timer 'heartbeat'",
      "214 ms  n1 sends n2 { type: 'heartbeat', term: 1 }",
      "214 ms  n1 sends n3 { type: 'heartbeat', term: 1 }",
      "215 ms  n2 receives { type: 'heartbeat', term: 1 } from n1, sent at 214 ms",
    ]
  `);
});

/** One node of our own making at `n1`, and a puppet at `n2` that sends it what it is asked to. */
const alone = (make: (env: Env) => Partial<SimNode>): Cluster => ({
  create: (env) => (env.id === 'n1' ? { receive: () => {}, ...make(env) } : puppet(env)),
  network: { latency: { low: 1, high: 1 } },
  budget: 1_000,
});

const two: Schedule = { seed: 1, nodes: ['n1', 'n2'], until: 100 };
const sending = (message: unknown): Schedule => ({
  ...two,
  requests: [{ at: 1, node: 'n2', request: { to: 'n1', message } as never }],
});

it('ends the run where a node throws, says when and why, and keeps the error itself', () => {
  const error = new RangeError('no such term');
  const cluster = alone(() => ({
    receive: () => {
      throw error;
    },
  }));
  const { failure, trace, schedule } = simulate(cluster, sending({ term: 7 }), { trace: true });
  expect(failure).toMatchObject({
    rule: 'exception',
    at: 2,
    message: 'n1 threw RangeError: no such term when it received { term: 7 } from n2',
  });
  expect(failure?.error).toBe(error);
  expect(trace?.events.at(-1)).toMatchObject({ kind: 'throw', node: 'n1' });
  expect(schedule.until).toBe(2);
});

it.each<[string, (env: Env) => Partial<SimNode>, string]>([
  [
    'a promise',
    () => ({ start: () => Promise.reject(new Error('late')) }) as never,
    'answered with a promise',
  ],
  ['no method for what it is told', (env) => ({ start: () => env.setTimer('t', 1) }), 'no method `timer`'],
  ['a message to nobody', (env) => ({ start: () => env.send('n9', 1) }), "no node 'n9'"],
  ['a timer in the past', (env) => ({ start: () => env.setTimer('t', -1) }), '0 ms or more, not to -1'],
  ['a timer at no time', (env) => ({ start: () => env.setTimer('t', NaN) }), '0 ms or more, not to NaN'],
  [
    'a function in a message',
    (env) => ({ start: () => env.send('n2', { then: () => 1 }) }),
    'cannot hold the function then',
  ],
  ['a message in itself', (env) => ({ start: () => env.send('n2', endless()) }), 'and never itself'],
  ['a Map on disk', (env) => ({ start: () => env.storage.set('k', new Map()) }), 'cannot hold Map(0) {}'],
  ['something that is no error', () => ({ start: () => thrower(null) }), 'threw null when it was started'],
  ['something hostile', () => ({ start: () => thrower(hostile()) }), 'threw [unprintable]'],
])('turns %s into a failure that says so', (_, make, message) => {
  const { failure } = simulate(alone(make), two);
  expect(failure).toMatchObject({ rule: 'exception', message: expect.stringContaining(message) });
});

const thrower = (thrown: unknown) => {
  throw thrown;
};
const endless = () => {
  const message: Record<string, unknown> = {};
  message['self'] = [message];
  return message;
};
const hostile = () =>
  new Proxy(
    {},
    {
      ownKeys: () => thrower(new Error('trap')) as never,
      getPrototypeOf: () => thrower(new Error('trap')) as never,
    },
  );

it('cuts loops without end, and says which node is in them', () => {
  const timers = alone((env) => ({ start: () => env.setTimer('t', 0), timer: () => env.setTimer('t', 0) }));
  const storm = alone((env) => ({
    start: () => env.send('n1', 'echo'),
    receive: () => (env.send('n1', 'echo'), env.send('n1', 'echo')),
  }));
  const burst = alone((env) => ({
    start: () => {
      for (;;) env.send('n2', 'more');
    },
  }));
  for (const cluster of [timers, storm, burst]) {
    const { failure } = simulate(cluster, two);
    expect(failure).toMatchObject({
      rule: 'budget',
      message: expect.stringMatching(/^cut after 1000 steps.*n1 alone/),
    });
  }
});

it('lets a node act in its own turn only', async () => {
  const caught: string[] = [];
  const attempt = (act: () => void) => {
    try {
      act();
    } catch (error) {
      caught.push((error as Error).message);
    }
  };
  let first: Env | undefined;
  const cluster: Cluster = {
    create: (env) => {
      first ??= env;
      const other = first;
      return {
        start: () => {
          if (env !== other) attempt(() => other.send('n2', 1));
          void Promise.resolve().then(() => attempt(() => env.send('n1', 1)));
        },
        receive: () => {},
      };
    },
  };
  simulate(cluster, two);
  await Promise.resolve();
  expect(caught.map((message) => message.split(':')[0])).toEqual([
    'n1 acts out of turn',
    'n1 acts out of turn',
    'n2 acts out of turn',
  ]);
});

it('shares nothing between nodes: what one does to a message, no other sees', () => {
  const seen: unknown[] = [];
  const cluster: Cluster = {
    create: (env) => ({
      start: () => {
        if (env.id !== 'n1') return;
        const message = { entries: [1] };
        env.send('n2', message);
        message.entries.push(2);
      },
      receive: (_, message) => {
        seen.push(structuredClone(message));
        (message as { entries: number[] }).entries.push(3);
      },
    }),
    network: { duplication: 1 },
  };
  const { trace } = simulate(cluster, two, { trace: true });
  expect(seen).toEqual([{ entries: [1] }, { entries: [1] }]);
  expect(trace?.events).toContainEqual(expect.objectContaining({ kind: 'send', message: { entries: [1] } }));
});

it('takes what is injected later the way it would have taken it from the start', () => {
  const faults = storms(5).faults?.filter(({ at }) => at > 200) ?? [];
  const planned: Schedule = { ...storms(5), faults };
  const world = startWorld(raft, { ...planned, faults: [] }, { trace: true });
  world.advance(200);
  for (const fault of faults) world.inject(fault);
  expect(() => world.inject({ kind: 'loss', rate: 1, at: 200 })).toThrow('200 ms has passed');
  expect(() => world.inject({ kind: 'pause', node: 'n9', at: 2_000 })).toThrow("no node 'n9'");
  world.advance(planned.until);
  expect(faults.length).toBeGreaterThan(2);
  expect(JSON.stringify(world.run())).toBe(JSON.stringify(simulate(raft, planned, { trace: true })));
});
