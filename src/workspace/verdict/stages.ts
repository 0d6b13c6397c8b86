import type { Stage } from '../../domain/kata.ts';
import type { Report, StageReport } from '../../domain/report.ts';
import type { FailureMark } from '../../editor/failure-marks.ts';

/** Where a learner stands with a stage; `open` can be passed next, `locked` waits for the one before. */
export type Access = 'passed' | 'open' | 'locked';

/** A stage of the kata with where the learner stands, and what the last submission said of it. */
export interface StageRow {
  id: string;
  title: string;
  access: Access;
  /** Undefined where the last submission did not get this far. */
  report?: StageReport;
}

/** The access of each stage, in order: what was ever passed stays passed, and opens the next. */
export function accessOf(stages: readonly Pick<Stage, 'id'>[], passed: readonly string[]): Access[] {
  return stages.map(({ id }, index) => {
    if (passed.includes(id)) return 'passed';
    const before = stages[index - 1];
    return before === undefined || passed.includes(before.id) ? 'open' : 'locked';
  });
}

/** The kata's stages with the report of a submission, as the page lists them. */
export function stageRows(stages: readonly Stage[], passed: readonly string[], report?: Report): StageRow[] {
  const access = accessOf(stages, passed);
  return stages.map(({ id, title }, index) => {
    const found = report?.stages.find((stage) => stage.id === id);
    const reached = found && found.state !== 'pending' ? found : undefined;
    return { id, title, access: access[index] ?? 'locked', ...(reached && { report: reached }) };
  });
}

/** The ids of the stages that a report passes. */
export const passedStages = (report: Report): string[] =>
  report.stages.filter(({ state }) => state === 'passed').map(({ id }) => id);

/** The lines that failures point at, each once, for the editor. */
export function failureMarksOf(report: Report): FailureMark[] {
  const inStages = report.stages.flatMap((stage) => [
    ...stage.failures,
    ...stage.tests.flatMap((test) => test.failures),
  ]);
  const lines = new Map<string, FailureMark & { more: number }>();
  for (const { location, message } of [...(report.death ? [report.death] : []), ...inStages]) {
    if (!location) continue;
    const key = `${location.file}:${location.line}`;
    const known = lines.get(key);
    if (known) known.more += 1;
    else lines.set(key, { path: location.file, line: location.line, message: firstLine(message), more: 0 });
  }
  return [...lines.values()].map(({ more, ...mark }) =>
    more ? { ...mark, message: `${mark.message} (and ${more} more)` } : mark,
  );
}

/** The first line, without the backticks around names: beside code, everything is code. */
const firstLine = (text: string): string => (text.split('\n', 1)[0] ?? text).replaceAll('`', '');
