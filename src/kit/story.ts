import { Log } from './log.ts';
import { print } from './print.ts';
import { withoutStrays } from './promises.ts';
import { callText, tellCall, watch } from './watch.ts';

const { apply, construct, defineProperty, isExtensible } = Reflect;
const { hasOwn } = Object;

/** What a test's body tells its story with. */
export interface Story {
  /** Adds a line. */
  say: (line: string) => void;
  /**
   * A stand-in for `target`: each call and read made through it becomes a line with its result. `opening` is
   * a line that introduces it.
   */
  watch: <T extends object>(name: string, target: T, opening?: string) => T;
  /** `new Class(...args)` as the first line, and the watched instance. Throws what the constructor throws. */
  create: <A extends unknown[], T extends object>(
    name: string,
    Class: new (...args: A) => T,
    ...args: A
  ) => T;
  /** A function to hand out: each call becomes a line, and its arguments an item of the array beside it. */
  spy: <A extends unknown[], R = void>(name: string, body?: (...args: A) => R) => [(...args: A) => R, A[]];
}

const create: (log: Log) => Story['create'] =
  (log) =>
  (name, Class, ...args) => {
    if (typeof Class !== 'function') throw new TypeError(`the class for ${name} is missing: is it exported?`);
    const text = `const ${name} = new ${callText(Class.name, args)}`;
    return watch(
      log,
      name,
      tellCall(
        log,
        text,
        () => false,
        () => construct(Class, args),
      ),
    );
  };

const spy: (log: Log) => Story['spy'] = (log) => (name, body) => {
  const calls: Parameters<NonNullable<typeof body>>[] = [];
  const told = (...args: Parameters<NonNullable<typeof body>>) => {
    calls.push(args);
    const shows = (result: unknown) => result !== undefined;
    return tellCall(log, callText(name, args), shows, () => body && apply(body, undefined, args)) as never;
  };
  return [Object.defineProperty(told, 'name', { value: name }), calls];
};

/** The storyteller that writes into `log`. */
export const tell = (log: Log): Story => ({
  say: (line) => void log.add(line),
  watch: (name, target, opening) => {
    if (opening !== undefined) log.add(opening);
    return watch(log, name, target);
  },
  create: create(log),
  spy: spy(log),
});

const isObject = (value: unknown): value is object =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

const attach = (error: object, key: string, value: unknown): void => {
  if (hasOwn(error, key) || !isExtensible(error)) return;
  defineProperty(error, key, { value, enumerable: true, configurable: true, writable: true });
};

/**
 * The same error with `story`, `why` and whatever `more` holds as properties of its own; what is no object is
 * wrapped in an Error.
 */
export const withStory = (
  thrown: unknown,
  story: string[],
  why: string,
  more: Readonly<Record<string, unknown>> = {},
): object => {
  const error = isObject(thrown) ? thrown : new Error(`threw ${print(thrown)}, which is not an Error`);
  try {
    for (const [key, value] of Object.entries({ story, why, ...more })) attach(error, key, value);
  } catch {
    // A hostile error (a Proxy that throws) goes out as it came: it fails the test all the same.
  }
  return error;
};

/**
 * A test's body that tells a story: if it throws, the error carries what was done (`story: string[]`) and
 * why it matters (`why`). A rejected promise that nobody handles fails it too. Works under any runner:
 * `it('…', story('…', (s) => { … }))`.
 */
export const story = (why: string, body: (s: Story) => void | Promise<void>) => async (): Promise<void> => {
  const log = new Log();
  try {
    await withoutStrays(() => body(tell(log)));
  } catch (error) {
    throw withStory(error, log.lines(), why);
  }
};
