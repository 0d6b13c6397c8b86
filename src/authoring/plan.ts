/** What of a kata a plan of runs depends on: ids in their order. */
export interface Outline {
  stages: readonly string[];
  /** Paths of the sample tests. */
  samples: readonly string[];
  impostors: readonly { name: string; stage: string }[];
}

/** One trip through the engine: which files, judged by which suites, in which order of tests. */
export interface Run {
  /** The files' folder in the kata: `starter`, `solution` or `impostors/<name>`. */
  subject: string;
  suites: 'hidden' | 'samples';
  stages: readonly string[];
  /** Absent: tests run as written. */
  shuffleSeed?: number;
}

const seeds = [1, 2] as const;

/**
 * All runs that prove a kata. The starter takes each stage alone, so that no stage fails for the sake of
 * another; starter and solution then run in two other orders, which shows whether a verdict hangs on order
 * or chance. An impostor runs up to the stage that must catch it (what fails after that proves nothing), and
 * through that stage once more; in the same order, because an impostor may well share state between tests.
 */
export function planRuns({ stages, samples, impostors }: Outline): Run[] {
  const hidden = (subject: string, upTo: readonly string[], shuffleSeed?: number): Run => ({
    subject,
    suites: 'hidden',
    stages: upTo,
    ...(shuffleSeed !== undefined && { shuffleSeed }),
  });
  return [
    ...stages.map((stage) => hidden('starter', [stage])),
    ...seeds.map((seed) => hidden('starter', stages, seed)),
    hidden('solution', stages),
    ...seeds.map((seed) => hidden('solution', stages, seed)),
    ...['starter', 'solution'].map((subject) => ({ subject, suites: 'samples' as const, stages: samples })),
    ...impostors.flatMap(({ name, stage }) => {
      const upTo = stages.slice(0, stages.indexOf(stage) + 1);
      return [hidden(`impostors/${name}`, upTo), hidden(`impostors/${name}`, [stage])];
    }),
  ];
}
