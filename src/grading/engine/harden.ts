/**
 * Freezes the language's built-ins, so that learner code cannot change what the suites and the assertions
 * stand on: `Array.prototype.push = …` throws a `TypeError` where it is written.
 *
 * Globals stay extensible, and clocks and timers stay replaceable: fake timers need them, and no suite
 * trusts them. `withFetchTypes` includes `Headers`, `Request` and `Response`. The method is that of Hardened JavaScript (https://docs.endojs.org/modules/ses.html), without
 * its removal of newer built-ins.
 */
export function harden(withFetchTypes: boolean): void {
  const frozen = new Set<object>();
  const wanted = withFetchTypes ? [...standard, 'Headers', 'Request', 'Response'] : standard;
  const names = wanted.filter((name) => Object.hasOwn(globalThis, name));
  const roots = [...names.map((name) => Reflect.get(globalThis, name) as unknown), ...unnamed()];
  settleError();
  for (const prototype of overridable()) enableOverride(prototype);
  for (const root of roots) freezeDeep(root, frozen);
  for (const name of names) if (!replaceable.has(name)) lockGlobal(name);
}

/** What a suite may stand on: ECMAScript's globals, and the web's values that run in every runtime. */
const standard =
  `Object Function Array Number Boolean String Symbol BigInt Math JSON Reflect Proxy Promise Iterator
   Map Set WeakMap WeakSet WeakRef FinalizationRegistry RegExp Date Intl Atomics
   Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError
   ArrayBuffer SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array
   Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array
   DisposableStack AsyncDisposableStack
   eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent
   escape unescape structuredClone
   URL URLSearchParams TextEncoder TextDecoder`.split(/\s+/);

/** Frozen in themselves, but their global names may be pointed elsewhere by `vi.useFakeTimers()`. */
const replaceable = new Set(['Date', 'Intl']);

/** Intrinsics that no global names. */
function unnamed(): unknown[] {
  const proto = Object.getPrototypeOf as (value: unknown) => unknown;
  return [
    proto(function* () {}),
    proto(async function* () {}),
    proto(async function () {}),
    proto([][Symbol.iterator]()),
    proto(new Map()[Symbol.iterator]()),
    proto(new Set()[Symbol.iterator]()),
    proto(''[Symbol.iterator]()),
    proto(/a/[Symbol.matchAll]('')),
    proto(Uint8Array),
  ];
}

/** Prototypes whose members ordinary code overrides by assignment, as in `this.name = 'NotFound'`. */
function overridable(): object[] {
  const errors = [
    Error,
    AggregateError,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  ];
  // Fake timers make an heir of `Date` and give it a `now` of its own.
  return [Object.prototype, Function.prototype, Date, ...errors.map((error) => error.prototype as object)];
}

/**
 * Turns data properties into accessors whose setter defines an own property on the heir: without it, a
 * frozen prototype would make assignments on every heir throw (the "override mistake").
 */
function enableOverride(prototype: object): void {
  for (const key of Reflect.ownKeys(prototype)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(prototype, key);
    if (!descriptor?.configurable || !descriptor.writable || !('value' in descriptor)) continue;
    const { value } = descriptor as { value: unknown };
    Reflect.defineProperty(prototype, key, {
      configurable: false,
      enumerable: descriptor.enumerable ?? false,
      get: () => value,
      set(this: object, next: unknown) {
        if (this === prototype) throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
        Reflect.defineProperty(this, key, {
          value: next,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      },
    });
  }
}

function freezeDeep(value: unknown, seen: Set<object>): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value)) return;
  seen.add(value);
  if (value === globalThis) return;
  for (const key of Reflect.ownKeys(value)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    if (!descriptor) continue;
    freezeProperty(value, key, descriptor);
    for (const part of [descriptor.value, descriptor.get, descriptor.set]) freezeDeep(part, seen);
  }
  Object.preventExtensions(value);
  freezeDeep(Reflect.getPrototypeOf(value), seen);
}

function freezeProperty(target: object, key: PropertyKey, descriptor: PropertyDescriptor): void {
  if (target === Error && key === 'stackTraceLimit') return;
  const isData = 'value' in descriptor;
  Reflect.defineProperty(
    target,
    key,
    isData ? { configurable: false, writable: false } : { configurable: false },
  );
}

/** `stackTraceLimit` stays adjustable (Vitest does it); nobody gets to rewrite the stacks of others. */
function settleError(): void {
  if (!Object.hasOwn(Error, 'stackTraceLimit')) Error.stackTraceLimit = 10;
  Reflect.defineProperty(Error, 'prepareStackTrace', {
    value: undefined,
    writable: false,
    configurable: false,
  });
}

function lockGlobal(name: string): void {
  Reflect.defineProperty(globalThis, name, { configurable: false, writable: false });
}
