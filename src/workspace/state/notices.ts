import { signal, type ReadonlySignal } from '@preact/signals';

/** Something said once in the page, above the code; it goes when the learner says so. */
export interface Notice {
  text: string;
  /** What can be done about it. Taking it dismisses the notice. */
  action?: { label: string; run: () => void };
}

export interface Notices {
  all: ReadonlySignal<readonly Notice[]>;
  say(notice: Notice): void;
  dismiss(notice: Notice): void;
}

export function createNotices(): Notices {
  const all = signal<readonly Notice[]>([]);
  const dismiss = (notice: Notice) => {
    all.value = all.value.filter((each) => each !== notice);
  };
  return {
    all,
    say(notice) {
      all.value = [...all.value.filter((each) => each.text !== notice.text), notice];
    },
    dismiss,
  };
}
