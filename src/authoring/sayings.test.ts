import { expect, it } from 'vitest';
import { sayings } from './sayings.ts';
import { failure, stage, trial } from './trial-fixture.ts';

it('hears all that a learner would read', () => {
  const line = (text: string) => ({ level: 'log', text }) as const;
  const told = failure({ message: 'm', story: ['s1', 's2'], expected: 'e', received: 'r', why: 'w' });
  const tests = { 'x › title': { outcome: 'failed', failures: [told], console: [line('printed')] } } as const;
  const around = { failures: [failure({ message: 'in a hook' })], console: [line('outside')] };
  const death = { state: 'failed', death: failure({ message: 'the end' }) } as const;
  const heard = sayings([trial([stage('a', tests, around)], {}, death)]).map(({ text }) => text);
  expect(heard).toEqual(
    expect.arrayContaining([
      'x › title',
      'm',
      's1',
      's2',
      'e',
      'r',
      'w',
      'printed',
      'in a hook',
      'outside',
      'the end',
    ]),
  );
});
