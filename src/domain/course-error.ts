/**
 * A mistake in the course itself (a kata, a lesson), said to its author: `message` names the path and the
 * offender in backticks, `hint` says what to do or run next. Learners never see one.
 */
export class CourseError extends Error {
  override readonly name = 'CourseError';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(`${message}\n  ${hint}`);
    this.hint = hint;
  }
}
