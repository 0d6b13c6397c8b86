import type { Failure, Location } from '../../domain/report.ts';

/** What Vitest makes of a thrown value: its own fields and whatever the error carried (the kit's `story` and `why`). */
interface ProcessedError {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  expected?: unknown;
  actual?: unknown;
  story?: unknown;
  why?: unknown;
}

const maxText = 8_000;
const maxSteps = 60;

/**
 * Words a processed error as a `Failure`. `sources` are the compiled modules of the workspace: the location
 * is the innermost frame in one of them or, where the learner's code returned a wrong value and has left
 * the stack, the method that the story called last. Nothing of a hidden suite gets through.
 */
export function toFailure(error: unknown, sources: Readonly<Record<string, string>>): Failure {
  const { message, stack, expected, actual, story, why } = error as ProcessedError;
  const text = strip(string(message) ?? 'An error without a message was thrown.');
  const steps = Array.isArray(story)
    ? story.slice(0, maxSteps).map((step) => clip(plain(step) ?? ''))
    : undefined;
  const kind = kindOf(error as ProcessedError, text);
  return {
    kind,
    message: clip(reworded[kind]?.(text) ?? text),
    ...(steps && { story: steps }),
    ...put('expected', expected),
    ...put('received', actual),
    ...put('why', why),
    ...locate(string(stack) ?? '', steps, sources),
  };
}

const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * A value as text. Vitest prints what it has compared; an object that it has not (as with `toBeInstanceOf`)
 * comes as a copy without a prototype, which `String` cannot take, and the message tells what it was.
 */
const plain = (value: unknown): string | undefined =>
  typeof value === 'object' || typeof value === 'function' ? undefined : String(value);

function put(key: 'expected' | 'received' | 'why', value: unknown): Partial<Failure> {
  const text = value === undefined ? undefined : plain(value);
  return text === undefined ? {} : { [key]: clip(strip(text)) };
}

const clip = (text: string): string => (text.length > maxText ? `${text.slice(0, maxText)}…` : text);

/** Assertion messages may carry terminal colours. */
const strip = (text: string): string => text.replace(/\u001B\[[\d;]*m/g, '');

function kindOf({ name, expected, stack }: ProcessedError, message: string): Failure['kind'] {
  if (/^(Test|Hook) timed out in \d+ms/.test(message)) return 'timeout';
  if (name === 'AssertionError') return 'assertion';
  if (name === 'SyntaxError') return 'syntax';
  const frozen = /^Cannot (assign to read only|redefine|delete) property|object is not extensible/.test(
    message,
  );
  if (name === 'TypeError' && frozen && string(stack) !== undefined) return 'tampering';
  return expected === undefined ? 'error' : 'assertion';
}

/** Messages of the machinery, in words for someone who sees only their own code. */
const reworded: Partial<Record<Failure['kind'], (message: string) => string>> = {
  tampering: (message) =>
    `${message}. While code is graded, the built-ins of the language and the values it shares with the tests are frozen.`,
  timeout: (message) => {
    const [, what = 'test', ms = ''] = /^(Test|Hook) timed out in (\d+)ms/.exec(message) ?? [];
    return `This ${what.toLowerCase()} was still waiting after ${ms} ms: a promise was never settled.`;
  },
};

function locate(
  stack: string,
  story: string[] | undefined,
  sources: Readonly<Record<string, string>>,
): { location?: Location } {
  for (const [, file, line, column] of stack.matchAll(/workspace\/([\w./-]+):(\d+):(\d+)/g)) {
    if (file !== undefined && Object.hasOwn(sources, file)) {
      return { location: { file, line: Number(line), column: Number(column) } };
    }
  }
  const method = story
    ?.map((step) => /^\s*\w+\.(\w+)/.exec(step)?.[1])
    .findLast((name) => name !== undefined);
  const location = method === undefined ? undefined : findMethod(method, sources);
  return location ? { location } : {};
}

function findMethod(method: string, sources: Readonly<Record<string, string>>): Location | undefined {
  const definition = new RegExp(String.raw`^([ \t]+(?:(?:async|get|static)\s+)*\*?)${method}\s*\(.*\{`, 'm');
  for (const [file, code] of Object.entries(sources)) {
    if (file.includes('.test.')) continue;
    const found = definition.exec(code);
    if (!found) continue;
    const before = code.slice(0, found.index + (found[1] as string).length).split('\n');
    return { file, line: before.length, column: (before.at(-1) as string).length + 1, method };
  }
  return undefined;
}
