import { getCollection, type CollectionEntry } from 'astro:content';
import { z } from 'zod';
import outline from '../../content/outline.json';
import partList from '../../content/parts.json';
import { checkCourse, lessonsOf, type PlacedLesson } from '../domain/course.ts';
import { kataSchema, type Kata } from '../domain/kata.ts';
import { partSchema, sectionSchema, type Part } from '../domain/lesson.ts';

export interface CourseLesson extends PlacedLesson {
  part: Part;
  entry: CollectionEntry<'lessons'>;
}

/** The whole course, checked: `lessons` in reading order. */
export interface Course {
  parts: Part[];
  lessons: CourseLesson[];
  katas: Kata[];
}

const kataFiles = import.meta.glob<unknown>('/katas/*/kata.json', { eager: true, import: 'default' });

/** Reads parts, lessons and katas; throws a `CourseError` if a lesson names something that does not exist. */
export async function loadCourse(): Promise<Course> {
  const parts = z.array(partSchema).parse(partList);
  const katas = Object.values(kataFiles).map((json) => kataSchema.parse(json));
  const found = (await getCollection('lessons')).map((entry) => ({
    id: entry.id,
    file: entry.filePath ?? `content/lessons/${entry.id}.mdx`,
    data: entry.data,
    entry,
  }));
  checkCourse(found, {
    parts,
    sections: z.array(sectionSchema).parse(outline),
    katas: katas.map(({ slug }) => slug),
  });
  const lessons = parts.flatMap((part) => lessonsOf(found, part.id).map((lesson) => ({ ...lesson, part })));
  return { parts, lessons, katas };
}
