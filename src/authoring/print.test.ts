import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { printCheck, printTable, tally, toDocument } from './print.ts';

const plain = (text: string): string => stripVTControlCharacters(text);
const result = {
  slug: 'lru-cache',
  checks: [
    { title: 'holds', problems: [] },
    { title: 'does not', problems: ['one\ntwo', 'three'] },
  ],
  tests: [
    { stage: 'evict', test: 'evicts the oldest', catches: ['fifo', 'mru'] },
    { stage: 'evict', test: 'keeps', catches: [] },
    { stage: 'expire', test: 'forgets', catches: ['eternal'] },
  ],
};

it('gives each check a line, with its problems indented beneath', () => {
  expect(result.checks.map(printCheck).map(plain)).toEqual([
    '  ✓ holds',
    '  ✗ does not\n      one\n      two\n      three',
  ]);
});

it('shows no more than a dozen problems, and how many more there are', () => {
  const text = plain(
    printCheck({ title: 'x', problems: Array.from({ length: 20 }, (_, i) => `p${String(i)}`) }),
  );
  expect(text.split('\n').slice(-2)).toEqual(['      p11', '      … and 8 more']);
});

it('lists by stage which test catches whom', () => {
  expect(plain(printTable(result.tests)).split('\n').slice(2)).toEqual([
    '  evict',
    '     2  evicts the oldest  fifo, mru',
    '     0  keeps',
    '  expire',
    '     1  forgets  eternal',
    '',
    '  1 of 3 tests catch no impostor.',
  ]);
  expect(printTable([])).toBe('');
});

it('counts checks over all katas, and is well only if none failed', () => {
  expect(tally([result, result])).toEqual({ passed: 2, failed: 2 });
  expect(toDocument([result])).toMatchObject({
    ok: false,
    passed: 1,
    failed: 1,
    katas: [{ ok: false, idleTests: 1 }],
  });
  expect(toDocument([{ ...result, checks: result.checks.slice(0, 1) }])).toMatchObject({
    ok: true,
    katas: [{ ok: true }],
  });
});
