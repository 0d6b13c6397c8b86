import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { readRunnable, snippetsOf } from './runnable.ts';

const lessons = readdirSync('content/lessons', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.mdx'))
  .map((path) => join('content/lessons', path));

const snippets = lessons.flatMap((file) =>
  snippetsOf(readFileSync(file, 'utf8'), file).map((snippet, index) => ({
    ...snippet,
    file,
    number: index + 1,
  })),
);

function printedBy(program: string): string {
  const lines: string[] = [];
  const log = (...values: unknown[]) => void lines.push(values.map(String).join(' '));
  runInNewContext(stripTypeScriptTypes(program), { console: { log } }, { timeout: 10_000 });
  return lines.map((line) => `${line}\n`).join('');
}

test.each(snippets)('snippet $number of $file prints what it is recorded to print', ({ program, output }) => {
  expect(printedBy(program)).toBe(output);
});

test.each(snippets)('snippet $number of $file is under 40 lines', ({ program }) => {
  expect(program.split('\n').length - 1).toBeLessThan(40);
});

const file = 'content/lessons/caching/lru.mdx';
const fence = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\`\n`;

test('a snippet is a program and what it prints', () => {
  const mdx = `Text.\n\n<Runnable path="a.ts">\n\n${fence('ts', 'go();')}\n${fence('text', 'gone')}\n</Runnable>\n`;
  expect(snippetsOf(mdx, file)).toEqual([{ program: 'go();\n', output: 'gone\n' }]);
});

test('a snippet without its output stops the build, naming its file', () => {
  const mdx = `<Runnable>\n\n${fence('ts', 'go();')}\n</Runnable>\n`;
  expect(() => snippetsOf(mdx, file)).toThrow(
    '`content/lessons/caching/lru.mdx`: a `<Runnable>` does not hold',
  );
});

const block = (language: string, html: string) =>
  `<pre class="astro-code" data-language="${language}">${html}</pre>`;

test('a rendered snippet keeps the highlighted program, and its output as text', () => {
  const program = block('ts', '<code><span>go</span>();</code>');
  const html = `${program}\n${block('text', '<code><span>a &lt; b</span></code>')}`;
  expect(readRunnable(html, file)).toEqual({ program, output: 'a &lt; b' });
});

test.each([
  ['the wrong way round', block('text', 'gone') + block('ts', 'go();')],
  ['of one kind', block('ts', 'go();') + block('ts', 'gone();')],
  ['that are three', block('ts', 'go();') + block('text', 'gone') + block('text', 'again')],
])('a rendered snippet with fences %s stops the build', (_, html) => {
  expect(() => readRunnable(html, file)).toThrow('does not hold a program');
});
