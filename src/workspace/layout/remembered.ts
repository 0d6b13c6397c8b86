import { effect, signal, type Signal } from '@preact/signals';

/**
 * A signal that is kept in `localStorage` under `lockstep:<name>`, for settings that may be lost without harm.
 * What is stored there and is not `accepted` counts as absent.
 */
export function remembered<T>(name: string, initial: T, accepted: (value: unknown) => value is T): Signal<T> {
  const key = `lockstep:${name}`;
  const value = signal<T>(read(key, accepted) ?? initial);
  effect(() => {
    const text = JSON.stringify(value.value);
    try {
      localStorage.setItem(key, text);
    } catch {
      // Storage is forbidden or full: the setting lasts as long as the tab.
    }
  });
  return value;
}

function read<T>(key: string, accepted: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return accepted(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Accepts one of the given words. */
export const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (value: unknown): value is T =>
    words.includes(value as T);

/** Accepts a number within a range. */
export const within =
  (min: number, max: number) =>
  (value: unknown): value is number =>
    typeof value === 'number' && value >= min && value <= max;
