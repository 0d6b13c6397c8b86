import { print } from './print.ts';

const { apply } = Reflect;
const { then } = Promise.prototype;

/** A promise that someone else decides. */
export interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
}

/** A promise with its two ends: the test says when, and how, the work behind it ends. */
export const deferred = <T>(): Deferred<T> => {
  let resolve!: Deferred<T>['resolve'];
  let reject!: Deferred<T>['reject'];
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
};

/** Lets everything that can go on without waiting go on: 50 turns of the microtask queue, and no timer. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

/** What has become of a promise, as plain data. */
export type Outcome<T> =
  { state: 'pending' } | { state: 'resolved'; value: T } | { state: 'rejected'; error: unknown };

/** What becomes of a promise once everything has settled; a promise that waits for ever is `pending`, not a hang. */
export const outcome = async <T>(promise: Promise<T>): Promise<Outcome<T>> => {
  let result: Outcome<T> = { state: 'pending' };
  apply(then, Promise.resolve(promise), [
    (value: T) => (result = { state: 'resolved', value }),
    (error: unknown) => (result = { state: 'rejected', error }),
  ]);
  await settle();
  return result;
};

type Listen = (event: string, listener: (event: unknown) => void) => void;
interface Host {
  addEventListener?: Listen;
  removeEventListener?: Listen;
  process?: { on?: Listen; off?: Listen };
  setImmediate?: (done: () => void) => void;
}

/** Where a host tells of rejections that nobody handled: Node's `process`, or a window's or Worker's global. */
const host = globalThis as Host;
const { process, setImmediate } = host;
const [event, on, off] = process?.on
  ? ['unhandledRejection', process.on.bind(process), process.off?.bind(process)]
  : ['unhandledrejection', host.addEventListener?.bind(host), host.removeEventListener?.bind(host)];

/** Node tells of a stray rejection right after the microtasks; Chromium a few tasks later. */
const TURNS = setImmediate ? 1 : 4;

const turn = (): Promise<void> =>
  new Promise((done) => {
    if (setImmediate) return setImmediate(done);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done();
    port2.postMessage(null);
  });

/**
 * Runs `body`, and throws if a promise was rejected meanwhile with nobody to handle it: a runner that sees
 * such a rejection late cannot say which test it belongs to.
 */
export const withoutStrays = async (body: () => void | Promise<void>): Promise<void> => {
  const strays: unknown[] = [];
  const listener = (stray: unknown) =>
    void strays.push(event === 'unhandledRejection' ? stray : reasonOf(stray));
  on?.(event, listener);
  try {
    await body();
  } finally {
    for (let turns = 0; turns < TURNS; turns++) await turn();
    off?.(event, listener);
  }
  if (strays.length > 0) throw new Error(`a promise was rejected and nobody handled it: ${print(strays[0])}`);
};

const reasonOf = (event: unknown): unknown => (event as { reason?: unknown }).reason;
