import type { Files } from '../../domain/files.ts';
import type { Limits } from '../../domain/kata.ts';
import type { Report } from '../../domain/report.ts';
import type { GradeRequest } from '../../grading/grade.ts';
import type { RunEvent } from '../../grading/events.ts';
import { emptyReport, reduce } from '../../grading/reduce.ts';
import type { Runtime, StageSuite } from '../../grading/runtime.ts';
import type { Verdict } from '../storage/records.ts';
import { fingerprint } from './fingerprint.ts';
import { gradedFiles, ownSuites, type GradeKind } from './submission.ts';

/** `grade` of `src/grading/grade.ts`, passed in. */
type Grade = (
  request: GradeRequest,
  runtime: Runtime,
  onEvent: (event: RunEvent) => void,
  signal: AbortSignal,
) => Promise<Report>;

export interface GraderParts {
  grade: Grade;
  limits: Limits;
  kataVersion: number;
  chooseRuntime: () => Runtime;
  /** The hidden suites, opened; rejects with a sentence for the learner. */
  hiddenSuites: () => Promise<StageSuite[]>;
  now: () => number;
  /** The report so far, at each event. */
  onReport: (report: Report, event: RunEvent) => void;
}

export interface Grader {
  /** Grades `files`; undefined if it was stopped. Rejects only if the hidden suites cannot be had. */
  grade(kind: GradeKind, files: Files): Promise<Verdict | undefined>;
  stop(): void;
}

/** Grades one submission at a time; a new one stops the one before. */
export function createGrader(parts: GraderParts): Grader {
  let current: AbortController | undefined;
  return {
    async grade(kind, files) {
      current?.abort();
      const run = new AbortController();
      current = run;
      const request = await requestFor(kind, files, parts);
      if (run.signal.aborted) return undefined;
      const report = await parts.grade(
        request,
        parts.chooseRuntime(),
        follow(parts.onReport, run.signal),
        run.signal,
      );
      if (run.signal.aborted) return undefined;
      return { report, at: parts.now(), text: fingerprint(request.files), kataVersion: parts.kataVersion };
    },
    stop: () => current?.abort(),
  };
}

async function requestFor(
  kind: GradeKind,
  files: Files,
  { limits, hiddenSuites }: GraderParts,
): Promise<GradeRequest> {
  const graded = gradedFiles(kind, files);
  if (kind === 'run') return { files: graded, stages: ownSuites(files), limits, stopAtFailure: false };
  return { files: graded, stages: await hiddenSuites(), limits, stopAtFailure: true };
}

/** Reduces events to the report so far; a stopped run says nothing more. */
function follow(onReport: GraderParts['onReport'], signal: AbortSignal): (event: RunEvent) => void {
  let report: Report | undefined;
  return (event) => {
    if (signal.aborted) return;
    if (event.type === 'started') report = emptyReport(event.run, event.stages);
    if (!report) return;
    report = reduce(report, event);
    onReport(report, event);
  };
}
