import type { ConsoleLine, Failure } from '../domain/report.ts';

/** An editor standing in the place of printed code. */
export interface SnippetEditor {
  getText(): string;
  focus(): void;
  dispose(): void;
}

type MountEditor = (
  host: HTMLElement,
  options: { path: string; text: string; onChange: (text: string) => void },
) => Promise<SnippetEditor>;

type RunSnippet = (
  source: string,
  onLine: (line: ConsoleLine) => void,
  signal?: AbortSignal,
) => Promise<{ ok: boolean; failure?: Failure }>;

/** The editor and the engine are fetched when a reader first reaches for them, never before. */
export const loadEditor = async (): Promise<MountEditor> =>
  (await import('../editor/snippet-editor.ts')).mountSnippetEditor;

export const loadRunner = async (): Promise<RunSnippet> => (await import('../grading/snippet.ts')).runSnippet;
