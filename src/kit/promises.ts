const { apply } = Reflect;
const { then } = Promise.prototype;
const { setTimeout } = globalThis;

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
}

/** Where a host tells of rejections that nobody handled: Node's `process`, or a window's or Worker's global. */
const host = globalThis as Host;
const { process } = host;
const [event, on, off] = process?.on
  ? ['unhandledRejection', process.on.bind(process), process.off?.bind(process)]
  : ['unhandledrejection', host.addEventListener?.bind(host), host.removeEventListener?.bind(host)];

/** Hosts tell of a stray rejection once the event loop has turned, not sooner. */
const turn = () => new Promise((done) => setTimeout(done, 0));

/** Runs `body` and counts the promises that were rejected meanwhile with nobody to handle it. */
export const strayRejections = async (body: () => Promise<void>): Promise<number> => {
  let count = 0;
  const listener = () => void count++;
  on?.(event, listener);
  try {
    await body();
    await turn();
    await turn();
  } finally {
    off?.(event, listener);
  }
  return count;
};
