import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Files } from '../../domain/files.ts';
import type { Report } from '../../domain/report.ts';
import type { RunEvent } from '../../grading/events.ts';
import type { ResultsRecord, Verdict } from '../storage/records.ts';
import type { WorkspaceStore } from '../storage/store.ts';
import { createGrader, type GraderParts } from '../verdict/grader.ts';
import { passedStages } from '../verdict/stages.ts';
import type { GradeKind } from '../verdict/submission.ts';
import { reportSummary, stageAnnouncement } from '../verdict/words.ts';

/** A run under way, and what it has said so far. */
export interface Grading {
  kind: GradeKind;
  report?: Report;
}

/** The verdicts on a learner's text. */
export interface Verdicts {
  stored: Signal<ResultsRecord>;
  grading: ReadonlySignal<Grading | undefined>;
  /** Why the last attempt could not even begin. */
  trouble: ReadonlySignal<string | undefined>;
  /** Said to screen readers, one line a stage. */
  announcements: ReadonlySignal<readonly string[]>;
  grade(kind: GradeKind, files: Files): Promise<void>;
  stop(): void;
  /** Notes that `count` hints of a stage have been opened, and returns the most that ever were. */
  countHint(stage: string, count: number): Promise<number>;
}

export interface VerdictsParts extends Omit<GraderParts, 'onReport'> {
  stored: ResultsRecord;
  store: WorkspaceStore;
  /** The name of a stage, for announcements. */
  titleOf: (stage: string) => string;
  onStored: () => void;
}

/** A hundred tests finish faster than anyone reads; drawing each would slow down what is being timed. */
const showEveryMs = 80;

/** Grades, shows the report as it grows, and keeps the last verdict of each kind. */
export function openVerdicts(parts: VerdictsParts): Verdicts {
  const stored = signal(parts.stored);
  const grading = signal<Grading | undefined>();
  const trouble = signal<string | undefined>();
  const announcements = signal<readonly string[]>([]);
  const announce = (text: string) => (announcements.value = [...announcements.value, text]);

  let latest: Report | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    if (grading.value && latest) grading.value = { ...grading.value, report: latest };
  };
  const follow = (report: Report, event: RunEvent) => {
    latest = report;
    timer ??= setTimeout(show, showEveryMs);
    if (event.type !== 'stage-finished') return;
    const stage = report.stages.find(({ id }) => id === event.stage);
    if (stage) announce(stageAnnouncement(parts.titleOf(stage.id), stage));
  };
  const grader = createGrader({ ...parts, onReport: follow });

  const change = async (how: (old: ResultsRecord) => ResultsRecord) => {
    stored.value = how(stored.value);
    // A full disk is said of the text already; what was reached is on the page all the same.
    const kept = await parts.store.changeResults(parts.stored.slug, how).catch(() => undefined);
    if (!kept) return;
    stored.value = kept;
    parts.onStored();
  };
  const keep = (kind: GradeKind, verdict: Verdict) => {
    const passed = kind === 'submit' ? passedStages(verdict.report) : [];
    return change((old) => ({ ...old, [kind]: verdict, passed: [...new Set([...old.passed, ...passed])] }));
  };

  let turns = 0;
  return {
    stored,
    grading: computed(() => grading.value),
    trouble: computed(() => trouble.value),
    announcements: computed(() => announcements.value),
    async grade(kind, files) {
      trouble.value = undefined;
      announcements.value = [];
      const turn = (turns += 1);
      latest = undefined;
      grading.value = { kind };
      try {
        const verdict = await grader.grade(kind, files);
        if (!verdict) return;
        announce(reportSummary(verdict.report));
        await keep(kind, verdict);
        if (turn === turns) grading.value = undefined;
      } catch (error) {
        if (turn !== turns) return;
        trouble.value = (error as Error).message;
        grading.value = undefined;
      }
    },
    stop() {
      turns += 1;
      grader.stop();
      grading.value = undefined;
      announce('Stopped.');
    },
    async countHint(stage, count) {
      await change((old) => ({
        ...old,
        hints: { ...old.hints, [stage]: Math.max(count, old.hints[stage] ?? 0) },
      }));
      return stored.value.hints[stage] ?? count;
    },
  };
}
