import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

export interface Player {
  playing: ReadonlySignal<boolean>;
  play(): void;
  pause(): void;
}

/** Calls `step` every `everyMs` milliseconds while playing, until it returns false. */
export function usePlayer(step: () => boolean, everyMs: number): Player {
  const playing = useSignal(false);
  useEffect(() => {
    if (!playing.value) return;
    const timer = setInterval(() => (playing.value = step()), everyMs);
    return () => clearInterval(timer);
  }, [playing.value]);
  return {
    playing,
    play: () => (playing.value = step()),
    pause: () => (playing.value = false),
  };
}
