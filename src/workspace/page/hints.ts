import type { Workspace } from '../state/workspace.ts';

/**
 * Shows the hints of each stage one by one: the next comes into view when the one before it is opened. How
 * far the learner has gone is remembered. Without JavaScript all of them are there, closed.
 */
export function revealHints(page: HTMLElement, workspace: Workspace): () => void {
  const endings = new AbortController();
  for (const [stage, hints] of hintsByStage(page)) {
    const show = (revealed: number) => hints.forEach((hint, index) => (hint.hidden = index > revealed));
    show(workspace.verdicts.stored.value.hints[stage] ?? 0);
    hints.forEach((hint, index) => {
      const onToggle = () => {
        if (!hint.open) return;
        void workspace.verdicts.countHint(stage, index + 1).then(show);
      };
      hint.addEventListener('toggle', onToggle, { signal: endings.signal });
    });
  }
  return () => endings.abort();
}

function hintsByStage(page: HTMLElement): Map<string, HTMLDetailsElement[]> {
  const found = new Map<string, HTMLDetailsElement[]>();
  for (const hint of page.querySelectorAll<HTMLDetailsElement>('details[data-hint]')) {
    const stage = hint.dataset.hint ?? '';
    found.set(stage, [...(found.get(stage) ?? []), hint]);
  }
  return found;
}
