import type { Runtime } from './runtime.ts';
import { gradingUrls, workerRuntime } from './site.ts';
import { createWebContainerBoot } from './webcontainer/boot-status.ts';
import type { BootStatus, WebContainerBoot } from './webcontainer/boot-status.ts';

/** What the learner wants: `auto` takes a WebContainer where one has booted, a Worker otherwise. */
export type Preference = 'auto' | 'worker' | 'webcontainer';

/** How far the runtimes are; `reason` says why a WebContainer did not boot, for the learner. */
export interface RuntimeStatus {
  webcontainer: BootStatus['state'];
  reason?: string;
  worker: 'ready';
}

/** The runtime for the next run; `note` says why it is not the one that was wished for. */
export interface RuntimeChoice {
  runtime: Runtime;
  note?: string;
}

/** Long enough for a first visit on a slow line, in ms; nobody waits for it: the Worker grades meanwhile. */
const bootMs = 60_000;

let boot: WebContainerBoot | undefined;

const pageBoot = (): WebContainerBoot => {
  boot ??= createWebContainerBoot({ engineUrl: gradingUrls.nodeEngineUrl, timeoutMs: bootMs });
  return boot;
};

/**
 * Gets the runtimes ready in the background: the Worker always, a WebContainer unless the learner does not
 * want one. `choose` answers at once, with what is ready at that moment.
 */
export function prepareRuntimes(preference: Preference) {
  const worker = workerRuntime();
  worker.warm();
  const container = pageBoot();
  if (preference !== 'worker') container.start();
  return {
    choose: (): RuntimeChoice => chooseRuntime(preference, container, worker),
    /** Tells `listener` the status now and whenever it changes; returns what ends that. */
    status(listener: (status: RuntimeStatus) => void): () => void {
      listener(statusOf(container.status()));
      return container.subscribe((status) => listener(statusOf(status)));
    },
  };
}

/** The rule of choice: never wait, and say so if it is not what was asked for. */
export function chooseRuntime(
  preference: Preference,
  container: Pick<WebContainerBoot, 'status' | 'runtime'>,
  worker: Runtime,
): RuntimeChoice {
  if (preference === 'worker') return { runtime: worker };
  const ready = container.runtime();
  if (ready) return { runtime: ready };
  const status = container.status();
  if (status.state === 'failed') return { runtime: worker, note: status.reason };
  if (preference === 'auto') return { runtime: worker };
  return { runtime: worker, note: 'The WebContainer is still starting; this run did not wait for it.' };
}

const statusOf = (status: BootStatus): RuntimeStatus => ({
  webcontainer: status.state,
  worker: 'ready',
  ...(status.state === 'failed' && { reason: status.reason }),
});
