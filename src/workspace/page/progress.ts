import { openStore } from '../storage/open.ts';

/**
 * Writes beside each kata of a list (`[data-kata-progress=<slug>]`, its stages in `data-stages`) how many of
 * them are passed. Says nothing where nothing is known.
 */
export async function showProgress(page: ParentNode): Promise<void> {
  const { store } = await openStore();
  for (const place of page.querySelectorAll<HTMLElement>('[data-kata-progress]')) {
    const { passed } = await store.readResults(place.dataset.kataProgress ?? '');
    const stages = place.dataset.stages?.split(' ') ?? [];
    const count = stages.filter((stage) => passed.includes(stage)).length;
    if (count > 0) place.textContent = count === stages.length ? ', all passed' : `, ${count} passed`;
  }
}
