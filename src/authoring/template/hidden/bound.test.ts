// The suite of stage `bound`. Later stages build on earlier ones: a learner gets here after passing `order`.
import { expect, it } from 'vitest';
import { fc, property, story } from 'lockstep/kit';
import { BoundedQueue } from './template';

for (const capacity of [1, 2, 5]) {
  it(
    `never holds more than its capacity of ${String(capacity)}`,
    story('Memory is planned by the bound: one item too many in every queue is a crash at night.', (s) => {
      const queue = s.create('queue', BoundedQueue<number>, capacity);
      for (let item = 1; item <= capacity; item++) expect(queue.push(item)).toBe(true);
      expect(queue.push(capacity + 1)).toBe(false);
      expect(queue.size).toBe(capacity);
    }),
  );
}

// A property tries many cases, made from a seed, and tells the smallest that fails. Here each case is a list of
// operations, and a model that is too simple to be wrong says what must come back.
it(
  'does what a simple model does, whatever the order of push and shift',
  property(
    {
      why: 'Queues break where full turns into not full and back: nobody thinks of every such order, chance does.',
      seed: 1,
      runs: 200,
      of: fc.array(fc.oneof(fc.nat(9), fc.constant('shift' as const)), { maxLength: 20 }),
    },
    (operations, s) => {
      const queue = s.create('queue', BoundedQueue<number>, 3);
      let model: number[] = [];
      for (const operation of operations) {
        if (operation === 'shift') {
          expect(queue.shift()).toBe(model[0]);
          model = model.slice(1);
        } else {
          expect(queue.push(operation)).toBe(model.length < 3);
          model = [...model, operation].slice(0, 3);
        }
        expect(queue.size).toBe(model.length);
      }
    },
  ),
);
