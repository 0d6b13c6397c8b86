import Choice from './Choice.astro';
import Figure from './Figure.astro';
import H2 from './H2.astro';
import H3 from './H3.astro';
import KataLink from './KataLink.astro';
import Question from './Question.astro';
import Quiz from './Quiz.astro';
import Runnable from './Runnable.astro';
import SideNote from './SideNote.astro';

/** What lessons and briefs may use without an import. */
export const mdxComponents = { h2: H2, h3: H3, Choice, Figure, KataLink, Question, Quiz, Runnable, SideNote };
