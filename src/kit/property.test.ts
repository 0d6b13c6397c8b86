import { expect, it } from 'vitest';
import { fc, property } from './property.ts';

const caught = async (run: () => Promise<void>) =>
  run().then(
    () => undefined,
    (error: unknown) => error as Error & { story: string[]; why: string },
  );

it('throws the error of the smallest failing case, with that case’s own story', async () => {
  const error = await caught(
    property({ why: 'Limits matter.', seed: 1, runs: 100, of: fc.nat() }, (n, s) => {
      s.say(`${n} is drawn`);
      if (n >= 42) throw new Error(`${n} is too much`);
    }),
  );
  expect(error).toMatchObject({ message: '42 is too much', why: 'Limits matter.' });
  expect(error?.story).toEqual([
    expect.stringMatching(/^\(The smallest of the failing cases: seed 1, run \d+, shrunk \d+ times\.\)$/),
    '42 is drawn',
  ]);
});

it('tries the same cases every time', async () => {
  const seen: number[][] = [[], []];
  for (const cases of seen) {
    await property({ why: '', seed: 7, runs: 20, of: fc.nat() }, (n) => void cases.push(n))();
  }
  expect(seen[0]).toHaveLength(20);
  expect(seen[0]).toEqual(seen[1]);
});

it('waits for asynchronous bodies', async () => {
  const error = await caught(
    property({ why: '', seed: 1, runs: 10, of: fc.nat() }, async (n) => {
      await Promise.resolve();
      if (n >= 3) throw new Error(`failed at ${n}`);
    }),
  );
  expect(error?.message).toBe('failed at 3');
});

it('cannot be talked out of trying its cases by the code under test', async () => {
  const options = { why: '', seed: 1, runs: 10, of: fc.nat() };
  fc.configureGlobal({ interruptAfterTimeLimit: 0, markInterruptAsFailure: false });
  let tried = 0;
  await property(options, () => void tried++)();
  expect(tried).toBe(10);
  const skipping = await caught(property(options, (n) => fc.pre(n < 3)));
  expect(skipping?.message).toBe('fc.pre cannot be used inside a property');
  expect(() => Object.assign(fc, { check: null })).toThrow(TypeError);
});
