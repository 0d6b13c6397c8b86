import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { createProcesses } from './processes.ts';
import type { RunRequest } from './processes.ts';
import type { HostOptions } from './host.ts';

/** One container: a folder and its processes. */
export interface HostedContainer {
  id: string;
  root: string;
  processes(): number;
  /** Starts a process and streams what it does, as lines of JSON. */
  run(request: RunRequest, response: ServerResponse): Promise<void>;
  /** Any other call, as `fs/mkdir` or `kill`. */
  call(name: string, args: unknown[]): Promise<unknown>;
}

/** A tree of files as the client sends it: `d` a folder, `f.c` a file's text. */
type Tree = { d: Record<string, Tree> } | { f: { c: string; b?: true } };

/** Opens a container in a temporary folder, which `teardown` removes. */
export async function createContainer(workdir: string, options: HostOptions): Promise<HostedContainer> {
  const home = await mkdtemp(join(tmpdir(), 'webcontainer-'));
  const root = join(home, workdir);
  await mkdir(root);
  const processes = createProcesses(root, options);

  const inside = (path: unknown): string => {
    const full = resolve(root, String(path));
    if (full !== root && !full.startsWith(root + sep))
      throw new Error(`EACCES: \`${String(path)}\` is outside`);
    return full;
  };

  const calls: Record<string, (...args: never[]) => unknown> = {
    'fs/mkdir': (path, options) => mkdir(inside(path), options).then(() => undefined),
    'fs/writeFile': (path, data: string) => writeFile(inside(path), data),
    'fs/readFile': (path) => readFile(inside(path), 'utf8'),
    'fs/readdir': (path) => readdir(inside(path)),
    'fs/rename': (from, to) => rename(inside(from), inside(to)),
    'fs/rm': (path, options) => rm(inside(path), options ?? {}),
    loadFiles: (tree: Tree, mountPoint?: string) => writeTree(tree, inside(mountPoint ?? '.')),
    stdin: (pid: number, data: string) => processes.write(pid, data),
    kill: (pid: number) => processes.kill(pid),
    teardown: async () => {
      await processes.end();
      await rm(home, { recursive: true, force: true });
    },
  };

  return {
    id: randomUUID(),
    root,
    processes: processes.count,
    run: processes.run,
    async call(name, args) {
      const found = calls[name];
      if (!found) throw new Error(`the test host does not know \`${name}\``);
      return found(...(args as never[]));
    },
  };
}

async function writeTree(tree: Tree, path: string): Promise<void> {
  if ('f' in tree) return writeFile(path, tree.f.c, tree.f.b ? 'latin1' : 'utf8');
  await mkdir(path, { recursive: true });
  await Promise.all(Object.entries(tree.d).map(([name, entry]) => writeTree(entry, join(path, name))));
}
