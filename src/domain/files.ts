/** A learner's files: path inside the workspace (`lru-cache.ts`) to text. */
export type Files = Readonly<Record<string, string>>;

/** True for files that hold tests: they may import `vitest`, and are not part of what is graded. */
export const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path);
