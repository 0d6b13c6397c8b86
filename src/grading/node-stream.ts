import type { EngineEvent } from './events.ts';
import type { Job } from './runtime.ts';

/** Lines are kept short: a terminal in between may limit them (4,096 in canonical mode, POSIX `MAX_CANON`). */
const lineLength = 1_000;

/** Writes a job the way `engine/node-main.ts` reads it; `secret` marks the events that come back. */
export function encodeJob(job: Job, secret: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify({ secret, job }));
  const chunks: string[] = [];
  for (let i = 0; i < bytes.length; i += 8_192)
    chunks.push(String.fromCharCode(...bytes.subarray(i, i + 8_192)));
  const encoded = btoa(chunks.join(''));
  // Lines of one length: a short last one could not be told from a message when a terminal sends it back.
  const length = Math.ceil(encoded.length / Math.ceil(encoded.length / lineLength));
  const lines = encoded.match(new RegExp(`.{1,${String(length)}}`, 'g')) ?? [];
  return `${lines.join('\n')}\n.\n`;
}

/** A fresh secret for one attempt: 128 random bits. */
export function createSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * One event as a line of its own. Plain ASCII: a client that decodes chunk by chunk (WebContainers do) would
 * spoil any character that a chunk's end cuts in two.
 */
export function encodeEvent(event: EngineEvent, secret: string): string {
  const json = JSON.stringify(event).replace(
    /[\u0080-\uFFFF]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\n${secret} ${json}\n`;
}

/**
 * Picks the events out of a process's output. Lines without the secret are not events, whatever they look
 * like; the last of them are kept to explain a crash, without the job that a terminal in between sends back.
 */
export function createEventReader(secret: string, onEvent: (event: EngineEvent) => void) {
  const mark = `${secret} `;
  let rest = '';
  let other = '';
  const readLine = (line: string): void => {
    if (line.startsWith(mark)) {
      const event = parse(line.slice(mark.length));
      if (event) onEvent(event);
    } else if (line.trim() !== '' && !isEcho(line)) other = `${other}${line}\n`.slice(-4_000);
  };
  return {
    read(chunk: string): void {
      const lines = `${rest}${chunk}`.split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(readLine);
    },
    /** What was printed beside the events, at most the last 4,000 characters. */
    leftover: (): string => `${other}${rest.startsWith(mark) ? '' : rest}`.trim(),
  };
}

/** A line of `encodeJob`, or what is left of it: a busy terminal loses parts. */
const isEcho = (line: string): boolean => line === '.' || /^[A-Za-z0-9+/=]{60,}$/.test(line);

/** Undefined for an event that was cut off, or torn by something printed in its middle. */
function parse(json: string): EngineEvent | undefined {
  try {
    return JSON.parse(json) as EngineEvent;
  } catch {
    return undefined;
  }
}

/** Says why a process ended before its job did: `how` it ended, and what it printed on its way out. */
export function explainEnd(how: string, said: string): string {
  if (/heap out of memory|invalid array length Allocation failed/i.test(said)) return 'out of memory';
  const first = said.trim().split('\n')[0] ?? '';
  return `the process ended with ${how}${first === '' ? '' : `: ${first}`}`;
}
