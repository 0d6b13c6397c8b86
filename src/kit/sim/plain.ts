import { print } from '../print.ts';

const { isArray } = Array;
const { isFinite } = Number;
const { apply } = Reflect;
const { getOwnPropertySymbols, getPrototypeOf, hasOwn, keys, prototype } = Object;
const { toString } = prototype;

/** Plain data: what JSON can carry, and so what a wire and a disk can. A field may be `undefined`, which is to be absent. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [field: string]: Plain | undefined };

/** What cuts an endless value, cycles included. */
const LIMITS = { values: 10_000, depth: 100 };

interface Copying {
  /** What is copied, for the error: `a message`. */
  what: string;
  /** How many more values it may hold. */
  allowance: number;
}

const refuse = (what: string, value: unknown): never => {
  const it = typeof value === 'function' ? `the function ${print(value)}` : print(value);
  throw new TypeError(`${what} is plain data, as JSON can carry it, and cannot hold ${it}`);
};

const spend = (copying: Copying, values: number): void => {
  copying.allowance -= values;
  if (copying.allowance < 0)
    throw new RangeError(
      `${copying.what} holds at most ${LIMITS.values} values, ${LIMITS.depth} deep, and never itself`,
    );
};

const copyArray = (source: readonly unknown[], copying: Copying, depth: number): unknown[] => {
  spend(copying, source.length);
  const copy: unknown[] = [];
  for (let i = 0; i < source.length; i++) copy.push(copyValue(source[i], copying, depth));
  return copy;
};

/** An instance of a class is copied as its fields. A Map or a Date has none, and would arrive empty. */
const isRecord = (value: object): boolean => {
  const from = getPrototypeOf(value) as unknown;
  return from === prototype || from === null || apply(toString, value, []) === '[object Object]';
};

const copyObject = (source: object, copying: Copying, depth: number): object => {
  if (!isRecord(source)) refuse(copying.what, source);
  const copy: Record<string, unknown> = { ...source };
  if (getOwnPropertySymbols(copy).length > 0) refuse(copying.what, source);
  for (const key in copy) {
    spend(copying, 1);
    const value = copy[key];
    if (typeof value !== 'string' && value !== undefined) copy[key] = copyValue(value, copying, depth);
  }
  return copy;
};

const copyValue = (value: unknown, copying: Copying, depth: number): unknown => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return isFinite(value) ? value : refuse(copying.what, value);
    case 'object':
      if (value === null) return null;
      if (depth >= LIMITS.depth) spend(copying, Infinity);
      return isArray(value) ? copyArray(value, copying, depth + 1) : copyObject(value, copying, depth + 1);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return refuse(copying.what, value);
  }
};

/**
 * A copy that shares nothing with `value`: its own fields and items, without prototypes. Throws a TypeError or
 * RangeError that begins with `what` if the value is not plain data, and whatever a hostile one throws when read.
 */
export const copyPlain = (value: unknown, what: string): Plain =>
  copyValue(value, { what, allowance: LIMITS.values }, 0) as Plain;

/** Whether a value is the same as one of plain data; the order of fields does not matter. */
export const samePlain = (value: unknown, plain: Plain | undefined): boolean => {
  if (value === plain) return true;
  if (typeof value !== 'object' || typeof plain !== 'object' || value === null || plain === null)
    return false;
  if (isArray(value) !== isArray(plain)) return false;
  const fields = keys(value);
  if (fields.length !== keys(plain).length) return false;
  for (const field of fields)
    if (!hasOwn(plain, field) || !samePlain(value[field as never], plain[field as never])) return false;
  return true;
};
