import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { oneOf, remembered, within } from './remembered.ts';

/** The parts of the page; on a narrow screen one of them is shown. */
export const panes = ['brief', 'code', 'results'] as const;
export type Pane = (typeof panes)[number];

/** Which results are shown: those of the learner's own tests, or those of the hidden ones. */
export type ResultsView = 'run' | 'submit';

export const briefRange = { min: 20, max: 65 };
export const codeRange = { min: 15, max: 85 };

/** How the page is arranged; remembered, except for what the window decides. */
export interface Layout {
  pane: Signal<Pane>;
  results: Signal<ResultsView>;
  shown: Signal<string>;
  /** The brief's part of the width, the editor's part of the height below the toolbar; in percent. */
  briefShare: Signal<number>;
  codeShare: Signal<number>;
  narrow: ReadonlySignal<boolean>;
}

/** Below this width the parts do not fit beside each other; the style sheet knows the same number. */
const narrowQuery = '(max-width: 59.99rem)';

/** The arrangement of one kata's page; `files` are its tabs, the first is shown at the first visit. */
export function openLayout(slug: string, files: readonly string[]): Layout {
  const media = matchMedia(narrowQuery);
  const narrow = signal(media.matches);
  media.addEventListener('change', () => (narrow.value = media.matches));
  return {
    pane: remembered<Pane>(`pane:${slug}`, 'brief', oneOf(...panes)),
    results: remembered<ResultsView>(`results:${slug}`, 'run', oneOf('run', 'submit')),
    shown: remembered(`shown:${slug}`, files[0] ?? '', oneOf(...files)),
    briefShare: remembered('brief-share', 40, within(briefRange.min, briefRange.max)),
    codeShare: remembered('code-share', 58, within(codeRange.min, codeRange.max)),
    narrow,
  };
}
