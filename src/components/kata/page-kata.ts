import { CourseError } from '../../domain/course-error.ts';
import type { Kata } from '../../domain/kata.ts';

/** What the page of one kata knows while it is rendered; MDX gives components only their own attributes. */
interface Holder {
  kata?: Kata;
  hints?: Map<string, number>;
}

/** Tells the components of a brief whose page they are on. */
export function providePageKata(locals: object, kata: Kata): void {
  Object.assign(locals satisfies Holder, { kata, hints: new Map() });
}

/** The kata of the page. Throws a `CourseError` if `stage`, which `tag` names, is none of its stages. */
export function pageKata(locals: object, tag: string, stage: string): Kata {
  const { kata } = locals as Holder;
  if (!kata)
    throw new CourseError(`\`${tag}\` stands outside a kata’s page`, 'Use it in `brief.mdx` or `hints.mdx`.');
  if (kata.stages.some(({ id }) => id === stage)) return kata;
  const ids = kata.stages.map(({ id }) => `\`${id}\``).join(', ');
  throw new CourseError(
    `\`katas/${kata.slug}\`: \`${tag}\` names no stage of \`kata.json\``,
    `There is ${ids}.`,
  );
}

/** Counts the hints of a stage in the order in which they stand on the page, from 1. */
export function numberHint(locals: object, stage: string): number {
  const { hints } = locals as Holder;
  const number = (hints?.get(stage) ?? 0) + 1;
  hints?.set(stage, number);
  return number;
}
