import { CourseError } from '../domain/course-error.ts';

/** Throws a `CourseError` unless a question, rendered to HTML, has text, two choices or more, and one right one. */
export function checkQuestion(html: string, file: string): void {
  const [text = '', ...choices] = html.split(/<details class="quiz-choice"/);
  const words = plain(text);
  const question = `\`${file}\`: the question \`${words.slice(0, 60)}\``;
  if (!words)
    throw new CourseError(`\`${file}\`: a \`<Question>\` asks nothing`, 'Write it above its choices.');
  if (choices.length < 2)
    throw new CourseError(`${question} has fewer than two choices`, 'Add a `<Choice>`.');
  const right = choices.filter((choice) => /^[^>]*\sdata-right/.test(choice)).length;
  if (right !== 1) {
    throw new CourseError(
      `${question} has ${right} right choices`,
      'Mark exactly one `<Choice>` with `right`.',
    );
  }
}

/** Throws a `CourseError` unless a choice says its answer and explains it. */
export function checkChoice(answer: string | undefined, why: string, file: string): void {
  if (!answer?.trim()) {
    throw new CourseError(`\`${file}\`: a \`<Choice>\` has no \`answer\``, 'Write `<Choice answer="…">`.');
  }
  if (!plain(why)) {
    throw new CourseError(
      `\`${file}\`: the choice \`${answer}\` is not explained`,
      'Between its tags, say why it is tempting and where it goes wrong (or why it is right).',
    );
  }
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, '').trim();
