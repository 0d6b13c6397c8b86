import { CourseError } from '../domain/course-error.ts';

/** One thing that must hold, and all that speaks against it. */
export interface Check {
  title: string;
  problems: string[];
}

/** Collects checks; `tell` hears each as soon as it is decided. */
export function createNotes(tell: (check: Check) => void) {
  const checks: Check[] = [];
  const note = (title: string, problems: string[]): boolean => {
    const check = { title, problems };
    checks.push(check);
    tell(check);
    return problems.length === 0;
  };
  /** The value, or `undefined` if a `CourseError` stood in the way, which is then the problem. */
  const attempt = async <T>(title: string, make: () => Promise<T>): Promise<T | undefined> => {
    try {
      const value = await make();
      note(title, []);
      return value;
    } catch (error) {
      if (!(error instanceof CourseError)) throw error;
      note(title, [error.message]);
      return undefined;
    }
  };
  return { checks, note, attempt };
}

export type Notes = ReturnType<typeof createNotes>;
