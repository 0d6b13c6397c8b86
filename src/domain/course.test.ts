import { expect, test } from 'vitest';
import { checkCourse, lessonsOf, type Known, type PlacedLesson } from './course.ts';
import type { Lesson } from './lesson.ts';

const known: Known = {
  parts: [
    { id: 'caching', title: 'Caching', about: '' },
    { id: 'consensus', title: 'Consensus', about: '' },
  ],
  sections: [{ id: 'concepts#caching', title: 'Caching', level: 3, required: true }],
  katas: ['lru-cache'],
};

const lesson = (id: string, data: Partial<Lesson> = {}): PlacedLesson => ({
  id,
  file: `content/lessons/${id}.mdx`,
  data: {
    title: 'A lesson',
    part: id.split('/')[0] ?? '',
    order: 1,
    promise: 'You can do something.',
    minutes: 5,
    covers: [],
    prerequisites: [],
    katas: [],
    related: [],
    furtherReading: [],
    ...data,
  },
});

test('a course whose lessons name only what exists is accepted', () => {
  const lessons = [
    lesson('caching/lru', {
      covers: ['concepts#caching'],
      katas: ['lru-cache'],
      related: ['consensus/raft'],
    }),
    lesson('consensus/raft', { prerequisites: ['caching/lru'] }),
  ];
  expect(() => checkCourse(lessons, known)).not.toThrow();
});

test.each<[keyof Lesson, Partial<Lesson>, string]>([
  ['covers', { covers: ['concepts#cashing'] }, 'concepts#cashing'],
  ['katas', { katas: ['mru-cache'] }, 'mru-cache'],
  ['prerequisites', { prerequisites: ['caching/none'] }, 'caching/none'],
  ['related', { related: ['caching/none'] }, 'caching/none'],
])('an unknown name in %s stops the build, naming file and offender', (field, data, offender) => {
  expect(() => checkCourse([lesson('caching/lru', data)], known)).toThrow(
    `\`content/lessons/caching/lru.mdx\`: ${field} names \`${offender}\`, which is unknown`,
  );
});

test('a section named twice by one lesson stops the build', () => {
  const twice = lesson('caching/lru', { covers: ['concepts#caching', 'concepts#caching'] });
  expect(() => checkCourse([twice], known)).toThrow('names `concepts#caching` twice');
});

test('a lesson in the folder of another part stops the build', () => {
  const stray = lesson('caching/raft', { part: 'consensus' });
  expect(() => checkCourse([stray], known)).toThrow('part `consensus` is not its folder');
});

test('two lessons at one place of a part stop the build', () => {
  const twins = [lesson('caching/lru'), lesson('caching/expiry')];
  expect(() => checkCourse(twins, known)).toThrow(
    'order `1` is also that of `content/lessons/caching/expiry.mdx`',
  );
});

test('the lessons of a part come in the order in which they are read', () => {
  const shuffled = [
    lesson('consensus/raft'),
    lesson('caching/expiry', { order: 2 }),
    lesson('caching/lru', { order: 1 }),
  ];
  expect(lessonsOf(shuffled, 'caching').map(({ id }) => id)).toEqual(['caching/lru', 'caching/expiry']);
});
