// The suite of stage `order`. Learners never see it: a title and a failure must tell all there is to know.
//
// - A title says what holds, in the present tense. It is what an impostor names, and each is unique.
// - `story` takes first why it matters, in a sentence, then the body. What is done to a watched object is told in
//   the failure, call by call, beside what was expected and what came back.
// - Nothing here may depend on the clock, on chance or on the network: the kit has `virtualClock`, `random` and more.
// - Files in hidden/ that are no tests can be imported by suites, as `./name`.
import { expect, it } from 'vitest';
import { story } from 'lockstep/kit';
import { BoundedQueue } from './template';

it(
  'gives items back in the order in which they came',
  story(
    'Whoever came first has waited longest: a queue that serves the newest lets old requests starve.',
    (s) => {
      const queue = s.create('queue', BoundedQueue<string>, 10);
      queue.push('a');
      queue.push('b');
      queue.push('c');
      expect(queue.shift()).toBe('a');
      expect(queue.shift()).toBe('b');
      expect(queue.shift()).toBe('c');
    },
  ),
);

it(
  'gives undefined when it is empty, and takes items again after that',
  story('A worker looks for work all the time, and finds none most of the time.', (s) => {
    const queue = s.create('queue', BoundedQueue<string>, 10);
    expect(queue.shift()).toBe(undefined);
    expect(queue.push('a')).toBe(true);
    expect(queue.shift()).toBe('a');
    expect(queue.shift()).toBe(undefined);
  }),
);

// A loop makes a test of each case; the case is part of the title, so that titles stay unique.
for (const item of [0, '', false, null]) {
  it(
    `keeps ${JSON.stringify(item)}, which is an item like any other`,
    story('To the sender, a message of zero is a message. It must not vanish on the way.', (s) => {
      const queue = s.create('queue', BoundedQueue<unknown>, 10);
      queue.push(item);
      queue.push('after');
      expect(queue.shift()).toBe(item);
      expect(queue.shift()).toBe('after');
    }),
  );
}
