import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/languages/definitions/typescript/register';
import { typescriptDefaults } from 'monaco-editor/languages/features/typescript/register';
import 'monaco-editor/features/register.all';
import { configureCompiler } from './compiler-options.ts';
import type { Libraries } from './load.ts';
import { applyThemes } from './themes.ts';
import { provideWorkers } from './workers.ts';

export type Monaco = typeof monaco;

/** Prepares the page's one Monaco. This module is most of a megabyte: only `load.ts` imports it, when an editor is asked for. */
export async function setUp(libraries: Libraries): Promise<Monaco> {
  provideWorkers();
  configureCompiler(typescriptDefaults);
  for (const [path, text] of Object.entries(libraries))
    typescriptDefaults.addExtraLib(text, `file:///${path}`);
  await applyThemes(monaco);
  // Widths measured before the site's mono face has arrived would put the caret beside the letters.
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts());
  return monaco;
}
