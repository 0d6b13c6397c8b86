import { expect, it, vi } from 'vitest';
import { BootError } from './boot-error.ts';
import { bootWebContainer } from './boot.ts';
import type { BootOptions } from './boot.ts';
import { createWebContainerBoot } from './boot-status.ts';
import type { BootStatus } from './boot-status.ts';
import type { Container } from './runtime.ts';

type Booted = Container & { teardown(): void };

/** Boots that the test settles one by one, and all statuses that were told. */
function prepare() {
  const calls: { options: BootOptions; resolve(container: Booted): void; reject(error: unknown): void }[] =
    [];
  const boot = createWebContainerBoot(
    { engineUrl: '/engine.mjs', timeoutMs: 1_000 },
    (options) => new Promise((resolve, reject) => calls.push({ options, resolve, reject })),
  );
  const told: BootStatus['state'][] = [];
  boot.subscribe(({ state }) => told.push(state));
  return { boot, calls, told };
}

const container = (): Booted => ({ teardown: vi.fn() }) as unknown as Booted;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

it('boots once, in the background, and then has a runtime', async () => {
  const { boot, calls, told } = prepare();
  expect([boot.status().state, boot.runtime()]).toEqual(['off', undefined]);
  boot.start();
  boot.start();
  expect([calls.length, boot.runtime()]).toEqual([1, undefined]);
  calls[0]?.resolve(container());
  await settled();
  boot.start();
  expect([calls.length, boot.runtime()?.name, told]).toEqual([1, 'webcontainer', ['booting', 'ready']]);
});

it('says why it failed, and may be started again', async () => {
  const { boot, calls, told } = prepare();
  boot.start();
  calls[0]?.reject(new BootError('unreachable'));
  await settled();
  const reason = expect.stringContaining('could not be reached') as string;
  expect(boot.status()).toEqual({ state: 'failed', problem: 'unreachable', reason, canRetry: true });
  boot.start();
  calls[1]?.reject(new Error('out of cookies'));
  await settled();
  expect(boot.status()).toMatchObject({
    problem: 'refused',
    reason: expect.stringContaining('out of cookies'),
  });
  expect(told).toEqual(['booting', 'failed', 'booting', 'failed']);
});

it('calls a boot off, and tears down a container that comes too late', async () => {
  const { boot, calls, told } = prepare();
  boot.start();
  boot.stop();
  const late = container();
  expect(calls[0]?.options.signal?.aborted).toBe(true);
  calls[0]?.resolve(late);
  await settled();
  expect(late.teardown).toHaveBeenCalledOnce();
  expect(told).toEqual(['booting', 'off']);
});

it('tears its container down when stopped, also one that is gone already', async () => {
  const { boot, calls } = prepare();
  boot.start();
  const booted = container();
  vi.mocked(booted.teardown).mockImplementation(() => {
    throw new Error('WebContainer already torn down');
  });
  calls[0]?.resolve(booted);
  await settled();
  boot.stop();
  expect(booted.teardown).toHaveBeenCalledOnce();
  expect([boot.status().state, boot.runtime()]).toEqual(['off', undefined]);
});

it('tells nobody who has unsubscribed', () => {
  const { boot } = prepare();
  const listener = vi.fn();
  boot.subscribe(listener)();
  boot.start();
  expect(listener).not.toHaveBeenCalled();
});

it.each([
  ['not-isolated', { crossOriginIsolated: false }],
  ['unsupported', { crossOriginIsolated: undefined, SharedArrayBuffer: undefined }],
])('fetches nothing where a browser is %s', async (problem, globals) => {
  const fetch = vi.fn();
  for (const [name, value] of Object.entries({ ...globals, fetch })) vi.stubGlobal(name, value);
  const boot = bootWebContainer({ engineUrl: '/engine.mjs', timeoutMs: 1_000 });
  await expect(boot).rejects.toMatchObject({ problem, canRetry: false });
  expect(fetch).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
});
