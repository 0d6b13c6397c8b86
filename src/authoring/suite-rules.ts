import ts from 'typescript';

/** Members of globals whose answer differs from run to run. */
const chance: Readonly<Record<string, readonly string[]>> = {
  Math: ['random'],
  Date: ['now'],
  performance: ['now'],
  crypto: ['randomUUID', 'getRandomValues'],
};
/** Globals that wait for real time or reach the network. */
const outside: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate', 'fetch']);
const globals: ReadonlySet<string> = new Set(['globalThis', 'self', 'window']);
const blocks: ReadonlySet<string> = new Set(['it', 'test', 'describe', 'suite']);
const switches: ReadonlySet<string> = new Set(['only', 'skip', 'todo', 'skipIf', 'runIf']);

/**
 * What a hidden suite must not hold: tests that are switched off, blank titles, and whatever makes a verdict
 * hang on real time, chance or the network. Each with file, line, offender and what to do.
 */
export function findOffences(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const own = declaredNames(source);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    const offence = offenceOf(node, own);
    if (offence !== undefined) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      problems.push(`\`${file}:${String(line + 1)}\`: ${offence}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function offenceOf(node: ts.Node, own: ReadonlySet<string>): string | undefined {
  const access = accessOf(node);
  if (access) return chanceOf(access.object, access.member) ?? switchOf(access.object, access.member);
  if (ts.isIdentifier(node) && outside.has(node.text) && !own.has(node.text)) return usedOf(node);
  if (ts.isVariableDeclaration(node)) return unpackedOf(node);
  if (ts.isNewExpression(node) && nameOf(node.expression) === 'Date' && !node.arguments?.length)
    return unsteady('new Date()');
  if (ts.isCallExpression(node)) return callOffence(node);
  return undefined;
}

const unsteady = (name: string): string =>
  `\`${name}\` makes the verdict differ from run to run: take clock, chance and transport from the kit`;

/** `a.b` and `a['b']`. */
function accessOf(node: ts.Node): { object: ts.Expression; member: string } | undefined {
  if (ts.isPropertyAccessExpression(node)) return { object: node.expression, member: node.name.text };
  if (!ts.isElementAccessExpression(node) || !ts.isStringLiteralLike(node.argumentExpression))
    return undefined;
  return { object: node.expression, member: node.argumentExpression.text };
}

/** The name of a global, also behind `globalThis.`. */
function nameOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  const access = accessOf(node);
  return access && globals.has(nameOf(access.object) ?? '') ? access.member : undefined;
}

function chanceOf(object: ts.Expression, member: string): string | undefined {
  const name = nameOf(object) ?? '';
  if (chance[name]?.includes(member)) return unsteady(`${name}.${member}`);
  return globals.has(name) && outside.has(member) ? unsteady(member) : undefined;
}

/** `const { random } = Math` */
function unpackedOf({ name, initializer }: ts.VariableDeclaration): string | undefined {
  if (!initializer || !ts.isObjectBindingPattern(name)) return undefined;
  const members = name.elements.map((element) => (element.propertyName ?? element.name).getText());
  return members.map((member) => chanceOf(initializer, member)).find((offence) => offence !== undefined);
}

/** A name counts where it stands for a value, not where it is the name of a member: `clock.setTimeout`. */
function usedOf(node: ts.Identifier): string | undefined {
  const { parent } = node;
  const isMember =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isObjectLiteralElement(parent) &&
      parent.name === node &&
      !ts.isShorthandPropertyAssignment(parent)) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isTypeElement(parent);
  return isMember ? undefined : unsteady(node.text);
}

/** Names that the file declares itself: `const { fetch } = createApp(…)` is not the network. */
function declaredNames(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares = ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node);
    const named = declares || ts.isFunctionDeclaration(node) || ts.isImportSpecifier(node);
    if (named && node.name && ts.isIdentifier(node.name)) names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function switchOf(object: ts.Expression, member: string): string | undefined {
  const block = blockOf(object);
  if (block === undefined || !switches.has(member)) return undefined;
  return `\`${block}.${member}\` switches tests off: a hidden suite runs whole`;
}

/** The `it` of `it`, `it.each`, `it.each(…)` and the like. */
function blockOf(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return blocks.has(node.text) ? node.text : undefined;
  if (ts.isCallExpression(node)) return blockOf(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return blockOf(node.tag);
  const access = accessOf(node);
  return access && blockOf(access.object);
}

/** `it('', …)` and `it('…', { skip: true }, …)` */
function callOffence(node: ts.CallExpression): string | undefined {
  const block = blockOf(node.expression);
  if (block === undefined) return undefined;
  const [title] = node.arguments;
  if (title && ts.isStringLiteralLike(title) && title.text.trim() === '') {
    return `\`${block}('${title.text}', …)\` has a blank title: say what it proves`;
  }
  const options = node.arguments
    .filter(ts.isObjectLiteralExpression)
    .flatMap(({ properties }) => [...properties]);
  const off = options.map((option) => option.name?.getText() ?? '').find((name) => switches.has(name));
  return off === undefined ? undefined : `\`{ ${off} }\` switches tests off: a hidden suite runs whole`;
}
