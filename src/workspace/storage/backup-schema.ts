import { z } from 'zod';
import { runtimeNames } from '../../domain/kata.ts';
import type { Report } from '../../domain/report.ts';
import { snapshotReasons, type Everything, type SnapshotReason } from './records.ts';

const failure = z.object({
  kind: z.enum(['assertion', 'error', 'timeout', 'unhandled', 'crash', 'syntax', 'tampering']),
  message: z.string(),
  story: z.array(z.string()).optional(),
  expected: z.string().optional(),
  received: z.string().optional(),
  why: z.string().optional(),
  location: z
    .object({ file: z.string(), line: z.number(), column: z.number(), method: z.string().optional() })
    .optional(),
});

const consoleLine = z.object({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text: z.string(),
  stage: z.string().optional(),
  test: z.string().optional(),
});

const test = z.object({
  id: z.string(),
  stage: z.string(),
  path: z.array(z.string()),
  outcome: z.enum(['passed', 'failed', 'timeout', 'crashed', 'skipped', 'lost', 'pending', 'running']),
  durationMs: z.number().optional(),
  failures: z.array(failure),
  console: z.array(consoleLine),
});

const report: z.ZodType<Report> = z.object({
  run: z.string(),
  runtime: z.enum(runtimeNames).optional(),
  state: z.enum(['waiting', 'running', 'passed', 'failed']),
  stages: z.array(
    z.object({
      id: z.string(),
      state: z.enum(['pending', 'running', 'passed', 'failed']),
      tests: z.array(test),
      failures: z.array(failure),
      console: z.array(consoleLine),
      durationMs: z.number().optional(),
    }),
  ),
  death: failure.optional(),
  durationMs: z.number().optional(),
});

const verdict = z.object({ report, at: z.number(), text: z.string(), kataVersion: z.number() });
const files = z.record(z.string(), z.string());
const slug = z.string().min(1);

/** All that is stored, as an export holds it. */
export const everythingSchema: z.ZodType<Everything> = z.object({
  workspaces: z.array(
    z.object({
      slug,
      files,
      kataVersion: z.number().int(),
      revision: z.number().int().min(1),
      updatedAt: z.number(),
    }),
  ),
  results: z.array(
    z.object({
      slug,
      run: verdict.optional(),
      submit: verdict.optional(),
      passed: z.array(z.string()),
      hints: z.record(z.string(), z.number().int()),
    }),
  ),
  snapshots: z.array(
    z.object({
      id: z.number().optional(),
      slug,
      files,
      kataVersion: z.number().int(),
      at: z.number(),
      reason: z.enum(Object.keys(snapshotReasons) as SnapshotReason[]),
    }),
  ),
});
