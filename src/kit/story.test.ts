import { expect, it } from 'vitest';
import { story, type Story } from './story.ts';

class Counter {
  #count = 0;
  get count() {
    return this.#count;
  }
  add(by: number): this {
    this.#count += by;
    this.touch();
    return this;
  }
  touch() {}
  getLast() {
    return undefined;
  }
  fail() {
    throw new RangeError('broken');
  }
  later(value: unknown) {
    return Promise.resolve(value);
  }
}

const failing = async (body: (s: Story) => void | Promise<void>) => {
  const error = await story('Because.', body)().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error as Error & { story: string[]; why: string };
};

it('rethrows the same error with the story and the reason', async () => {
  const original = new Error('expected 1 to be 2');
  const error = await failing((s) => {
    s.say('the clock moves to 1000 ms');
    throw original;
  });
  expect(error).toBe(original);
  expect({ ...error }).toEqual({ story: ['the clock moves to 1000 ms'], why: 'Because.' });
});

it('says nothing when the body passes', async () => {
  await expect(story('Because.', (s) => s.say('a line'))()).resolves.toBeUndefined();
});

it('never overwrites what an error already has, and wraps what is no object', async () => {
  const own = Object.assign(new Error('x'), { story: 'mine' });
  expect((await failing(() => Promise.reject(own))).story).toBe('mine');
  const wrapped = await failing(() => {
    throw 'text';
  });
  expect(wrapped).toMatchObject({ message: "threw 'text', which is not an Error", why: 'Because.' });
});

it('lets a frozen or hostile error through as it is', async () => {
  const frozen = Object.freeze(new Error('frozen'));
  expect(await failing(() => Promise.reject(frozen))).toBe(frozen);
  const hostile = new Proxy(new Error('x'), {
    defineProperty: () => {
      throw new Error('trap');
    },
  });
  expect(await failing(() => Promise.reject(hostile))).toBe(hostile);
});

it('tells each call made through a watched object, and none that the object makes itself', async () => {
  const error = await failing((s) => {
    const counter = s.create('counter', Counter);
    expect(counter.add(2).add(3)).toBe(counter);
    expect(counter.count).toBe(5);
    counter.getLast();
    expect(() => counter.fail()).toThrow('broken');
    throw new Error('end');
  });
  expect(error.message).toBe('end');
  expect(error.story).toEqual([
    'const counter = new Counter()',
    'counter.add(2)',
    'counter.add(3)',
    'counter.count → 5',
    'counter.getLast() → undefined',
    'counter.fail() threw RangeError: broken',
  ]);
});

it('hands out what a frozen object holds, as a Proxy must', async () => {
  const error = await failing((s) => {
    const fixed = s.watch('fixed', Object.freeze({ answer: () => 42 }));
    throw new Error(String(fixed.answer()));
  });
  expect(error.message).toBe('42');
});

it('completes the line of a promise when it settles', async () => {
  const error = await failing(async (s) => {
    const counter = s.watch('counter', new Counter(), 'a counter');
    await counter.later(7);
    await counter.later(undefined);
    void counter.later(new Promise(() => {}));
    throw new Error('end');
  });
  expect(error.story).toEqual([
    'a counter',
    'counter.later(7) → a promise of 7',
    'counter.later(undefined)',
    'counter.later(a promise) → a promise, pending',
  ]);
});

it('indents what happens inside a call, and hands the calls of a spy to the test', async () => {
  const error = await failing((s) => {
    const [onAdd, calls] = s.spy('onAdd', (n: number) => n * 2);
    const adder = s.watch('adder', { add: (n: number) => void onAdd(n) });
    adder.add(3);
    expect(calls).toEqual([[3]]);
    throw new Error('end');
  });
  expect(error.story).toEqual(['adder.add(3)', '  onAdd(3) → 6']);
});

it('keeps the beginning and the end of a long story', async () => {
  const error = await failing((s) => {
    for (let i = 0; i < 1_223; i++) s.say(`step ${i}`);
    throw new Error('end');
  });
  expect(error.story).toHaveLength(4 + 1 + 15);
  expect(error.story.slice(3, 6)).toEqual(['step 3', '… 1,204 more steps …', 'step 1208']);
});

it('says that a class is missing instead of failing inside', async () => {
  const missing = undefined as unknown as typeof Counter;
  expect((await failing((s) => void s.create('counter', missing))).message).toBe(
    'the class for counter is missing: is it exported?',
  );
});
