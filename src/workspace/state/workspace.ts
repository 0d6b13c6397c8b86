import { signal, type Signal } from '@preact/signals';
import type { Kata } from '../../domain/kata.ts';
import type { Location } from '../../domain/report.ts';
import type { WorkspaceEditor } from '../../editor/workspace-editor.ts';
import { grade } from '../../grading/grade.ts';
import { openLayout, type Layout } from '../layout/layout.ts';
import { tabOrder, type PageData } from '../page-data.ts';
import { openTabsChannel } from '../storage/tabs-channel.ts';
import type { GradeKind } from '../verdict/submission.ts';
import { openCarry, type Carry } from './carry.ts';
import { openCopies, type Copies } from './copies.ts';
import { derive, type Derived } from './derived.ts';
import { fetchHiddenSuites } from './hidden-suites.ts';
import { createNotices, type Notices } from './notices.ts';
import { openRuntimes, type Runtimes } from './runtimes.ts';
import { openStored } from './stored.ts';
import type { Text } from './text.ts';
import { openVerdicts, type Verdicts } from './verdicts.ts';

/** All that the kata's page knows and can do; the views show it and call it. */
export interface Workspace {
  kata: Kata;
  text: Text;
  verdicts: Verdicts;
  runtimes: Runtimes;
  layout: Layout;
  notices: Notices;
  copies: Copies;
  carry: Carry;
  derived: Derived;
  /** Set once Monaco is there. */
  editor: Signal<WorkspaceEditor | undefined>;
  /** Why the last verdict did not come from a WebContainer; said with the first verdict of a visit. */
  runtimeNote: Signal<string | undefined>;
  grade(kind: GradeKind): Promise<void>;
  /** Shows a place in the learner's own files. */
  reveal(location: Location): void;
}

/** Opens the kata's page: its text and verdicts as they were left. */
export async function openWorkspace(data: PageData): Promise<Workspace> {
  const { kata } = data;
  const notices = createNotices();
  const channel = openTabsChannel(kata.slug);
  const { text, store, results } = await openStored(data, channel, notices);

  const layout = openLayout(kata.slug, tabOrder(Object.keys(text.session.value.files), kata.entry));
  const runtimes = openRuntimes(kata);
  const runtimeNote = signal<string | undefined>();
  let noteSaid = false;
  const editor = signal<WorkspaceEditor | undefined>();
  const hiddenSuites = fetchHiddenSuites(data.suite);
  // Now, so that the first Submit need not wait; if it fails, that Submit says so.
  hiddenSuites().catch(() => undefined);
  const titles = new Map(kata.stages.map(({ id, title }) => [id, title]));
  const verdicts = openVerdicts({
    grade,
    limits: kata.limits,
    kataVersion: kata.version,
    chooseRuntime() {
      const { runtime, note } = runtimes.choose();
      runtimeNote.value = noteSaid ? undefined : note;
      noteSaid ||= note !== undefined;
      return runtime;
    },
    hiddenSuites,
    now: Date.now,
    stored: results,
    store,
    titleOf: (stage) => titles.get(stage) ?? stage,
    onStored: () => channel.tell('results'),
  });
  channel.listen((what) => {
    if (what === 'text') void text.keeper.heard();
    else void store.readResults(kata.slug).then((stored) => (verdicts.stored.value = stored));
  });

  return {
    kata,
    derived: derive(kata, text, verdicts),
    text,
    verdicts,
    runtimes,
    layout,
    notices,
    copies: openCopies(data, store, text, notices),
    carry: openCarry({ slug: kata.slug, store, text, verdicts, channel, notices }),
    editor,
    runtimeNote,
    async grade(kind) {
      layout.results.value = kind;
      layout.pane.value = 'results';
      const { files } = text.session.value;
      void text.keeper.flush();
      if (kind === 'submit') void text.keeper.keepCopy(files, 'submit');
      await verdicts.grade(kind, files);
    },
    reveal({ file, line, column }) {
      layout.pane.value = 'code';
      layout.shown.value = file;
      editor.value?.reveal(file, line, column);
    },
  };
}
