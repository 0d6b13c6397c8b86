import { expect, it } from 'vitest';
import { codeLines, findLeaks } from './leaks.ts';

const solution = `
/** Removes the oldest of all entries from the list. */
const oldest = this.#entries.at(-1) ?? fallback; // and this is why
if (!oldest) return;
const message = 'capacity must be a whole number';
throw new RangeError('capacity must be a whole number, and above zero');
`;
const secret = codeLines('solution/cache.ts', solution);
const leaks = (text: string, open: string[] = []) => findLeaks(secret, open, [{ where: 'a title', text }]);

it('takes lines of code for secret if they are long enough, without comments and what stands in quotes', () => {
  expect(secret).toEqual([{ at: 'solution/cache.ts:3', code: 'constoldest=this.#entries.at(-1)??fallback' }]);
});

it('finds a line of code in what is said, with file and line', () => {
  expect(leaks('expected `const oldest = this.#entries.at(-1) ?? fallback;` to be 1')).toEqual([
    'a title shows `solution/cache.ts:3`: say it in words instead',
  ]);
});

it('finds it in other quotes and without white space, as bundling leaves it', () => {
  const lines = codeLines('hidden/a.test.ts', `    cache.getOrLoad(keyOf('first'), (key) => slow(key));`);
  const said = { where: 'the console', text: 'x(),cache.getOrLoad(keyOf("first"),(key)=>slow(key)),y()' };
  expect(findLeaks(lines, [], [said])).toHaveLength(1);
});

it('lets prose, reasons and calls with their values through', () => {
  const suite = codeLines(
    'hidden/a.test.ts',
    `it('evicts the entry that was least recently used', story('A cache keeps what is used, and forgets the rest.', (s) => {
  cache.set('the first of all keys', 'a value that is long');`,
  );
  const story = `cache.set('the first of all keys', 'a value that is long')`;
  const said = [
    'evicts the entry that was least recently used',
    'A cache keeps what is used, and forgets the rest.',
    story,
  ];
  expect(
    findLeaks(
      suite,
      [],
      said.map((text) => ({ where: '', text })),
    ),
  ).toEqual([]);
  expect(leaks('RangeError: capacity must be a whole number, and above zero')).toEqual([]);
});

it('takes a bare call for a step of a story, and no more than that', () => {
  const code = (line: string) => codeLines('hidden/a.test.ts', line).map((found) => found.code);
  expect(code("cache.getOrLoad('a', database.load, options);")).toEqual([]);
  expect(code("cache.getOrLoad('a', () => database.load(options));")).toHaveLength(1);
  expect(code("const promise = cache.getOrLoad('a', database.load);")).toHaveLength(1);
});

it('does not call secret what the learner has been given', () => {
  const line = 'const oldest = this.#entries.at(-1) ?? fallback;';
  expect(leaks(line, ['export {};', `class A {\n  ${line}\n}`])).toEqual([]);
});

it('reads lines inside templates, regular expressions and markup as what they are', () => {
  const lines = codeLines(
    'a.ts',
    'const text = `one\nconst two = three(four, five, six, seven);\n${eight}`;\nuse(/const a = "b";\\/\\/ c/.exec(input), another);',
  );
  expect(lines.map(({ at }) => at)).toEqual(['a.ts:4']);
});
