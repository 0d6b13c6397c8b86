import { expect, it } from 'vitest';
import { deferred, outcome, settle, strayRejections } from './promises.ts';

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

it('counts rejections that nobody handles', async () => {
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  try {
    const stray = () => void Promise.reject(new Error('stray'));
    const handled = () => void Promise.reject(new Error('handled')).catch(() => {});
    expect(await strayRejections(() => Promise.resolve(stray()))).toBe(1);
    expect(await strayRejections(() => Promise.resolve(handled()))).toBe(0);
  } finally {
    for (const listener of others) process.on('unhandledRejection', listener);
  }
});
