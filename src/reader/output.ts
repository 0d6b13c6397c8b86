import type { ConsoleLine } from '../domain/report.ts';

/** More lines than this are counted, not shown: a page that prints for ever stays readable. */
export const mostLines = 500;

/**
 * Shows the lines a run prints, at most once a frame. `begin` empties the place, `end` completes it; while a run
 * is on, the place is busy, so that a screen reader speaks the whole once and not each line.
 */
export class Output {
  readonly #place: HTMLElement;
  readonly #recorded: Node[];
  #waiting: ConsoleLine[] = [];
  #frame = 0;
  count = 0;

  constructor(place: HTMLElement) {
    this.#place = place;
    this.#recorded = [...place.childNodes];
  }

  begin(): void {
    this.#place.ariaBusy = 'true';
    this.#place.replaceChildren();
    this.#waiting = [];
    this.count = 0;
  }

  /** Shows again what stood there first. */
  restore(): void {
    this.begin();
    this.#place.replaceChildren(...this.#recorded);
    this.#place.ariaBusy = 'false';
  }

  add(line: ConsoleLine): void {
    this.count += 1;
    if (this.count > mostLines) return;
    this.#waiting.push(line);
    this.#frame ||= requestAnimationFrame(() => this.#flush());
  }

  end(closing?: ConsoleLine): void {
    this.#flush();
    const hidden = this.count - mostLines;
    if (hidden > 0) this.#write({ level: 'info', text: `… and ${hidden.toLocaleString('en')} more lines` });
    if (closing) this.#write(closing);
    this.#place.ariaBusy = 'false';
  }

  #flush(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#waiting.splice(0).forEach((line) => this.#write(line));
  }

  #write({ level, text }: ConsoleLine): void {
    const line = document.createElement('samp');
    line.className = `line-${level}`;
    line.textContent = `${text}\n`;
    this.#place.append(line);
  }
}
