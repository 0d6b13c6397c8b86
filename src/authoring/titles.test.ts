import { expect, it } from 'vitest';
import { judgeTitles } from './titles.ts';

const test = (stage: string, ...path: string[]) => ({ id: '', stage, path });

it('accepts titles that are unique in their stage', () => {
  expect(judgeTitles([test('a', 'x', 'works'), test('a', 'y', 'works'), test('b', 'x', 'works')])).toEqual(
    [],
  );
});

it('refuses a title that occurs twice in a stage', () => {
  expect(judgeTitles([test('a', 'x', 'works'), test('a', 'x', 'works')])).toEqual([
    'stage `a` has two tests `x › works`: give each a title of its own',
  ]);
});

it('refuses blank titles', () => {
  expect(judgeTitles([test('a'), test('a', ' ', 'works'), test('a', 'x', '')])).toHaveLength(3);
});
