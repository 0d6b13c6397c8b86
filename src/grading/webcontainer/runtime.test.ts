import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { encodeEvent } from '../node-stream.ts';
import type { EngineEvent } from '../events.ts';
import type { Job } from '../runtime.ts';
import { createWebContainerRuntime } from './runtime.ts';
import type { Container } from './runtime.ts';

const job: Job = {
  modules: { 'a.ts': 'the submission' },
  stages: [{ id: 's', path: 's.test.ts', code: 'the hidden suite' }],
  decided: [],
  stopAtFailure: false,
  limits: { testMs: 100, suiteMs: 1_000, memoryMb: 64 },
};

/** A container whose one process does what the test says. */
function fakeContainer(overrides: Partial<Container> = {}) {
  const files = new Map<string, string>();
  const child = {
    kill: vi.fn(),
    say: vi.fn<(text: string) => void>(),
    end: vi.fn<(code: number) => void>(),
    received: '',
  };
  const spawn = vi.fn(async () => ({
    output: new ReadableStream<string>({
      start: (controller) => void child.say.mockImplementation((text) => controller.enqueue(text)),
    }),
    input: new WritableStream<string>({ write: (text) => void (child.received += text) }),
    exit: new Promise<number>((resolve) => child.end.mockImplementation(resolve)),
    kill: child.kill,
    resize: () => undefined,
  }));
  const container = {
    fs: {
      mkdir: async () => undefined,
      writeFile: async (path: string, text: string) => void files.set(path, text),
      rm: async (folder: string) => files.forEach((_, path) => path.startsWith(folder) && files.delete(path)),
    },
    spawn,
    ...overrides,
  } as unknown as Container;
  return { container, child, files, spawn };
}

const decode = (received: string): { secret: string; job: Job } =>
  JSON.parse(atob(received.replace(/\n|\.\n$/g, ''))) as { secret: string; job: Job };
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('writes the submission to a file, sends the suites over standard input, and removes the file', async () => {
  const { container, child, files, spawn } = fakeContainer();
  const heard: EngineEvent[] = [];
  const run = createWebContainerRuntime(container).run(
    job,
    (event) => heard.push(event),
    new AbortController().signal,
  );
  await settled();
  const [[path, text] = []] = [...files];
  expect(path).toMatch(/^runs\/\d+\/submission\.json$/);
  expect(text).toBe(JSON.stringify(job.modules));
  expect(spawn).toHaveBeenCalledExactlyOnceWith('node', ['engine.mjs', path], {
    env: { NODE_OPTIONS: '--max-old-space-size=64' },
  });
  const received = decode(child.received);
  expect(received.job).toEqual({ ...job, modules: {} });
  child.say(encodeEvent({ type: 'finished' }, received.secret));
  expect(await run).toEqual({ how: 'finished' });
  expect(heard).toEqual([{ type: 'finished' }]);
  expect(files.size).toBe(0);
});

it('reports what a process said last, also when that comes after its exit code', async () => {
  const { container, child } = fakeContainer();
  const run = createWebContainerRuntime(container).run(job, vi.fn(), new AbortController().signal);
  await settled();
  child.end(134);
  await settled();
  child.say('FATAL ERROR: JavaScript heap out of memory\r\n');
  await vi.advanceTimersByTimeAsync(500);
  expect(await run).toEqual({ how: 'died', reason: 'out of memory' });
});

it('dies with the reason when the container fails, and does not reject', async () => {
  const gone = async (): Promise<never> => Promise.reject(new Error('Proxy has been released'));
  const { container } = fakeContainer({ spawn: gone, fs: { mkdir: gone, writeFile: gone, rm: gone } });
  const exit = await createWebContainerRuntime(container).run(job, vi.fn(), new AbortController().signal);
  expect(exit).toEqual({ how: 'died', reason: 'the WebContainer failed: Proxy has been released' });
});

it('sends nothing to a process that starts after the run was called off', async () => {
  const { container, child } = fakeContainer();
  const ending = new AbortController();
  const run = createWebContainerRuntime(container).run(job, vi.fn(), ending.signal);
  ending.abort();
  expect((await run).how).toBe('died');
  expect(child.kill).toHaveBeenCalled();
  expect(child.received).toBe('');
});

it('gives up on a process that cannot be killed, and asks for a new container once no run follows', async () => {
  const { container, child } = fakeContainer();
  const onStuck = vi.fn();
  const runtime = createWebContainerRuntime(container, onStuck);
  const ending = new AbortController();
  const first = runtime.run(job, vi.fn(), ending.signal);
  await settled();
  ending.abort();
  expect(child.kill).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1_000);
  expect((await first).how).toBe('died');

  const second = runtime.run(job, vi.fn(), new AbortController().signal);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(onStuck).not.toHaveBeenCalled();
  child.end(1);
  await vi.advanceTimersByTimeAsync(500);
  await second;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(onStuck).toHaveBeenCalledOnce();
});

it('asks for no new container after a process that was killed', async () => {
  const { container, child } = fakeContainer();
  const onStuck = vi.fn();
  const ending = new AbortController();
  const run = createWebContainerRuntime(container, onStuck).run(job, vi.fn(), ending.signal);
  child.kill.mockImplementation(() => child.end(137));
  await settled();
  ending.abort();
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await run).how).toBe('died');
  expect(onStuck).not.toHaveBeenCalled();
});
