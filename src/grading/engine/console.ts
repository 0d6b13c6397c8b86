import { format } from 'vitest/internal/browser';
import type { ConsoleLine } from '../../domain/report.ts';

/** The most that one run may print, in lines and in characters; after that the console falls silent. */
const maxLines = 2_000;
const maxLineLength = 8_000;
const maxLength = 256_000;

type Level = ConsoleLine['level'];

/**
 * A console that hands every line to `emit`, formatted as a terminal would, within bounds: a loop that
 * prints must not flood the page.
 */
export function createConsole(emit: (level: Level, text: string) => void): Console {
  let lines = 0;
  let length = 0;
  let indent = '';
  const timers = new Map<string, number>();
  const counts = new Map<string, number>();

  const print = (level: Level, text: string): void => {
    if (lines > maxLines || length > maxLength) return;
    lines += 1;
    length += text.length;
    const full = lines > maxLines || length > maxLength;
    emit(full ? 'warn' : level, full ? 'Too much output: the rest is not shown.' : clip(indent + text));
  };
  const write =
    (level: Level) =>
    (...args: unknown[]): void =>
      print(level, printed(args));
  const count = (label = 'default'): void => {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    print('log', `${label}: ${String(counts.get(label))}`);
  };
  const elapsed = (label = 'default'): void =>
    print('log', `${label}: ${(performance.now() - (timers.get(label) ?? performance.now())).toFixed(1)} ms`);
  const group = (...args: unknown[]): void => {
    if (args.length > 0) print('log', printed(args));
    indent += '  ';
  };

  return {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    debug: write('debug'),
    trace: write('debug'),
    dir: (value: unknown) => print('log', printed([value])),
    dirxml: write('log'),
    table: (rows: unknown) => print('log', printed([rows])),
    assert: (ok?: unknown, ...args: unknown[]) => {
      if (!ok) print('error', `Assertion failed${args.length > 0 ? `: ${printed(args)}` : ''}`);
    },
    count,
    countReset: (label = 'default') => void counts.delete(label),
    group,
    groupCollapsed: group,
    groupEnd: () => {
      indent = indent.slice(2);
    },
    time: (label = 'default') => void timers.set(label, performance.now()),
    timeLog: elapsed,
    timeEnd: (label = 'default') => {
      elapsed(label);
      timers.delete(label);
    },
    clear: () => undefined,
  } as unknown as Console;
}

function printed(args: unknown[]): string {
  try {
    return format(args);
  } catch {
    return '[a value that cannot be printed]';
  }
}

const clip = (text: string): string =>
  text.length > maxLineLength ? `${text.slice(0, maxLineLength)}… (${String(text.length)} characters)` : text;
