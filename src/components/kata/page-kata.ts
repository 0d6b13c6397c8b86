import { CourseError } from '../../domain/course-error.ts';
import type { Kata } from '../../domain/kata.ts';

interface Holder {
  kata?: Kata;
}

/** Tells the components of a brief whose page they are on: MDX gives them only their own attributes. */
export const providePageKata = (locals: object, kata: Kata): void => void ((locals as Holder).kata = kata);

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
