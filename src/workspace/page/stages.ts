import type { Workspace } from '../state/workspace.ts';
import { accessOf, type Access } from '../verdict/stages.ts';

const words: Record<Access, string> = { passed: '✓ passed', open: '', locked: 'locked' };

/** Writes into the brief's list of stages where the learner stands: `[data-stage-state=<id>]`. */
export function showStages(page: HTMLElement, { kata, verdicts }: Workspace): void {
  const access = accessOf(kata.stages, verdicts.stored.value.passed);
  kata.stages.forEach(({ id }, index) => {
    const place = page.querySelector<HTMLElement>(`[data-stage-state="${id}"]`);
    const state = access[index] ?? 'locked';
    if (!place) return;
    place.dataset.access = state;
    place.textContent = words[state];
  });
}
