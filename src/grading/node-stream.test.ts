import { expect, it } from 'vitest';
import type { EngineEvent } from './events.ts';
import { createEventReader, encodeEvent, encodeJob, explainEnd } from './node-stream.ts';
import type { Job } from './runtime.ts';

const secret = 'a1b2';
const events: EngineEvent[] = [
  { type: 'test-started', id: 'eviction › keeps “größe” 数 🧮', limitMs: 500 },
  { type: 'console', line: { level: 'log', text: 'line one\nline two\r\n\u2028' } },
  { type: 'finished' },
];
const stream = events.map((event) => encodeEvent(event, secret)).join('');

function read(chunks: Iterable<string>) {
  const heard: EngineEvent[] = [];
  const reader = createEventReader(secret, (event) => heard.push(event));
  for (const chunk of chunks) reader.read(chunk);
  return { heard, leftover: reader.leftover() };
}

/** Reads a job as `engine/node-main.ts` does. */
function decodeJob(text: string): unknown {
  const lines = text.split('\n');
  return JSON.parse(Buffer.from(lines.slice(0, lines.indexOf('.')).join(''), 'base64').toString('utf8'));
}

it('carries a job of any size and script in lines that a terminal takes', () => {
  const job = { modules: { 'a.ts': 'const größe = "🧮";\n'.repeat(5_000) } } as unknown as Job;
  const sent = encodeJob(job, secret);
  expect(decodeJob(sent)).toEqual({ secret, job });
  expect(Math.max(...sent.split('\n').map(({ length }) => length))).toBeLessThan(4_096);
});

it('carries events in ASCII, so that no chunk can end inside a character', () => {
  expect(stream).toMatch(/^[\n\x20-\x7E]*$/);
  expect(read([stream]).heard).toEqual(events);
});

it('reads events from chunks that end anywhere, with either line end', () => {
  for (const text of [stream, stream.replaceAll('\n', '\r\n')]) {
    expect(read(text).heard).toEqual(events);
  }
});

it('takes nothing for an event that does not bear the secret at its start', () => {
  const event = JSON.stringify({ type: 'finished' });
  const forged = [event, ` ${secret} ${event}`, `x${secret} ${event}`, `${secret}${event}`, `A1B2 ${event}`];
  expect(read([`${forged.join('\n')}\n`]).heard).toEqual([]);
});

it('goes on after an event that something was printed into', () => {
  const torn = `${secret} {"type":"test-st\r\nKilled\r\narted"}\r\n`;
  expect(read([torn, stream])).toEqual({ heard: events, leftover: 'Killed\narted"}' });
});

it('keeps what else was printed, without the echo of its input and without half an event', () => {
  for (let length = 690; length < 740; length += 1) {
    const job = { modules: { 'a.ts': 'x'.repeat(length) } } as unknown as Job;
    const echo = encodeJob(job, secret).replaceAll('\n', '\r\n');
    expect(read([echo, stream, 'FATAL ERROR\r\n', `${secret} {"type":"fin`]).leftover).toBe('FATAL ERROR');
  }
});

it('says why a process ended', () => {
  expect(explainEnd('code 134', '<--- Last few GCs --->\nFATAL ERROR: JavaScript heap out of memory')).toBe(
    'out of memory',
  );
  expect(explainEnd('code 9', 'node: bad option: --x\nmore')).toBe(
    'the process ended with code 9: node: bad option: --x',
  );
  expect(explainEnd('SIGKILL', '')).toBe('the process ended with SIGKILL');
});
