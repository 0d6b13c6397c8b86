import { readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * The global namespace `Chai`, on which Vitest's `expect` builds (`.not`, `.to`, `.resolves`), from the text of
 * `@types/chai`. Left out: comments, and the 1,500 lines of the `assert` interface, which no kata uses.
 */
export function chaiNamespace(path: string): string {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
  const chai = namespaceIn(source.statements, 'global')?.statements ?? [];
  const members = namespaceIn(chai, 'Chai')?.statements ?? [];
  if (members.length === 0)
    throw new Error(`\`${path}\` declares no global namespace \`Chai\`: has its layout changed?`);
  const printer = ts.createPrinter({ removeComments: true });
  const kept = members.filter(
    (member) => !(ts.isInterfaceDeclaration(member) && member.name.text === 'Assert'),
  );
  const lines = kept.map((member) => printer.printNode(ts.EmitHint.Unspecified, member, source));
  return `declare namespace Chai {\n${lines.join('\n')}\n}\n`;
}

function namespaceIn(statements: readonly ts.Statement[], name: string): ts.ModuleBlock | undefined {
  const found = statements.filter(ts.isModuleDeclaration).find((statement) => statement.name.text === name);
  return found?.body && ts.isModuleBlock(found.body) ? found.body : undefined;
}
