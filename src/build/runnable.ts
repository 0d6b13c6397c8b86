import { CourseError } from '../domain/course-error.ts';

/** A snippet as its author wrote it: the program, and what it is recorded to print. */
export interface Snippet {
  program: string;
  output: string;
}

const fences = /^```ts\n([\s\S]*?)^```\n\s*^```text\n([\s\S]*?)^```$/m;

/** Every snippet of an MDX text; throws a `CourseError` if one is not a `ts` fence followed by a `text` fence. */
export function snippetsOf(mdx: string, file: string): Snippet[] {
  return [...mdx.matchAll(/<Runnable\b[^>]*>\n([\s\S]*?)<\/Runnable>/g)].map(([, body = '']) => {
    const [, program, output] = fences.exec(body) ?? [];
    if (program === undefined || output === undefined) throw malformed(file);
    return { program, output };
  });
}

/** The two fences of a snippet after they were rendered: the highlighted program, and its output as text in HTML. */
export function readRunnable(html: string, file: string): Snippet {
  const blocks = [...html.matchAll(/<pre\b[^>]*data-language="(\w+)"[^>]*>[\s\S]*?<\/pre>/g)];
  const [program, output] = blocks;
  if (blocks.length !== 2 || program?.[1] !== 'ts' || output?.[1] !== 'text') throw malformed(file);
  return { program: program[0], output: output[0].replace(/<[^>]*>/g, '').trimEnd() };
}

const malformed = (file: string): CourseError =>
  new CourseError(
    `\`${file}\`: a \`<Runnable>\` does not hold a program and its output`,
    'Write a ```ts fence and after it a ```text fence with what the program prints, with empty lines around each.',
  );
