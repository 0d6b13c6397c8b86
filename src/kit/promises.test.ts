import { expect, it } from 'vitest';
import { deferred, outcome, settle, withoutStrays } from './promises.ts';

it('tells a promise that waits from one that is decided', async () => {
  const { promise, resolve } = deferred<number>();
  expect(await outcome(promise)).toEqual({ state: 'pending' });
  resolve(1);
  expect(await outcome(promise)).toEqual({ state: 'resolved', value: 1 });
  expect(await outcome(Promise.reject(new Error('no')))).toEqual({
    state: 'rejected',
    error: new Error('no'),
  });
});

it('settles chains of promises without a timer', async () => {
  let steps = 0;
  const walk = async () => {
    while (steps < 20) await Promise.resolve(steps++);
  };
  void walk();
  await settle();
  expect(steps).toBe(20);
});

/** Vitest counts stray rejections too, and would fail the run for one that is made on purpose. */
const withoutVitestListening = async (body: () => Promise<void>) => {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  try {
    await body();
  } finally {
    for (const listener of others) process.on('unhandledRejection', listener);
  }
};

it('fails a body that leaves a rejection behind, and only that body', async () => {
  await withoutVitestListening(async () => {
    const stray = withoutStrays(() => void Promise.reject(new Error('stray')));
    await expect(stray).rejects.toThrow('a promise was rejected and nobody handled it: Error: stray');
    const both = withoutStrays(() => {
      void Promise.reject(new Error('stray'));
      throw new Error('first');
    });
    await expect(both).rejects.toThrow('first');
    await withoutStrays(() => void Promise.reject(new Error('handled')).catch(() => {}));
  });
});
