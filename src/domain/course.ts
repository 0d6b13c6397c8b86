import { CourseError } from './course-error.ts';
import type { Lesson, Part, Section } from './lesson.ts';

/** A lesson where it stands: `id` is `<part>/<lesson>`, `file` the path an author edits. */
export interface PlacedLesson {
  id: string;
  file: string;
  data: Lesson;
}

/** What a lesson's front matter may name. */
export interface Known {
  parts: readonly Part[];
  sections: readonly Section[];
  katas: readonly string[];
}

/** Throws a `CourseError` at the first lesson that names something unknown, or stands where another one does. */
export function checkCourse(lessons: readonly PlacedLesson[], known: Known): void {
  const sections = new Set(known.sections.map(({ id }) => id));
  const katas = new Set(known.katas);
  const ids = new Set(lessons.map(({ id }) => id));
  for (const lesson of lessons) {
    const { covers, prerequisites, related } = lesson.data;
    checkPlace(lesson, lessons, known.parts);
    checkNames(lesson, 'covers', covers, sections, 'Take section ids from `content/outline.json`.');
    checkNames(lesson, 'prerequisites', prerequisites, ids, 'Name lessons as `<part>/<lesson>`.');
    checkNames(lesson, 'related', related, ids, 'Name lessons as `<part>/<lesson>`.');
    checkNames(lesson, 'katas', lesson.data.katas, katas, 'Name a folder of `katas/`.');
  }
}

/** The lessons of one part, in the order in which they are read. */
export function lessonsOf<L extends PlacedLesson>(lessons: readonly L[], part: string): L[] {
  return lessons.filter(({ data }) => data.part === part).sort((a, b) => a.data.order - b.data.order);
}

function checkPlace(lesson: PlacedLesson, lessons: readonly PlacedLesson[], parts: readonly Part[]): void {
  const { id, file, data } = lesson;
  if (!parts.some((part) => part.id === data.part)) {
    throw new CourseError(`\`${file}\`: part \`${data.part}\` is unknown`, 'Add it to `content/parts.json`.');
  }
  if (!id.startsWith(`${data.part}/`)) {
    throw new CourseError(
      `\`${file}\`: part \`${data.part}\` is not its folder`,
      `Move the lesson to \`content/lessons/${data.part}/\`, or name the part after the folder.`,
    );
  }
  const twin = lessons.find((other) => {
    return other.id !== id && other.data.part === data.part && other.data.order === data.order;
  });
  if (twin) {
    throw new CourseError(
      `\`${file}\`: order \`${data.order}\` is also that of \`${twin.file}\``,
      'Give each lesson of a part a place of its own.',
    );
  }
}

function checkNames(
  { file }: PlacedLesson,
  field: keyof Lesson,
  names: readonly string[],
  known: ReadonlySet<string>,
  hint: string,
): void {
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) throw new CourseError(`\`${file}\`: ${field} names \`${repeated}\` twice`, 'Name it once.');
  const stranger = names.find((name) => !known.has(name));
  if (stranger) throw new CourseError(`\`${file}\`: ${field} names \`${stranger}\`, which is unknown`, hint);
}
