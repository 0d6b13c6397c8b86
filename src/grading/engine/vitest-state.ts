import { setSafeTimers } from 'vitest/internal/browser';
import type { Job } from '../runtime.ts';
import { __vault } from './vault.ts';

/** The part of Vitest's serialised configuration that its runner reads. */
export function runnerConfig({ limits, shuffleSeed }: Job): object {
  return {
    root: '/',
    name: undefined,
    setupFiles: [],
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: true,
    sequence: {
      shuffle: shuffleSeed !== undefined,
      seed: shuffleSeed ?? 0,
      concurrent: false,
      hooks: 'stack',
    },
    maxConcurrency: 5,
    testTimeout: limits.testMs,
    hookTimeout: limits.testMs,
    retry: 0,
    repeats: 0,
    includeTaskLocation: false,
    tags: [],
    strictTags: false,
    fakeTimers: { toFake: undefined },
    expect: {},
    experimental: {},
    snapshotOptions: { updateSnapshot: 'none', expand: false },
  };
}

/** Gives Vitest the worker state it expects to find; must run before the first test is collected. */
export function provideState(config: object): void {
  setSafeTimers();
  __vault['__vitest_worker__'] = {
    config,
    ctx: { pool: 'threads' },
    environment: { name: 'web' },
    providedContext: {},
    filepath: '',
    metaEnv: {},
    onCleanup: () => undefined,
  };
}
