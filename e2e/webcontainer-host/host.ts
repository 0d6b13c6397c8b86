/**
 * A test double of StackBlitz's WebContainer host: not of the client, which is the real `@webcontainer/api`.
 *
 * It serves the page that the client puts into its hidden frame. That page speaks the client's protocol and
 * passes every call on, over HTTP on the loopback interface, to this process, which keeps a temporary folder
 * for each container and runs real `node` processes in it. It runs what it is given without any sandbox:
 * for the project's own tests, and for nothing else.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { createContainer } from './container.ts';
import type { HostedContainer } from './container.ts';

export interface HostOptions {
  /** `silent` serves a page that never answers; `refusing` answers and fails to build a container. */
  mood?: 'willing' | 'silent' | 'refusing';
  /** Talks to processes as through a terminal: input comes back, lines end in CRLF, output arrives in small pieces. */
  terminal?: boolean;
  /** Takes no notice of `kill`, as WebContainers do while a process is in an endless loop. */
  stubborn?: boolean;
  /** The `node` that is run; this process's own if absent. */
  node?: string;
}

export interface Host {
  origin: string;
  /** The containers that are open: path of the folder and number of processes. */
  containers(): { root: string; processes: number }[];
  /** Ends all processes and removes all folders. */
  close(): Promise<void>;
}

/** Starts a host on a free port of 127.0.0.1. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const page = await bundlePage();
  const containers = new Map<string, HostedContainer>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    // Another name for this address (DNS rebinding), or another site's page, must not get to run processes.
    if (`http://${request.headers.host ?? ''}` !== origin)
      return send(response, 403, { error: 'wrong host' });
    if (request.method === 'GET') return sendPage(response, url.pathname);
    if (request.headers.origin !== origin) return send(response, 403, { error: 'wrong origin' });
    if (url.pathname === '/build') return send(response, 200, await open(await readJson(request)));
    const [, id = '', ...path] = url.pathname.split('/');
    const container = containers.get(id);
    if (!container) return send(response, 404, { error: 'no such container' });
    if (path[0] === 'run') return container.run(await readJson(request), response);
    const result = await container.call(path.join('/'), await readJson(request));
    if (path[0] === 'teardown') containers.delete(id);
    send(response, 200, { result });
  }

  async function open({ workdirName }: { workdirName?: string }): Promise<object> {
    if (options.mood === 'refusing') throw new Error('Unable to create more instances');
    const container = await createContainer(workdirName ?? 'project', options);
    containers.set(container.id, container);
    return { id: container.id, cwd: container.root };
  }

  function sendPage(response: ServerResponse, path: string): void {
    const script = options.mood === 'silent' ? '' : page;
    const found = new Map([
      ['/headless', ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'] as const],
      ['/page.js', ['text/javascript', script] as const],
    ]).get(path);
    if (!found) return send(response, 404, { error: 'not found' });
    response.writeHead(200, {
      'Content-Type': `${found[0]}; charset=utf-8`,
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.end(found[1]);
  }

  return {
    origin,
    containers: () =>
      [...containers.values()].map(({ root, processes }) => ({ root, processes: processes() })),
    async close() {
      await Promise.all([...containers.values()].map((container) => container.call('teardown', [])));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bundlePage(): Promise<string> {
  const entryPoints = [fileURLToPath(new URL('page.ts', import.meta.url))];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function readJson<T>(request: IncomingMessage): Promise<T> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as T;
}
