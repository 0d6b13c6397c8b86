// The tests that learners see, run and may change. They show how the thing is used and how a test is written. They
// prove little: that is what hidden/ is for. They pass on the solution, and not all pass on the starter.
import { expect, it } from 'vitest';
import { BoundedQueue } from './template';

it('gives back the oldest item first', () => {
  const queue = new BoundedQueue<string>(10);
  queue.push('a');
  queue.push('b');
  expect(queue.shift()).toBe('a');
  expect(queue.shift()).toBe('b');
});

it('has no room when it is full', () => {
  const queue = new BoundedQueue<string>(1);
  expect(queue.push('a')).toBe(true);
  expect(queue.push('b')).toBe(false);
});
