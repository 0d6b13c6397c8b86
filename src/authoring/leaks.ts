import ts from 'typescript';

/** A line of code as it is looked for: without white space and comments, with one kind of quote. */
export interface CodeLine {
  /** `path:line` */
  at: string;
  code: string;
}

/** A line shorter than this, not counting what stands in quotes, could be anybody's. */
const minLength = 25;

/** A call and nothing else, as in `cache.set("a", 1)`: that is how a story tells what was done. */
const bareCall = /^[\w.#]+\([^()]*\)$/;

/**
 * The lines of a file that would give it away. What stands in quotes does not count towards a line's length:
 * titles and reasons are there to be read. Bare calls are no secret: stories are made of them.
 */
export function codeLines(path: string, text: string): CodeLine[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lines = new Map<number, { code: string; length: number }>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const parts = node.getChildren(source);
    if (parts.length > 0) return parts.forEach(visit);
    const token = node.getText(source);
    const number = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const line = lines.get(number) ?? { code: '', length: 0 };
    lines.set(number, { code: line.code + token, length: line.length + (isQuoted(node) ? 0 : token.length) });
  };
  visit(source);
  return [...lines]
    .filter(([, { length }]) => length >= minLength)
    .map(([number, { code }]) => ({ at: `${path}:${String(number)}`, code: trim(squeeze(code)) }))
    .filter(({ code }) => !bareCall.test(code));
}

const isQuoted = (node: ts.Node): boolean =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isJsxText(node);

/** Bundling takes white space away and changes quotes, so neither counts. */
const squeeze = (text: string): string => text.replace(/\s+/g, '').replace(/['`]/g, '"');

/** Bundling joins statements, too. */
const trim = (code: string): string => code.replace(/^[)\]},;]+|[;,{([]+$/g, '');

/** Something that a learner gets to read, and where. */
export interface Saying {
  where: string;
  text: string;
}

/**
 * Lines of secret code that turn up in what is said. A line that stands in `open` text (the brief, the
 * starter, the samples) is no secret.
 */
export function findLeaks(
  secret: readonly CodeLine[],
  open: readonly string[],
  said: readonly Saying[],
): string[] {
  const known = squeeze(open.join('\n'));
  const sayings = said.map(({ where, text }) => ({ where, text: squeeze(text) }));
  const all = [...new Set(sayings.map(({ text }) => text))].join('\n');
  const codes = new Map(secret.map((line) => [line.code, line]));
  return [...codes.values()].flatMap(({ at, code }) => {
    if (!all.includes(code) || known.includes(code)) return [];
    const where = sayings.find(({ text }) => text.includes(code))?.where ?? '';
    return [`${where} shows \`${at}\`: say it in words instead`];
  });
}
