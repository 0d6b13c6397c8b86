import { isAbsolute, relative } from 'node:path';
import { CourseError } from '../domain/course-error.ts';
import { root } from './root.ts';

/** A path as an author reads it: from the project's folder where it lies inside, otherwise whole. */
export function shown(path: string): string {
  const inside = relative(root, path);
  return (inside.startsWith('..') || isAbsolute(inside) ? path : inside).replaceAll('\\', '/');
}

/** All mistakes of one place in one error, so that they can be mended in one go. */
export function courseError(place: string, problems: readonly string[], hint: string): CourseError {
  const count = problems.length === 1 ? 'a problem' : `${String(problems.length)} problems`;
  return new CourseError(`${place} has ${count}:\n${problems.map((text) => `  - ${text}`).join('\n')}`, hint);
}
