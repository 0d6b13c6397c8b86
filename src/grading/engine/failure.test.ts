import { expect, it } from 'vitest';
import { toFailure } from './failure.ts';

it('takes printed values and reasons as they are, without terminal colours', () => {
  const error = {
    name: 'AssertionError',
    message: 'differs',
    expected: '\u001B[32m1\u001B[39m',
    actual: 2,
    why: 'so',
  };
  expect(toFailure(error, {})).toEqual({
    kind: 'assertion',
    message: 'differs',
    expected: '1',
    received: '2',
    why: 'so',
  });
});

it('leaves out what cannot be made a text: a copy without a prototype', () => {
  const copy = Object.create(null) as object;
  const error = {
    name: 'AssertionError',
    message: 'not an instance',
    actual: copy,
    why: copy,
    story: [copy],
  };
  expect(toFailure(error, {})).toEqual({ kind: 'assertion', message: 'not an instance', story: [''] });
});
