import type { GradeKind } from '../verdict/submission.ts';

const mac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys of Run and Submit as this machine prints them. */
export const keyNames = (): Record<GradeKind, string> =>
  mac() ? { run: '⌘ ↩', submit: '⇧ ⌘ ↩' } : { run: 'Ctrl + Enter', submit: 'Ctrl + Shift + Enter' };

/**
 * Runs and submits by key from anywhere on the page. It listens before Monaco does, for which these keys
 * insert lines. The function that comes back ends it.
 */
export function listenForGrading(onGrade: (kind: GradeKind) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const command = mac() ? event.metaKey : event.ctrlKey;
    if (event.key !== 'Enter' || !command || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) onGrade(event.shiftKey ? 'submit' : 'run');
  };
  document.addEventListener('keydown', listen, { capture: true });
  return () => document.removeEventListener('keydown', listen, { capture: true });
}
