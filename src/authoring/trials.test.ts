import { expect, it } from 'vitest';
import type { LoadedKata } from '../build/katas.ts';
import { kataSchema } from '../domain/kata.ts';
import { tinyJson } from '../build/kata-fixture.ts';
import type { Job, Runtime } from '../grading/runtime.ts';
import { startTrials } from './trials.ts';

const kata: LoadedKata = {
  kata: kataSchema.parse(JSON.parse(tinyJson({}))),
  dir: '/katas/tiny',
  starter: { 'counter.ts': 'export const who = "starter";' },
  samples: { 'counter.test.ts': 'const shown: boolean = true;' },
  solution: { 'counter.ts': 'export const who = "solution";' },
  impostors: [
    {
      name: 'one-up',
      stage: 'up',
      test: '',
      belief: '',
      files: { 'counter.ts': 'export const who = "one-up";' },
    },
  ],
};
const hidden = ['up', 'down'].map((id) => ({ id, path: `${id}.hidden.test.ts`, code: '' }));

/** A runtime that keeps what it is given, and says how many jobs it ran at once. */
function spyRuntime(jobs: Job[]): Runtime & { most: number } {
  let running = 0;
  return {
    name: 'node',
    most: 0,
    async run(job) {
      jobs.push(job);
      running += 1;
      this.most = Math.max(this.most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      return { how: 'finished' };
    },
  };
}

it('gives each subject its own files, the planned stages and the planned order, two at a time', async () => {
  const jobs: Job[] = [];
  const runtime = spyRuntime(jobs);
  const trialsOf = startTrials(kata, hidden, runtime);
  const impostor = await trialsOf('impostors/one-up');
  expect(impostor).toHaveLength(2);
  expect(impostor.map(({ report }) => report.stages.map(({ id }) => id))).toEqual([['up'], ['up']]);
  const of = (who: string) => jobs.filter(({ modules }) => modules['counter.ts']?.includes(`"${who}"`));
  expect(of('one-up').map(({ stages }) => stages.map(({ id }) => id))).toEqual([['up'], ['up']]);
  expect(of('solution').map(({ shuffleSeed }) => shuffleSeed)).toEqual([undefined, 1, 2, undefined]);
  expect(of('starter').filter(({ stages }) => stages.length === 1)).toHaveLength(3);
  expect(of('solution').map(({ stages }) => stages[0]?.code)).toContainEqual(
    expect.stringMatching(/const shown *= true/),
  );
  expect(jobs.every(({ stopAtFailure }) => !stopAtFailure)).toBe(true);
  expect(runtime.most).toBe(2);
});
