import { beforeAll, expect, it } from 'vitest';
import { writeNodeEngine } from '../../build/engine-bundle.ts';
import type { Report } from '../../domain/report.ts';
import { compileModule } from '../compile.ts';
import { grade } from '../grade.ts';
import type { Runtime } from '../runtime.ts';
import { createNodeRuntime } from './runtime.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = createNodeRuntime(await writeNodeEngine());
});

const prelude = `import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';\nimport * as code from './code';\n`;
const limits = { testMs: 1_000, suiteMs: 10_000, memoryMb: 128 };

function run(code: string, ...suites: string[]): Promise<Report> {
  const stages = suites.map((suite, i) => ({
    id: `stage-${String(i)}`,
    path: `stage-${String(i)}.hidden.test.ts`,
    code: compileModule(prelude + suite, 'suite.ts'),
  }));
  return grade({ files: { 'code.ts': code }, stages, limits, stopAtFailure: false }, runtime);
}

const outcomes = (report: Report, stage = 0): string[] =>
  (report.stages[stage]?.tests ?? []).map(({ path, outcome }) => `${path.join(' › ')}: ${outcome}`);
const firstFailure = (report: Report) =>
  report.stages.flatMap(({ tests }) => tests).find((t) => t.failures.length)?.failures[0];

it('takes a file with a byte-order mark, CRLF and a megabyte of text, and keeps its line numbers', async () => {
  const filler = `// ${'x'.repeat(97)}\r\n`.repeat(10_000);
  const code = `\uFEFF${filler}export const f = (): never => {\r\n  throw new Error('here');\r\n};\r\n`;
  const report = await run(code, `it('a', () => { code.f(); });`);
  expect(firstFailure(report)).toMatchObject({
    message: 'here',
    location: { file: 'code.ts', line: 10_002 },
  });
});

it('prints expected and received as code', async () => {
  const report = await run(
    `export const f = () => ['1'];`,
    `it('a', () => { expect(code.f()).toEqual([1]); });`,
  );
  expect(firstFailure(report)).toMatchObject({ kind: 'assertion', expected: '[ 1 ]', received: `[ '1' ]` });
});

it('passes on what the kit added to an error, and finds the method that the story called last', async () => {
  const code = 'export class Cache {\n  get(key: string) {\n    return key;\n  }\n}\n';
  const suite = `it('a', () => { throw Object.assign(new Error('no'), { story: ["cache.get('a') → 'a'"], why: 'because' }); });`;
  expect(firstFailure(await run(code, suite))).toMatchObject({
    story: ["cache.get('a') → 'a'"],
    why: 'because',
    location: { file: 'code.ts', line: 2, column: 3, method: 'get' },
  });
});

it('lets ordinary code override what it inherits from frozen built-ins', async () => {
  const code = `
    export class NotFound extends Error { constructor() { super('x'); this.name = 'NotFound'; this.message = 'gone'; } }
    export const o: any = {}; o.toString = () => 'o'; o.constructor = 1;
    export class Stack extends Array { override push() { return 7; } }`;
  const suite = `it('a', () => {
    expect(new code.NotFound().name + new code.NotFound().message + String(code.o)).toBe('NotFoundgoneo');
    expect(new code.Stack().push()).toBe(7);
  });`;
  expect(outcomes(await run(code, suite))).toEqual(['a: passed']);
});

it('keeps fake timers working in a frozen world', async () => {
  const suite = `it('a', () => {
    vi.useFakeTimers();
    const start = Date.now();
    vi.advanceTimersByTime(500);
    expect(Date.now() - start).toBe(500);
    vi.useRealTimers();
  });`;
  expect(outcomes(await run('export {};', suite))).toEqual(['a: passed']);
});

it('gives every stage fresh modules and a clean global object', async () => {
  const code = `export let n = 0; export const f = () => { (globalThis as any).left = ++n; globalThis.setTimeout = null as any; };`;
  const suite = `it('a', () => {
    expect([typeof (globalThis as any).left, typeof setTimeout]).toEqual(['undefined', 'function']);
    code.f();
    expect(code.n).toBe(1);
  });`;
  const report = await run(code, suite, suite);
  expect([...outcomes(report, 0), ...outcomes(report, 1)]).toEqual(['a: passed', 'a: passed']);
});

it('fails a stage whose hook throws, with the reason', async () => {
  const suite = `describe('d', () => { beforeAll(() => { throw new Error('hook'); }); it('a', () => {}); });`;
  const report = await run('export {};', suite);
  expect(report.stages[0]).toMatchObject({ state: 'failed', failures: [{ message: 'hook' }] });
});

it('never passes a suite without tests, or with skipped ones', async () => {
  const report = await run('export {};', '', `it.skip('a', () => {}); it('b', () => {});`);
  expect(report.stages.map(({ state }) => state)).toEqual(['failed', 'failed']);
  expect(outcomes(report, 1)).toEqual(['a: skipped', 'b: passed']);
});

it('tells tests with one title apart', async () => {
  const report = await run('export {};', `it('a', () => {}); it('a', () => { throw new Error('second'); });`);
  expect(outcomes(report)).toEqual(['a: passed', 'a: failed']);
});

it('holds a test to the number of assertions it declares', async () => {
  const report = await run('export {};', `it('a', () => { expect.assertions(2); expect(1).toBe(1); });`);
  expect(outcomes(report)).toEqual(['a: failed']);
});

it('says which modules an import may name', async () => {
  const report = await run(`import _ from 'lodash'; export const f = _;`, `it('a', () => { code.f; });`);
  expect(report.stages[0]?.failures[0]?.message).toMatch(/imports `lodash`.*no packages/);
});

it('runs tests in another order when given a seed, and gives the same verdicts', async () => {
  const code = compileModule(
    `${prelude}for (const n of [1, 2, 3, 4, 5]) it('t' + n, () => { console.log(n); });`,
    's.ts',
  );
  const stages = [{ id: 's', path: 's.test.ts', code }];
  const order = async (shuffleSeed?: number) => {
    const printed: string[] = [];
    const request = { files: { 'code.ts': 'export {};' }, stages, limits, stopAtFailure: false, shuffleSeed };
    const report = await grade(request, runtime, (event) => {
      if (event.type === 'console') printed.push(event.line.text);
    });
    return { printed: printed.join(''), state: report.state };
  };
  expect(await order()).toEqual({ printed: '12345', state: 'passed' });
  const shuffled = await order(7);
  expect(shuffled.state).toBe('passed');
  expect(shuffled.printed).not.toBe('12345');
});

it('runs a test file of the submission, and points into it', async () => {
  const files = {
    'code.ts': 'export const f = () => 1;',
    'code.test.ts': `import { expect, it } from 'vitest';\nimport { f } from './code';\nit('a', () => {\n  expect(f()).toBe(2);\n});`,
  };
  const stages = [{ id: 'own', path: 'code.test.ts', code: '', own: true }];
  const report = await grade({ files, stages, limits, stopAtFailure: false }, runtime);
  expect(firstFailure(report)).toMatchObject({ location: { file: 'code.test.ts', line: 4 } });
});
