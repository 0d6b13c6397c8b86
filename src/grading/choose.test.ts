import { expect, it } from 'vitest';
import { chooseRuntime } from './choose.ts';
import type { Runtime } from './runtime.ts';
import type { BootStatus } from './webcontainer/boot-status.ts';

const runtime = (name: Runtime['name']): Runtime => ({
  name,
  run: () => Promise.resolve({ how: 'finished' }),
});
const worker = runtime('worker');
const container = (status: BootStatus) => ({
  status: () => status,
  runtime: () => (status.state === 'ready' ? runtime('webcontainer') : undefined),
});
const failed = { state: 'failed', problem: 'unreachable', reason: 'no network', canRetry: true } as const;

it.each([
  ['auto', { state: 'ready' }, 'webcontainer', undefined],
  ['auto', { state: 'booting' }, 'worker', undefined],
  ['auto', failed, 'worker', /no network/],
  ['worker', { state: 'ready' }, 'worker', undefined],
  ['webcontainer', { state: 'booting' }, 'worker', /still starting/],
  ['webcontainer', failed, 'worker', /no network/],
] as const)('with %s and a container that is %o takes the %s', (preference, status, name, note) => {
  const choice = chooseRuntime(preference, container(status), worker);
  expect(choice.runtime.name).toBe(name);
  if (note) expect(choice.note).toMatch(note);
  else expect(choice.note).toBeUndefined();
});
