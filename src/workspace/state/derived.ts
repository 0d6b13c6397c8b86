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
  /** Why the last verdict of a kind is not about what the page shows; undefined while it is. */
  stale: Record<GradeKind, ReadonlySignal<string | undefined>>;
}

export function derive(kata: Kata, { session }: Text, { stored }: Verdicts): Derived {
  const names = computed(() => Object.keys(session.value.files).join('\n'));
  const staleness = (kind: GradeKind) =>
    computed(() => {
      const verdict = stored.value[kind];
      if (!verdict) return undefined;
      if (verdict.kataVersion !== kata.version)
        return 'This exercise has changed since: this is about an older version of it.';
      const edited = verdict.text !== fingerprint(gradedFiles(kind, session.value.files));
      return edited ? 'You have edited the code since: this is about an older text.' : undefined;
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
