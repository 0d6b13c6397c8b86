/** The test host's side of the client's hidden frame: Comlink towards the client, HTTP towards the host. */
// @ts-expect-error -- the client brings its Comlink along without types
import { Comlink as clientsComlink } from '../../node_modules/@webcontainer/api/dist/vendor/index.js';

const Comlink = clientsComlink as {
  expose(object: object, port: MessagePort): void;
  proxy<T extends object>(object: T): T;
};

type Listener = (data: Uint8Array<ArrayBuffer> | null) => void;
type Message = { pid: number } | { output: string } | { exit: number };

const decoder = new TextDecoder();

async function post(path: string, body: unknown): Promise<Response> {
  const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
  if (response.ok) return response;
  throw new Error(((await response.json()) as { error: string }).error);
}

const server = {
  async build(options: object) {
    const { id, cwd } = (await (await post('/build', options)).json()) as { id: string; cwd: string };
    return Comlink.proxy(createInstance(id, cwd));
  },
};

function createInstance(id: string, cwd: string) {
  const call = async (name: string, ...args: unknown[]): Promise<unknown> =>
    ((await (await post(`/${id}/${name}`, args)).json()) as { result?: unknown }).result;
  const method =
    (name: string) =>
    (...args: unknown[]): Promise<unknown> =>
      call(`fs/${name}`, ...args);
  const names = ['mkdir', 'writeFile', 'readFile', 'readdir', 'rename', 'rm'];
  return {
    fs: () => Comlink.proxy(Object.fromEntries(names.map((name) => [name, method(name)]))),
    previewScript: () => Comlink.proxy({}),
    runtimeInfo: () => ({ path: '/usr/bin', cwd }),
    loadFiles: (tree: Uint8Array, { mountPoints }: { mountPoints?: string }) =>
      call('loadFiles', JSON.parse(decoder.decode(tree)), mountPoints),
    run: (request: object, _stdout: unknown, _stderr: unknown, output?: Listener) =>
      run(id, call, request, output),
    teardown: () => call('teardown'),
  };
}

type Call = (name: string, ...args: unknown[]) => Promise<unknown>;

async function run(id: string, call: Call, request: object, output: Listener = () => undefined) {
  const messages = readLines(await post(`/${id}/run`, request));
  const { value: started } = await messages.next();
  if (!started || !('pid' in started)) throw new Error('the process did not start');
  const { pid } = started;
  const onExit = follow(messages, output);
  let written: Promise<unknown> = Promise.resolve();
  return Comlink.proxy({
    onExit,
    kill: () => call('kill', pid),
    resize: () => undefined,
    // One after the other: requests may overtake each other.
    write: (data: string) => (written = written.then(() => call('stdin', pid, data))),
  });
}

async function follow(messages: AsyncIterable<Message>, output: Listener): Promise<number> {
  for await (const message of messages) {
    if ('output' in message) output(Uint8Array.from(atob(message.output), (char) => char.charCodeAt(0)));
    if (!('exit' in message)) continue;
    output(null);
    return message.exit;
  }
  throw new Error('the host is gone');
}

async function* readLines(response: Response): AsyncGenerator<Message> {
  const reader = (response.body as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = `${rest}${decoder.decode(read.value)}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Message;
  }
}

const { port1, port2 } = new MessageChannel();
Comlink.expose(server, port1);
parent.postMessage({ type: 'init' }, '*', [port2]);
