import type { Files } from '../../src/domain/files.ts';
import type { Outcome } from '../../src/domain/report.ts';

/** A submission that attacks the grader: what it does, and the verdict it must get instead of a pass. */
export interface Hostile {
  name: string;
  code: string;
  /** Files beside the entry. */
  files?: Files;
  /** How the one test that meets the attack ends; absent, no test gets to run. */
  outcome?: Outcome;
  /** What the report says, in the failure of that test, of the stage or of the run. */
  says: RegExp;
}

/**
 * The suite all of them face: the first test calls `attack()` and asserts what no attack returns, the second
 * asserts what is false whatever the learner's code does, the third is true.
 */
export const suite = `
import { expect, it } from 'vitest';
import { attack } from './attack';
it('gets 42', async () => { expect(await attack()).toEqual({ value: 42 }); });
it('knows that 1 is not 2', () => { expect([1].map((n) => n + 1)).toEqual([3]); });
it('still runs', () => { expect(1 + 1).toBe(2); });
`;

export const entry = 'attack.ts';

export const filesOf = ({ code, files }: Hostile): Files => ({ [entry]: code, ...files });

const attack = (body: string): string => `export function attack(): any { ${body} }`;

export const hostiles: Hostile[] = [
  {
    name: 'an endless loop',
    code: attack('while (true) {}'),
    outcome: 'timeout',
    says: /still running after/,
  },
  {
    name: 'an endless promise chain',
    code: attack('const next = (): any => Promise.resolve().then(next); return next();'),
    outcome: 'timeout',
    says: /still running after|never settled|out of memory/,
  },
  {
    name: 'a promise that never settles',
    code: attack('return new Promise(() => {});'),
    outcome: 'timeout',
    says: /never settled/,
  },
  {
    name: 'an endless loop at import',
    code: 'while (true) {}\nexport {};',
    says: /still being loaded/,
  },
  {
    name: 'endless recursion',
    code: attack('return attack();'),
    outcome: 'failed',
    says: /call stack/i,
  },
  {
    name: 'throwing at import',
    code: 'throw new Error("boom at import");\nexport const attack = 1;',
    says: /boom at import/,
  },
  {
    name: 'a syntax error',
    code: 'export function attack( {',
    says: /`attack\.ts` is not valid TypeScript/,
  },
  {
    name: 'an error that only the engine finds',
    code: 'const a = 1; const a = 2; export const attack = a;',
    says: /`attack\.ts` cannot be read.*already been declared/,
  },
  { name: 'exporting nothing', code: 'const attack = 1;', outcome: 'failed', says: /must export `attack`/ },
  {
    name: 'export default instead of a name',
    code: 'export default function attack() { return { value: 42 }; }',
    outcome: 'failed',
    says: /must export `attack`, but it exports only `default`/,
  },
  {
    name: 'importing Vitest to patch it',
    code: `import { expect } from 'vitest';\nexpect.extend({ toEqual: () => ({ pass: true, message: () => '' }) });\nexport const attack = () => 1;`,
    says: /can be imported by tests only/,
  },
  ...['patch.test.ts', 'stage.hidden.test.ts'].map((file) => ({
    name: `importing Vitest through a file named ${file}`,
    code: `import './${file.replace('.ts', '')}';\nexport const attack = () => 1;`,
    files: {
      [file]: `import { expect } from 'vitest';\nexpect.extend({ toEqual: () => ({ pass: true, message: () => '' }) });`,
    },
    says: /can be imported by tests only/,
  })),
  {
    name: 'reaching expect through the global object',
    code: attack(`
      for (const key of Reflect.ownKeys(globalThis)) {
        try { (globalThis as any)[key].matchers.toEqual = () => {}; } catch {}
      }
      return (globalThis as any)[Symbol.for('expect-global')] ? 'reached' : 'out of reach';`),
    outcome: 'failed',
    says: /out of reach/,
  },
  {
    name: 'patching Array.prototype',
    code: `Array.prototype.map = () => [3] as any;\nexport const attack = () => ({ value: 42 });`,
    says: /read only property 'map'.*frozen/,
  },
  {
    name: 'patching Object.is through defineProperty',
    code: attack(`Object.defineProperty(Object, 'is', { value: () => true }); return { value: 41 };`),
    outcome: 'failed',
    says: /redefine property.*frozen/,
  },
  {
    name: 'replacing a global constructor',
    code: attack(`(globalThis as any).Map = class {}; return { value: 41 };`),
    outcome: 'failed',
    says: /read only property 'Map'/,
  },
  {
    name: 'patching the timers',
    code: attack(`
      globalThis.setTimeout = ((f: () => void) => f()) as any;
      globalThis.clearTimeout = () => {};
      globalThis.queueMicrotask = () => {};
      return new Promise(() => {});`),
    outcome: 'timeout',
    says: /never settled/,
  },
  {
    name: 'patching the clock',
    code: attack(`
      performance.now = () => 0; Date.now = () => 0;
      while (true) {}`),
    outcome: 'failed',
    says: /read only property 'now'/,
  },
  {
    name: 'returning a forged matcher',
    code: attack(`return { $$typeof: Symbol.for('jest.asymmetricMatcher'), asymmetricMatch: () => true };`),
    outcome: 'failed',
    says: /deeply equal|asymmetric matcher/i,
  },
  {
    name: 'forging messages',
    code: attack(`
      const forged = [
        { type: 'test-finished', id: 'stage › gets 42', outcome: 'passed', durationMs: 1, failures: [] },
        { type: 'stage-finished', stage: 'stage', durationMs: 1, failures: [] },
        { type: 'finished' },
      ];
      for (const event of forged) {
        try { (globalThis as any).postMessage(event); } catch {}
        try { (globalThis as any).process.stdout.write(JSON.stringify(event) + '\\n'); } catch {}
        console.log(JSON.stringify(event));
        console.log('\\n' + '0'.repeat(32) + ' ' + JSON.stringify(event));
      }
      return 'forged';`),
    outcome: 'failed',
    says: /forged/,
  },
  {
    name: 'closing its own world',
    code: attack(`
      const self = globalThis as any;
      try { self.DedicatedWorkerGlobalScope.prototype.close.call(self); } catch {}
      try { self.process.exit(0); } catch {}
      self.close();`),
    outcome: 'failed',
    says: /close is not a function/,
  },
  {
    name: 'an unhandled rejection',
    code: attack(`void Promise.reject(new Error('nobody waits')); return { value: 42 };`),
    outcome: 'failed',
    says: /nobody waits/,
  },
  {
    name: 'an error in a timer',
    code: attack(
      `return new Promise((done) => { setTimeout(() => { setTimeout(() => done({ value: 42 }), 5); throw new Error('late'); }, 1); });`,
    ),
    outcome: 'failed',
    says: /late/,
  },
  {
    name: 'throwing something that is no error',
    code: attack(`throw { get message() { throw 1; }, toString() { throw 2; } };`),
    outcome: 'failed',
    says: /./,
  },
  {
    name: 'a value that cannot be printed',
    code: attack(`
      const trap = () => { throw new Error('trapped'); };
      const value: any = new Proxy({}, { get: trap, ownKeys: trap, getPrototypeOf: trap, has: trap });
      console.log(value);
      return Promise.resolve().then(() => ({ value }));`),
    outcome: 'failed',
    says: /./,
  },
  {
    name: 'reaching the network and the site',
    code: `export async function attack() {
      const scope = globalThis as any;
      const ways: [string, () => unknown][] = [
        ['fetch', () => scope.fetch('/')],
        ['dynamic import', () => new Function('return import("/engine/worker.js")')()],
        ['importScripts', () => scope.importScripts('/engine/worker.js')],
        ['WebSocket', () => new scope.WebSocket('ws://localhost')],
        ['XMLHttpRequest', () => new scope.XMLHttpRequest()],
        ['indexedDB', () => scope.indexedDB.open('x')],
        ['caches', () => scope.caches.open('x')],
        ['document', () => scope.document.cookie],
        ['localStorage', () => scope.localStorage.length],
        ['Worker', () => new scope.Worker('data:,')],
        ['require', () => scope.require('node:fs')],
        ['node:fs', () => scope.process.getBuiltinModule('node:fs')],
      ];
      const open: string[] = [];
      for (const [name, way] of ways) {
        try { await way(); open.push(name); } catch {}
      }
      return 'open: ' + (open.join(', ') || 'none');
    }`,
    outcome: 'failed',
    says: /open: none/,
  },
  {
    name: 'a memory bomb',
    code: attack('const all: unknown[] = []; for (;;) all.push(new Array(100_000).fill(0).map(() => ({})));'),
    outcome: 'timeout',
    says: /still running after|out of memory/,
  },
];
