import { expect, it } from 'vitest';
import { findOffences } from './suite-rules.ts';

it.each([
  ['it.only("a", () => {})', 'it.only'],
  ['describe.skip("a", () => {})', 'describe.skip'],
  ['test.todo("a")', 'test.todo'],
  ['it.each([1]).skip("a", () => {})', 'it.skip'],
  ['it.skipIf(true)("a", () => {})', 'it.skipIf'],
  ['it("a", { skip: true }, () => {})', '{ skip }'],
  ['const a = Math.random();', 'Math.random'],
  ['const a = Math["random"]();', 'Math.random'],
  ['const { random } = Math;', 'Math.random'],
  ['const a = globalThis.Math.random;', 'Math.random'],
  ['const a = Date.now();', 'Date.now'],
  ['const a = new Date();', 'new Date()'],
  ['const a = { now: performance.now };', 'performance.now'],
  ['await new Promise((done) => setTimeout(done, 5));', 'setTimeout'],
  ['globalThis.setTimeout(done, 5);', 'setTimeout'],
  ['const { setTimeout: wait } = globalThis;', 'setTimeout'],
  ['const clock = { setTimeout };', 'setTimeout'],
  ['await fetch("/x");', 'fetch'],
  ['it("", () => {})', "it('', …)"],
  ['describe(` `, () => {})', "describe(' ', …)"],
])('finds the offence in %s', (line, offender) => {
  const [offence, ...rest] = findOffences('hidden/a.test.ts', `\n${line}`);
  expect(offence).toContain(`\`hidden/a.test.ts:2\`: \`${offender}\``);
  expect(rest).toEqual([]);
});

it.each([
  'it("Math.random is never called, fetch( neither", () => {}); // it.only',
  'const clock = virtualClock(); clock.setTimeout(tick, 5); clock.now();',
  'const options = { now: () => 0, setTimeout: clock.after, skip: true };',
  'const { fetch } = createApp({ store }); await fetch(new Request("http://a/"));',
  'const app = { async fetch() {} }; app.fetch();',
  'interface Clock { setTimeout(): void; fetch: () => void }',
  'const a = new Date(0); const b = Math.max(1, 2); list.skip(3);',
  'it("takes options", { timeout: 50 }, () => {})',
])('finds none in %s', (line) => {
  expect(findOffences('hidden/a.test.ts', line)).toEqual([]);
});
