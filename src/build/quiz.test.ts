import { expect, test } from 'vitest';
import { CourseError } from '../domain/course-error.ts';
import { checkChoice, checkQuestion } from './quiz.ts';

const file = 'content/lessons/caching/lru.mdx';
const wrong = '<details class="quiz-choice"><summary>No</summary>Because.</details>';
const right = '<details class="quiz-choice" data-right><summary>Yes</summary>Because.</details>';

test('a question with text and one right choice among several is accepted', () => {
  expect(() => checkQuestion(`<p>Which?</p>${wrong}${right}${wrong}`, file)).not.toThrow();
});

test.each([
  ['no right choice', `<p>Which?</p>${wrong}${wrong}`, 'the question `Which?` has 0 right choices'],
  ['two right choices', `<p>Which?</p>${right}${right}`, 'the question `Which?` has 2 right choices'],
  ['one choice only', `<p>Which?</p>${right}`, 'fewer than two choices'],
  ['no text', `${wrong}${right}`, 'asks nothing'],
])('a question with %s stops the build', (_, html, message) => {
  expect(() => checkQuestion(html, file)).toThrow(message);
  expect(() => checkQuestion(html, file)).toThrow(CourseError);
});

test('a choice without an explanation stops the build, named with its file', () => {
  expect(() => checkChoice('About 99 %', '<p> </p>', file)).toThrow(
    '`content/lessons/caching/lru.mdx`: the choice `About 99 %` is not explained',
  );
});

test('a choice without an answer stops the build', () => {
  expect(() => checkChoice(undefined, 'Because.', file)).toThrow('has no `answer`');
});
