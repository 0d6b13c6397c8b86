import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readFiles } from '../build/folder.ts';
import { shown } from '../build/problems.ts';
import { root } from '../build/root.ts';
import { CourseError } from '../domain/course-error.ts';
import { kataSchema } from '../domain/kata.ts';

const templateDir = join(root, 'src/authoring/template');

/**
 * The command `new`: makes a small, complete kata in `katas/<slug>` and returns what to do next. Throws a
 * `CourseError` if the slug cannot be one, or if the folder is there already.
 */
export async function newKata(katas: string, slug: string): Promise<string> {
  if (!kataSchema.shape.slug.safeParse(slug).success) {
    throw new CourseError(
      `\`${slug}\` cannot be a kata’s name`,
      'Take lower-case words joined by hyphens: `hash-ring`.',
    );
  }
  const dir = join(katas, slug);
  await mkdir(katas, { recursive: true });
  await mkdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new CourseError(`\`${shown(dir)}\` is there already`, 'Take another name, or remove the folder.');
  });
  for (const [path, text] of Object.entries((await readFiles(templateDir)) ?? {})) {
    const target = join(dir, rename(path, slug));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, rename(text, slug));
  }
  return nextSteps(shown(dir), slug);
}

/** In the template, its own name stands for the kata’s, and its path to `katas/` for the one from a kata. */
const rename = (text: string, slug: string): string =>
  text.replaceAll('../../../katas/', '../').replaceAll(/\btemplate\b/g, slug);

const nextSteps = (
  dir: string,
  slug: string,
): string => `${dir}: a bounded queue, complete and proven. Make it yours:

  1. kata.json           title, summary, stages; your editor knows the fields
  2. solution/           the reference, written to be read; starter/ is what learners begin with
  3. hidden/ samples/    a suite for each stage; the tests that learners see
  4. impostors/          what people get wrong, each with the test that must catch it
  5. brief.mdx hints.mdx what is asked, and help in steps

The comments in the files say more. Prove it as you go:

  npm run kata -- check ${slug}
`;
