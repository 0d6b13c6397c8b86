import type { EngineHost } from './host.ts';

/** The modules a file may import that are not files of its own. */
export type Builtins = Readonly<Record<string, object>>;

/** What is needed to evaluate a workspace: its compiled files and what they may import. */
export interface World {
  modules: Readonly<Record<string, string>>;
  /** For the suite itself: Vitest and the kit. */
  forSuite: Builtins;
  /** For every file of the workspace, whatever its name: who could import Vitest could patch it. */
  forCode: Builtins;
  compile: EngineHost['compile'];
}

const params = ['module', 'exports', 'require'];

/**
 * Evaluates a CommonJS entry and, once each, the files it imports. Every call starts with fresh modules, so
 * that no state of one stage reaches the next.
 */
export function evaluate(world: World, entry: string, code: string): void {
  const loaded = new Map<string, { exports: object }>();

  const load = (path: string, source: string, builtins: Builtins): object => {
    const module = { exports: Object.create(missingExports(path)) as object };
    if (builtins === world.forCode) loaded.set(path, module);
    const importName = (name: string): object => importFrom(path, name, builtins);
    compile(world, path, source)(module, module.exports, importName);
    return module.exports;
  };

  const importFrom = (importer: string, name: string, builtins: Builtins): object => {
    if (!name.startsWith('.')) return builtin(world, importer, name, builtins);
    const path = resolveFile(world.modules, importer, name);
    return loaded.get(path)?.exports ?? load(path, world.modules[path] as string, world.forCode);
  };

  load(entry, code, world.forSuite);
}

function compile(world: World, path: string, source: string): (...args: unknown[]) => unknown {
  try {
    return world.compile(source, path, params);
  } catch (error) {
    throw new SyntaxError(`\`${path}\` cannot be read: ${(error as Error).message}`);
  }
}

/** Stands behind a module's exports and says what is missing, where `undefined` would only fail later. */
function missingExports(path: string): object {
  const get = (_target: object, key: string | symbol, exports: object): unknown => {
    if (typeof key === 'symbol' || key === '__esModule' || key === 'then' || key in Object.prototype) {
      return Reflect.get(Object.prototype, key) as unknown;
    }
    const names = Object.keys(exports).map((name) => `\`${name}\``);
    const found = names.length > 0 ? `only ${names.join(', ')}` : 'nothing';
    throw new TypeError(`\`${path}\` must export \`${key}\`, but it exports ${found}.`);
  };
  return new Proxy({}, { get, getPrototypeOf: () => null });
}

function builtin(world: World, importer: string, name: string, allowed: Builtins): object {
  const found = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  if (found) return found;
  if (Object.hasOwn(world.forSuite, name)) {
    throw new Error(`\`${name}\` can be imported by tests only: move the import out of \`${importer}\`.`);
  }
  throw new Error(
    `\`${importer}\` imports \`${name}\`, but a workspace has no packages: only its own files, as in \`./name\`.`,
  );
}

function resolveFile(modules: Readonly<Record<string, string>>, importer: string, name: string): string {
  const path = normalise(`${importer.includes('/') ? importer.replace(/\/[^/]*$/, '/') : ''}${name}`);
  const candidates = [path, `${path}.ts`, `${path}.js`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`];
  const found = candidates.find((candidate) => Object.hasOwn(modules, candidate));
  if (found !== undefined) return found;
  const names = Object.keys(modules).map((file) => `\`${file}\``);
  throw new Error(
    `\`${importer}\` imports \`${name}\`, which is not a file here. There is ${names.join(', ')}.`,
  );
}

function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
