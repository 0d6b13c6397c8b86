import { partOf } from './part-of.ts';

/**
 * A question that checks itself: opening a choice is answering. Without this script the choices open all the
 * same; with it, the verdict is spoken, and the page counts how many tries the right answer took.
 */
class QuizQuestion extends HTMLElement {
  #tried = new Set<Element>();

  connectedCallback(): void {
    // `toggle` does not bubble: it is heard on the way down.
    this.addEventListener('toggle', ({ target }) => this.#answer(target), { capture: true });
  }

  #answer(choice: EventTarget | null): void {
    if (!(choice instanceof HTMLDetailsElement) || !choice.open || this.#tried.has(choice)) return;
    const isFirstRight = choice.dataset.right !== undefined && this.#score.hidden;
    this.#tried.add(choice);
    if (isFirstRight) {
      this.#score.textContent = foundAt(this.#tried.size);
      this.#score.hidden = false;
    }
    const spoken = choice.querySelector('.quiz-why')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    this.#status.textContent = isFirstRight ? `${spoken} ${this.#score.textContent}` : spoken;
  }

  get #score(): HTMLElement {
    return partOf(this, '.quiz-score');
  }

  get #status(): HTMLElement {
    return partOf(this, '[role=status]');
  }
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
const foundAt = (tries: number): string => `Found at the ${ordinals[tries - 1] ?? `${tries}th`} try.`;

customElements.define('quiz-question', QuizQuestion);
