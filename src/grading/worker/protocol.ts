import type { Job } from '../runtime.ts';

/** What the page tells the sandbox frame. A `run` brings the port on which the engine speaks. */
export type ToSandbox =
  { type: 'engine'; code: string } | { type: 'run'; id: number; job: Job } | { type: 'kill'; id: number };

/** What the sandbox frame answers; the engine itself speaks on its own port only. */
export type FromSandbox =
  { type: 'loaded' } | { type: 'spawned'; id: number } | { type: 'broken'; id: number; reason: string };
