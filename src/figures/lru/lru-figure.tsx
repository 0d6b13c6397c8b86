import { useMemo } from 'preact/hooks';
import { Button, Controls } from '../parts/button.tsx';
import { Entry, Select, Slider } from '../parts/fields.tsx';
import { usePlayer } from '../parts/player.ts';
import { Readouts, Said, ShareTable } from '../parts/readouts.tsx';
import { lruModel, type LruStart } from './model.ts';
import { RecencyList } from './recency-list.tsx';
import { RequestStrip } from './request-strip.tsx';
import { sentenceOf } from './say.ts';
import { streams } from './streams.ts';
import './lru-figure.css';

/** The recency list at work: requests come in, the list reorders, and other policies are compared on the same requests. */
export function LruFigure(start: LruStart) {
  const model = useMemo(() => lruModel(start), []);
  const player = usePlayer(model.step, 650);
  const { steps, broken } = model.trace.value;
  const last = steps.at(-1);
  const done = model.position.value >= model.keys.value.length;
  const paused = (action: () => void) => () => (player.pause(), action());

  return (
    <div class="figure-body">
      <Controls>
        <Select
          label="Requests"
          options={streams}
          value={model.stream.value}
          onChange={(id) => paused(() => model.choose(id))()}
        />
        <Slider label="Slots" min={1} max={8} value={model.capacity.value} onChange={model.resize} />
      </Controls>
      <RequestStrip keys={model.keys.value} steps={steps} />
      <RecencyList last={last} capacity={model.capacity.value} />
      <Said quiet={player.playing.value}>
        {last ? sentenceOf(last, steps.length) : 'The cache is empty.'}
        {broken !== undefined && ` Then the cache threw: ${broken}`}
      </Said>
      <Controls>
        <Button main disabled={done} onPress={paused(model.step)}>
          Step
        </Button>
        <Button disabled={done} onPress={player.playing.value ? player.pause : player.play}>
          {player.playing.value ? 'Pause' : 'Play'}
        </Button>
        <Button onPress={paused(model.restart)}>Start over</Button>
        <Entry label="Ask for" action="Ask" maxLength={2} onEnter={(key) => paused(() => model.ask(key))()} />
      </Controls>
      <div class="lru-numbers">
        <Readouts
          values={[
            ['Requests', steps.length],
            ['Hits', model.hits.value],
            ['Misses', steps.length - model.hits.value],
            ['Evictions', steps.reduce((sum, { evicted }) => sum + evicted.length, 0)],
          ]}
        />
        <ShareTable
          caption="Hit ratio on the same requests"
          measure="Hit ratio"
          shares={model.ratios.value}
        />
      </div>
    </div>
  );
}
