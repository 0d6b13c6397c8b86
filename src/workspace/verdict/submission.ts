import { isTestFile, type Files } from '../../domain/files.ts';
import type { StageSuite } from '../../grading/runtime.ts';

/** The two ways to grade: the learner's own tests, or the hidden suites. */
export type GradeKind = 'run' | 'submit';

/** The files that a verdict of this kind is about: hidden suites never see the learner's tests. */
export const gradedFiles = (kind: GradeKind, files: Files): Files =>
  kind === 'run' ? files : Object.fromEntries(Object.entries(files).filter(([path]) => !isTestFile(path)));

/** The test files among a learner's, in the order of their names; each is a stage of a Run. */
export const testFiles = (paths: readonly string[]): string[] => paths.filter(isTestFile).sort();

/** A stage for each test file: the file itself is the suite, so that failures can point into it. */
export const ownSuites = (files: Files): StageSuite[] =>
  testFiles(Object.keys(files)).map((path) => ({ id: path, path, code: '', own: true }));
