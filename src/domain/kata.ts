import { z } from 'zod';

/** Where a submission can run. */
export const runtimeNames = ['worker', 'webcontainer', 'node'] as const;
export type RuntimeName = (typeof runtimeNames)[number];

const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');

const lessonRef = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be `<part>/<lesson>`');

const sourceFile = z.string().regex(/^[\w-]+(\/[\w-]+)*\.ts$/, 'must be a `.ts` file name');

/** What a submission may use before the grader ends it: milliseconds of wall clock, mebibytes of heap. */
export const limitsSchema = z.strictObject({
  testMs: z.number().int().min(100).max(60_000).default(2_000).describe('longest time for one test, in ms'),
  suiteMs: z
    .number()
    .int()
    .min(1_000)
    .max(300_000)
    .default(30_000)
    .describe('longest time for one stage, in ms'),
  memoryMb: z.number().int().min(64).max(4_096).default(256).describe('heap of the `node` runtime, in MiB'),
});
export type Limits = z.infer<typeof limitsSchema>;

/** One step of a kata: `suite` is a file in `hidden/`; `lesson` is `<part>/<lesson>`. */
export const stageSchema = z.strictObject({
  id: slug,
  title: z.string().min(3).max(60),
  suite: z.string().regex(/^[\w-]+\.test\.ts$/, 'must be a `*.test.ts` file in `hidden/`'),
  lesson: lessonRef.optional(),
});
export type Stage = z.infer<typeof stageSchema>;

/** The whole of `kata.json`. The slug is the folder's name, the id and the URL. */
export const kataSchema = z.strictObject({
  $schema: z.string().optional(),
  slug,
  title: z.string().min(3).max(60),
  summary: z.string().min(20).max(240),
  difficulty: z.enum(['easy', 'medium', 'hard']),
  concepts: z.array(z.string()).min(1),
  lessons: z.array(lessonRef).describe('lessons that lead to this kata, as `<part>/<lesson>`'),
  entry: sourceFile.describe('the file that the learner opens first'),
  stages: z.array(stageSchema).min(1),
  limits: limitsSchema.prefault({}),
  runtimes: z.array(z.enum(runtimeNames)).min(1).default(['worker', 'webcontainer', 'node']),
  version: z.number().int().min(1).describe('raise it when the starter or a suite changes'),
});
export type Kata = z.infer<typeof kataSchema>;

/** The whole of `impostor.json`: a known-wrong solution, and who must catch it. */
export const impostorSchema = z.strictObject({
  $schema: z.string().optional(),
  stage: slug.describe('id of the first stage that the impostor does not pass'),
  test: z.string().min(1).describe('the test of that stage that must fail, as `describe › test title`'),
  belief: z.string().min(10).describe('what someone who writes this believes, in one sentence'),
});
export type Impostor = z.infer<typeof impostorSchema>;
