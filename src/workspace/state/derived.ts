import { computed, type ReadonlySignal } from '@preact/signals';
import type { Kata } from '../../domain/kata.ts';
import { isDirty, type Session, type Trouble } from '../session/session.ts';
import { fingerprint } from '../verdict/fingerprint.ts';
import { gradedFiles, type GradeKind } from '../verdict/submission.ts';
import type { Text } from './text.ts';
import type { Verdicts } from './verdicts.ts';

/** What the views need of the text, each as a signal of its own: a keystroke redraws only what it changes. */
export interface Derived {
  paths: ReadonlySignal<readonly string[]>;
  saveState: ReadonlySignal<string>;
  conflict: ReadonlySignal<boolean>;
  trouble: ReadonlySignal<Trouble | undefined>;
  /** True when the text was begun with another version of the kata. */
  newVersion: ReadonlySignal<boolean>;
  /** True for a verdict on another text, or on another version of the kata, than the page shows. */
  stale: Record<GradeKind, ReadonlySignal<boolean>>;
}

export function derive(kata: Kata, { session }: Text, { stored }: Verdicts): Derived {
  const names = computed(() => Object.keys(session.value.files).join('\n'));
  const staleness = (kind: GradeKind) =>
    computed(() => {
      const verdict = stored.value[kind];
      if (!verdict) return false;
      return verdict.kataVersion !== kata.version || verdict.text !== fingerprint(gradedFiles(kind, session.value.files));
    });
  return {
    paths: computed(() => names.value.split('\n')),
    saveState: computed(() => saveStateOf(session.value)),
    conflict: computed(() => session.value.conflict !== undefined),
    trouble: computed(() => session.value.trouble),
    newVersion: computed(() => session.value.kataVersion !== kata.version),
    stale: { run: staleness('run'), submit: staleness('submit') },
  };
}

/** Whether the text is stored, in a word or two. */
function saveStateOf(session: Session): string {
  if (session.conflict || session.trouble) return 'Not saved';
  if (isDirty(session)) return 'Saving…';
  return session.revision > 0 ? 'Saved' : '';
}
