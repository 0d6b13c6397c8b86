const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { isArray } = Array;
const { is } = Object;
const { entries } = Map.prototype;
const { values } = Set.prototype;
const { toISOString } = Date.prototype;

/** How much of a value is shown: a line of a story is read at a glance. */
const LIMITS = { depth: 3, items: 8, text: 60, line: 160 };

const quote = (text: string): string => {
  const cut = text.length > LIMITS.text ? `${text.slice(0, LIMITS.text)}…` : text;
  return `'${JSON.stringify(cut).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
};

const className = (value: object): string => {
  const prototype = getPrototypeOf(value) as { constructor?: unknown } | null;
  const constructor = prototype?.constructor;
  return typeof constructor === 'function' && constructor.name !== 'Object' ? constructor.name : '';
};

const functionName = (value: object): string => {
  const name: unknown = getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name === 'string' && name !== '' ? name : '() => …';
};

const join = (before: string, parts: string[], total: number, after: string): string => {
  const all = total > parts.length ? [...parts, `… ${total - parts.length} more`] : parts;
  if (all.length === 0) return `${before.trimEnd()}${after.trimStart()}`;
  return `${before}${all.join(', ')}${after}`;
};

/** Prints values on one line, each container once: what is on `path` already is a cycle. */
class Printer {
  readonly #path: object[] = [];

  print(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return quote(value);
      case 'number':
        return is(value, -0) ? '-0' : String(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return String(value);
      case 'function':
        return functionName(value);
      case 'object':
        return value === null ? 'null' : this.#guarded(value);
      case 'boolean':
      case 'undefined':
        return String(value);
    }
  }

  #guarded(value: object): string {
    if (this.#path.includes(value)) return '[circular]';
    if (this.#path.length >= LIMITS.depth) return isArray(value) ? '[…]' : '{…}';
    this.#path.push(value);
    try {
      return this.#object(value);
    } catch {
      return '[unprintable]';
    } finally {
      this.#path.pop();
    }
  }

  #object(value: object): string {
    if (isArray(value)) return this.#array(value);
    if (value instanceof Error) return this.#error(value);
    if (value instanceof Map) return this.#map(value);
    if (value instanceof Set) return this.#set(value);
    if (value instanceof Date) return `Date ${apply(toISOString, value, [])}`;
    if (value instanceof Promise) return 'a promise';
    return this.#plain(value);
  }

  #array(value: readonly unknown[]): string {
    const shown = value.slice(0, LIMITS.items).map((item) => this.print(item));
    return join('[', shown, value.length, ']');
  }

  #error(value: Error): string {
    const message: unknown = getOwnPropertyDescriptor(value, 'message')?.value;
    return typeof message === 'string' && message !== '' ? `${value.name}: ${message}` : value.name;
  }

  #map(value: Map<unknown, unknown>): string {
    const all = [...(apply(entries, value, []) as Iterable<[unknown, unknown]>)];
    const shown = all.slice(0, LIMITS.items).map(([k, v]) => `${this.print(k)} => ${this.print(v)}`);
    return join(`Map(${all.length}) { `, shown, all.length, ' }');
  }

  #set(value: Set<unknown>): string {
    const all = [...(apply(values, value, []) as Iterable<unknown>)];
    return join(
      `Set(${all.length}) { `,
      all.slice(0, LIMITS.items).map((item) => this.print(item)),
      all.length,
      ' }',
    );
  }

  #plain(value: object): string {
    const keys = ownKeys(value);
    const shown = keys.slice(0, LIMITS.items).map((key) => {
      const [property, content] = [this.#key(key), this.#property(value, key)];
      return property === content ? property : `${property}: ${content}`;
    });
    const name = className(value);
    return join(name ? `${name} { ` : '{ ', shown, keys.length, ' }');
  }

  #key(key: string | symbol): string {
    if (typeof key === 'symbol') return `[${String(key)}]`;
    return /^[\w$]+$/.test(key) ? key : quote(key);
  }

  /** Reads the descriptor, not the property: printing must not run anyone's getter. */
  #property(value: object, key: string | symbol): string {
    const property = getOwnPropertyDescriptor(value, key);
    return property && 'value' in property ? this.print(property.value) : '[getter]';
  }
}

/** A value on one short line, the way one would write it in JavaScript. Never throws, whatever it is given. */
export const print = (value: unknown): string => {
  const text = new Printer().print(value);
  return text.length > LIMITS.line ? `${text.slice(0, LIMITS.line)}…` : text;
};
