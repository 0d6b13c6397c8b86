import { partOf } from './part-of.ts';
import { markRead, readOn, unmarkRead } from './read-marks.ts';

const asDate = new Intl.DateTimeFormat('en', { dateStyle: 'long' });

/** The button at the end of a lesson that marks it as read, in this browser. */
class ReadMark extends HTMLElement {
  connectedCallback(): void {
    this.#button.addEventListener('click', () => this.#attempt(() => this.#toggle()));
    this.#attempt(() => this.#show());
  }

  get #lesson(): string {
    return this.dataset.lesson ?? '';
  }

  get #button(): HTMLButtonElement {
    return partOf(this, 'button');
  }

  #toggle(): void {
    if (readOn(localStorage, this.#lesson)) unmarkRead(localStorage, this.#lesson);
    else markRead(localStorage, this.#lesson, new Date());
    this.#show();
  }

  #show(): void {
    const date = readOn(localStorage, this.#lesson);
    this.#button.textContent = date ? 'Mark as unread' : 'Mark as read';
    this.#say(date ? `Read on ${asDate.format(date)}.` : '');
  }

  #attempt(action: () => void): void {
    try {
      action();
    } catch {
      this.#say('This browser does not let the page remember anything, so nothing was marked.');
    }
  }

  #say(text: string): void {
    partOf(this, '[role=status]').textContent = text;
  }
}

customElements.define('read-mark', ReadMark);
