import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { seededRandom } from '../parts/random.ts';
import type { Share } from '../parts/readouts.tsx';
import { makeFifo, makeLru, makeRandomFrom, type MakeCache } from './cache.ts';
import { optimalHits } from './optimum.ts';
import { streams } from './streams.ts';
import { hitRatio, traceOf, type Trace } from './trace.ts';

/** Where the figure starts: a stream of `streams.ts`, how many of its requests are done, how many slots there are. */
export interface LruStart {
  stream?: string;
  at?: number;
  capacity?: number;
  /** The cache to watch; a learner's own, or the figure's LRU. */
  makeCache?: MakeCache;
  /** What the watched cache is called in the comparison. */
  name?: string;
}

export interface LruModel {
  stream: ReadonlySignal<string>;
  keys: ReadonlySignal<readonly string[]>;
  /** How many of `keys` have been asked for. */
  position: ReadonlySignal<number>;
  capacity: ReadonlySignal<number>;
  trace: ReadonlySignal<Trace>;
  hits: ReadonlySignal<number>;
  ratios: ReadonlySignal<Share[]>;
  /** Asks for the next key; false when there is none. */
  step(): boolean;
  /** Asks for `key` now, ahead of what the stream brings next. */
  ask(key: string): void;
  restart(): void;
  choose(stream: string): void;
  resize(capacity: number): void;
}

const keysOf = (id: string): readonly string[] => streams.find((stream) => stream.id === id)?.keys ?? [];

/** The figure's state. Everything shown is worked out from the requests made so far, so that any change replays them. */
export function lruModel({
  stream: id = 'zipf',
  at = 0,
  capacity: slots = 5,
  makeCache = makeLru,
  name = 'LRU',
}: LruStart): LruModel {
  const stream = signal(id);
  const keys = signal(keysOf(id));
  const position = signal(Math.min(at, keys.value.length));
  const capacity = signal(slots);
  const asked = computed(() => keys.value.slice(0, position.value));
  const trace = computed(() => traceOf(makeCache, capacity.value, asked.value));
  const hits = computed(() => hitsIn(trace.value));
  const restart = () => batch(() => ((keys.value = keysOf(stream.value)), (position.value = 0)));
  return {
    stream,
    keys,
    position,
    capacity,
    trace,
    hits,
    ratios: computed(() => [
      { name, share: hitRatio(hits.value, asked.value.length), own: true },
      ...rivals(asked.value, capacity.value),
    ]),
    step() {
      if (position.value < keys.value.length) position.value += 1;
      return position.value < keys.value.length;
    },
    ask: (key) =>
      batch(() => {
        keys.value = keys.value.toSpliced(position.value, 0, key);
        position.value += 1;
      }),
    restart,
    choose: (next) => batch(() => ((stream.value = next), restart())),
    resize: (next) => void (capacity.value = next),
  };
}

const hitsIn = ({ steps }: Trace): number => steps.filter(({ hit }) => hit).length;

/** What other policies would have made of the same requests. Chance always throws the same dice. */
function rivals(asked: readonly string[], capacity: number): Share[] {
  const share = (hits: number) => hitRatio(hits, asked.length);
  const shareOf = (makeCache: MakeCache) => share(hitsIn(traceOf(makeCache, capacity, asked)));
  return [
    { name: 'FIFO', share: shareOf(makeFifo) },
    { name: 'random', share: shareOf(makeRandomFrom(seededRandom(1))) },
    { name: 'optimum', share: share(optimalHits(asked, capacity)) },
  ];
}
