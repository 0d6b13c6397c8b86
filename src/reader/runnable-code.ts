import type { Failure } from '../domain/report.ts';
import { Output } from './output.ts';
import { partOf } from './part-of.ts';
import { loadEditor, loadRunner, type SnippetEditor } from './tools.ts';

const editHint = 'Click the code, or press Enter in it, to edit';
const runKeys = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ Enter' : 'Ctrl Enter';

/** Printed code that runs, and becomes an editor when it is touched. Its markup is in `Runnable.astro`. */
class RunnableCode extends HTMLElement {
  #original: string | undefined;
  #text = '';
  #editor: SnippetEditor | undefined;
  #opening = false;
  #running: AbortController | undefined;
  #output: Output | undefined;

  connectedCallback(): void {
    if (this.#original !== undefined) return; // moved within the page: text and output stay
    this.#original = this.#text = partOf(this, '.astro-code').textContent ?? '';
    this.#output = new Output(partOf(this, '.runnable-output pre'));
    this.#hint(editHint);
    this.#button('run').addEventListener('click', () => void this.#run());
    this.#button('stop').addEventListener('click', () => this.#running?.abort());
    this.#button('reset').addEventListener('click', () => this.#reset());
    this.#watchCode(partOf(this, '.astro-code'));
    this.addEventListener('keydown', (event) => this.#onRunKeys(event), { capture: true });
  }

  /** Pointing and focusing only fetch the editor: Tab passes through the code, and text in it can be selected. */
  #watchCode(code: HTMLElement): void {
    const fetchAhead = () => void loadEditor().catch(() => undefined);
    code.addEventListener('pointerenter', fetchAhead, { once: true });
    code.addEventListener('focus', fetchAhead, { once: true });
    code.addEventListener('click', () => {
      if (getSelection()?.isCollapsed ?? true) void this.#edit();
    });
    code.addEventListener('keydown', (event) => {
      const types =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key !== 'Enter' && !types) return;
      event.preventDefault();
      void this.#edit();
    });
  }

  #onRunKeys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#run();
  }

  async #edit(): Promise<void> {
    if (this.#opening || this.#editor) return;
    this.#opening = true;
    const host = partOf(this, '.runnable-editor');
    host.hidden = false;
    try {
      const mount = await loadEditor();
      const onChange = (text: string) => this.#changed(text);
      this.#editor = await mount(host, {
        path: this.dataset.path ?? 'snippet.ts',
        text: this.#text,
        onChange,
      });
      this.dataset.editing = '';
      this.#hint(`${runKeys} runs it`);
      this.#editor.focus();
    } catch {
      host.replaceChildren();
      host.hidden = true;
      this.#hint('The editor could not be loaded. The code still runs as printed.');
    } finally {
      this.#opening = false;
    }
  }

  #changed(text: string): void {
    this.#text = text;
    this.#button('reset').hidden = text === this.#original;
  }

  #reset(): void {
    this.#running?.abort();
    this.#running = undefined;
    this.#editor?.dispose();
    this.#editor = undefined;
    delete this.dataset.editing;
    partOf(this, '.runnable-editor').hidden = true;
    this.#changed(this.#original ?? '');
    this.#output?.restore();
    this.#show('Recorded output', false);
    this.#hint(editHint);
    this.#button('run').focus();
  }

  async #run(): Promise<void> {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    this.#show('Running…', true);
    this.#output?.begin();
    const failure = await this.#execute(signal);
    if (signal !== this.#running?.signal) return; // another run has begun, or the code was reset
    this.#output?.end(failure && { level: 'error', text: described(failure) });
    const lines = linesOf(this.#output?.count ?? 0);
    this.#show(
      signal.aborted ? `Stopped after ${lines}` : failure ? 'It failed' : `It printed ${lines}`,
      false,
    );
  }

  async #execute(signal: AbortSignal): Promise<Failure | undefined> {
    try {
      const run = await loadRunner();
      const result = await run(this.#text, (line) => signal.aborted || this.#output?.add(line), signal);
      return result.ok || signal.aborted ? undefined : result.failure;
    } catch (error) {
      return { kind: 'crash', message: `The runner could not be loaded: ${String(error)}` };
    }
  }

  #show(state: string, running: boolean): void {
    partOf(this, '.runnable-state').textContent = state;
    const stop = this.#button('stop');
    if (!running && stop === document.activeElement) this.#button('run').focus();
    stop.hidden = !running;
  }

  #hint(text: string): void {
    partOf(this, '[data-hint]').textContent = text;
  }

  #button(name: 'run' | 'stop' | 'reset'): HTMLButtonElement {
    return partOf(this, `[data-do=${name}]`);
  }
}

const linesOf = (count: number): string => (count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`);

const described = ({ message, location }: Failure): string =>
  location ? `${message} (line ${location.line})` : message;

customElements.define('runnable-code', RunnableCode);
