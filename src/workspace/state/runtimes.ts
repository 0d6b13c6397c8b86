import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Kata } from '../../domain/kata.ts';
import { prepareRuntimes, type RuntimeChoice, type RuntimeStatus } from '../../grading/choose.ts';
import { oneOf, remembered } from '../layout/remembered.ts';

/** What the learner may wish for. */
export const runtimePreferences = ['auto', 'worker', 'webcontainer'] as const;
export type RuntimePreference = (typeof runtimePreferences)[number];

export interface Runtimes {
  preference: Signal<RuntimePreference>;
  status: ReadonlySignal<RuntimeStatus>;
  choose(): RuntimeChoice;
}

/** Prepares the runtime that the learner prefers, as far as the kata allows it, in the background; and again when they change their mind. */
export function openRuntimes({ runtimes }: Pick<Kata, 'runtimes'>): Runtimes {
  const preference = remembered<RuntimePreference>('runtime', 'auto', oneOf(...runtimePreferences));
  const status = signal<RuntimeStatus>({ webcontainer: 'off', worker: 'ready' });
  let choose: () => RuntimeChoice = () => prepareRuntimes('worker').choose();
  effect(() => {
    const prepared = prepareRuntimes(runtimes.includes('webcontainer') ? preference.value : 'worker');
    choose = prepared.choose;
    return prepared.status((next) => (status.value = next));
  });
  return { preference, status, choose: () => choose() };
}
