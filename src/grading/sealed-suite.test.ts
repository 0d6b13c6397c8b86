import { expect, it } from 'vitest';
import { sealSuites } from '../build/seal.ts';
import { openSuite } from './sealed-suite.ts';

const stages = [{ id: 'evict', path: 'evict.hidden.test.ts', code: 'the secret title of a hidden test' }];

it('opens what was sealed', async () => {
  const { bytes, key } = sealSuites(stages);
  expect(await openSuite(bytes.buffer, key)).toEqual(stages);
});

it('shows nothing of the text in the bytes that are served', () => {
  const { bytes } = sealSuites(stages);
  expect(Buffer.from(bytes).toString('latin1')).not.toContain('secret');
});

it('refuses bytes that were changed on the way', async () => {
  const { bytes, key } = sealSuites(stages);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await expect(openSuite(bytes.buffer, key)).rejects.toThrow(/damaged/);
});
