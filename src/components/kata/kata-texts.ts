import type { MDXInstance } from 'astro';
import { CourseError } from '../../domain/course-error.ts';

const texts = import.meta.glob<MDXInstance<object>>('/katas/*/{brief,hints}.mdx', { eager: true });

/** A kata's brief or hints as a component. Throws a `CourseError` if the file is missing. */
export function kataText(slug: string, name: 'brief.mdx' | 'hints.mdx'): MDXInstance<object>['Content'] {
  const text = texts[`/katas/${slug}/${name}`];
  if (text) return text.Content;
  throw new CourseError(
    `\`katas/${slug}/${name}\` is missing`,
    'Write it, then run `npm run kata -- check`.',
  );
}
