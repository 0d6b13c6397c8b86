import type { Runtime } from '../runtime.ts';
import { toBootError } from './boot-error.ts';
import type { BootProblem } from './boot-error.ts';
import { bootWebContainer } from './boot.ts';
import type { BootOptions } from './boot.ts';
import { createWebContainerRuntime } from './runtime.ts';
import type { Container } from './runtime.ts';

/** How far the page's WebContainer is; `reason` is for the learner, once. */
export type BootStatus =
  | { state: 'off' | 'booting' | 'ready' }
  | { state: 'failed'; problem: BootProblem; reason: string; canRetry: boolean };

/** The page's WebContainer, booting in the background while everything else goes on. */
export interface WebContainerBoot {
  /** Begins to boot; does nothing while a container boots or is ready. */
  start(): void;
  /** Calls the boot off, or tears the container down. */
  stop(): void;
  status(): BootStatus;
  /** Calls `listener` with every new status; returns what ends that. */
  subscribe(listener: (status: BootStatus) => void): () => void;
  /** The runtime while the status is `ready`; ask before every run. */
  runtime(): Runtime | undefined;
}

type Boot = (options: BootOptions) => Promise<Container & { teardown(): void }>;

/** Prepares the page's background boot; there is one in a page. Nothing is loaded before `start`. */
export function createWebContainerBoot(
  options: Omit<BootOptions, 'signal'>,
  boot: Boot = bootWebContainer,
): WebContainerBoot {
  let status: BootStatus = { state: 'off' };
  let runtime: Runtime | undefined;
  let end = (): void => undefined;
  const listeners = new Set<(status: BootStatus) => void>();

  const become = (next: BootStatus): void => {
    status = next;
    for (const listener of [...listeners]) listener(next);
  };

  const begin = (): void => {
    const calledOff = new AbortController();
    end = () => calledOff.abort();
    become({ state: 'booting' });
    boot({ ...options, signal: calledOff.signal }).then(
      (container) => {
        if (calledOff.signal.aborted) container.teardown();
        else open(container);
      },
      (error: unknown) => {
        if (calledOff.signal.aborted) return;
        const { problem, message: reason, canRetry } = toBootError(error);
        become({ state: 'failed', problem, reason, canRetry });
      },
    );
  };

  const open = (container: Awaited<ReturnType<Boot>>): void => {
    runtime = createWebContainerRuntime(container, () => {
      close();
      begin();
    });
    end = () => container.teardown();
    become({ state: 'ready' });
  };

  const close = (): void => {
    runtime = undefined;
    try {
      end();
    } catch {
      // Somebody else has torn it down.
    }
  };

  return {
    start() {
      if (status.state !== 'booting' && status.state !== 'ready') begin();
    },
    stop() {
      close();
      become({ state: 'off' });
    },
    status: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    runtime: () => runtime,
  };
}
