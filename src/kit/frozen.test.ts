import { expect, it } from 'vitest';
import {
  chaos,
  fc,
  growth,
  nodeNames,
  print,
  property,
  random,
  schedules,
  story,
  type Cluster,
} from './index.ts';

const freezeBuiltIns = () => {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (
      !/^(Object|Function|Array|Map|Set|Promise|Proxy|\w*Error|String|Number|Date|RegExp|Reflect|Math)$/.test(
        name,
      )
    )
      continue;
    const builtIn = (globalThis as Record<string, unknown>)[name] as { prototype?: object };
    Object.freeze(builtIn);
    if (builtIn.prototype) Object.freeze(builtIn.prototype);
  }
};

it('works where the engine has frozen the built-ins', async () => {
  freezeBuiltIns();
  const told = story('Because.', (s) => {
    s.create('map', Map<string, number>).set('a', 1);
    throw new TypeError('told');
  });
  const drawn = property({ why: 'Because.', seed: 1, runs: 50, of: fc.array(fc.nat()) }, (list, s) => {
    s.say(print(list));
    if (list.length > 1) throw new RangeError('drawn');
  });
  await expect(told()).rejects.toMatchObject({ story: ['const map = new Map()', "map.set('a', 1)"] });
  await expect(drawn()).rejects.toMatchObject({ message: 'drawn', story: [expect.any(String), '[0, 0]'] });
  const set = { build: () => new Set(), fill: (s: Set<unknown>, i: number) => s.add(i) };
  expect(growth({ ...set, steps: { has: (s, i) => s.has(i) } })).toEqual({ has: 'flat' });
  expect(random(1).shuffle([1, 2, 3])).toHaveLength(3);
  const late: Cluster = {
    create: (env) => ({
      start: () => env.peers.forEach((peer) => env.send(peer, { constructor: 'n', list: [1] })),
      receive: (from) => {
        env.storage.set('from', { toString: from });
        if (env.now() > 5) throw new RangeError('late');
      },
    }),
  };
  const draw = schedules({ clusters: [nodeNames(3)], until: 100 });
  const tried = chaos({ why: '', cluster: late, schedules: draw, runs: 9, check: () => undefined });
  await expect(tried()).rejects.toThrow('late');
});
