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

/** The lines that failures point at, each once, for the editor: how many beside the line, the first one in words on demand. */
export function failureMarksOf(report: Report): FailureMark[] {
  const inStages = report.stages.flatMap((stage) => [
    ...stage.failures,
    ...stage.tests.flatMap((test) => test.failures),
  ]);
  const lines = new Map<string, { path: string; line: number; messages: string[] }>();
  for (const { location, message } of [...(report.death ? [report.death] : []), ...inStages]) {
    if (!location) continue;
    const key = `${location.file}:${location.line}`;
    const known = lines.get(key) ?? { path: location.file, line: location.line, messages: [] };
    lines.set(key, { ...known, messages: [...known.messages, message] });
  }
  return [...lines.values()].map(({ path, line, messages }) => ({
    path,
    line,
    note: messages.length === 1 ? '1 failure' : `${messages.length} failures`,
    message: messages[0] ?? '',
  }));
}
