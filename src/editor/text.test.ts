import { expect, it } from 'vitest';
import { filesWithoutBom, replacementBetween } from './text.ts';

const apply = (before: string, after: string): string => {
  const change = replacementBetween(before, after);
  return change ? before.slice(0, change.start) + change.text + before.slice(change.end) : before;
};

it('drops a byte-order mark and keeps the line ends', () => {
  expect(filesWithoutBom({ 'a.ts': '\uFEFFlet a\r\nlet b\r\n' })).toEqual({ 'a.ts': 'let a\r\nlet b\r\n' });
});

it('replaces only what differs', () => {
  expect(replacementBetween('one two three', 'one 2 three')).toEqual({ start: 4, end: 7, text: '2' });
  expect(replacementBetween('same', 'same')).toBeUndefined();
});

it('turns any text into any other, repeated letters included', () => {
  for (const [before, after] of [
    ['', 'abc'],
    ['abc', ''],
    ['aa', 'aaa'],
    ['aaa', 'aa'],
    ['abab', 'abXab'],
    ['a\r\nb', 'a\nb'],
  ] as const) {
    expect(apply(before, after)).toBe(after);
  }
});
