import type { Line, Log } from './log.ts';
import { print } from './print.ts';

const { apply, get, getOwnPropertyDescriptor, getPrototypeOf, has, set } = Reflect;
const { defineProperty } = Object;
const { then } = Promise.prototype;

/** A method that asks something answers `undefined` when there is nothing; one that commands says nothing. */
const asks = /^(get|has|is|peek|find|read|first|last|next|at|keys|values|size|length)/;

const showPromise = (line: Line, promise: object, shows: (result: never) => boolean): void => {
  const call = line.text;
  line.text = `${call} → a promise, pending`;
  void apply(then, promise, [
    (value: never) => (line.text = shows(value) ? `${call} → a promise of ${print(value)}` : call),
    (error: unknown) => (line.text = `${call} → a promise, rejected with ${print(error)}`),
  ]);
};

/** Tells a call while it happens: the line first, then what happens inside it, then the result. */
export const tellCall = <T>(log: Log, text: string, shows: (result: T) => boolean, run: () => T): T => {
  const line = log.add(text);
  try {
    const result = log.inside(run);
    if (result instanceof Promise) showPromise(line, result, shows);
    else if (shows(result)) line.text += ` → ${print(result)}`;
    return result;
  } catch (error) {
    line.text += ` threw ${print(error)}`;
    throw error;
  }
};

const printAll = (args: readonly unknown[]): string => args.map(print).join(', ');

/** `name(…)` as a line. */
export const callText = (name: string, args: readonly unknown[]): string => `${name}(${printAll(args)})`;

const findProperty = (target: object, key: string): PropertyDescriptor | undefined => {
  for (let at: object | null = target; at; at = getPrototypeOf(at)) {
    const property = getOwnPropertyDescriptor(at, key);
    if (property) return property;
  }
  return undefined;
};

/** A Proxy may not disguise a property that is fixed on the target itself (on its prototype it may be). */
const isFixed = (target: object, key: string): boolean => {
  const own = getOwnPropertyDescriptor(target, key);
  return own !== undefined && !own.configurable && !own.writable;
};

/**
 * A stand-in for `target` that tells the log of every call and read made through it. Methods run on the real
 * target, so `#private` members work and what the target does to itself is not told.
 */
export const watch = <T extends object>(log: Log, name: string, target: T): T => {
  const method = (key: string, body: (...args: never[]) => unknown) => {
    const told = (...args: unknown[]): unknown => {
      const shows = (result: unknown) => result !== target && (result !== undefined || asks.test(key));
      const result = tellCall(log, callText(`${name}.${key}`, args), shows, () => apply(body, target, args));
      return result === target ? proxy : result;
    };
    return defineProperty(told, 'name', { value: `${name}.${key}` });
  };
  const read = (key: string): unknown => {
    const property = findProperty(target, key);
    if (!property || isFixed(target, key)) return get(target, key, target);
    const value: unknown = property.value;
    if (typeof value === 'function') return method(key, value as () => unknown);
    return tellCall(
      log,
      `${name}.${key}`,
      () => true,
      () => get(target, key, target),
    );
  };
  const proxy = new Proxy(target, {
    get: (_, key) => (typeof key === 'string' && has(target, key) ? read(key) : get(target, key, target)),
    set: (_, key, value) => set(target, key, value, target),
  });
  return proxy;
};
