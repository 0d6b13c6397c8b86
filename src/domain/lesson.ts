import { z } from 'zod';

const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const lessonId = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must be `<part>/<lesson>`');

/** The front matter of a lesson. */
export const lessonSchema = z.strictObject({
  title: z.string().min(3).max(80),
  part: slug.describe('an id of `content/parts.json`, and the folder the lesson lies in'),
  order: z.number().int().min(1).describe('place within the part, from 1'),
  promise: z
    .string()
    .min(20)
    .max(240)
    .regex(/^[^.!?]+[.!?]$/, 'must be one sentence: what the reader can do afterwards'),
  minutes: z.number().int().min(1).max(60).describe('reading time'),
  covers: z.array(z.string()).describe('section ids of `content/outline.json`'),
  prerequisites: z.array(lessonId).default([]),
  katas: z.array(slug).default([]),
  related: z.array(lessonId).default([]),
  furtherReading: z
    .array(
      z.strictObject({
        title: z.string(),
        by: z.string(),
        year: z.number().int().min(1930).max(2100),
        url: z.url().optional(),
      }),
    )
    .default([]),
});
export type Lesson = z.infer<typeof lessonSchema>;

/** One line of `content/parts.json`: the parts of the course, in order. */
export const partSchema = z.strictObject({ id: slug, title: z.string(), about: z.string() });
export type Part = z.infer<typeof partSchema>;

/**
 * One section of the documents that the course follows, with the level of its heading, or a system that one
 * of them lists. What is `required` must be covered by some lesson.
 */
export const sectionSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  level: z.number().int().min(1).max(6).optional(),
  required: z.boolean(),
});
export type Section = z.infer<typeof sectionSchema>;
