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
  const lines = encoded.match(new RegExp(`.{1,${String(lineLength)}}`, 'g')) ?? [];
  return `${lines.join('\n')}\n.\n`;
}

/** A fresh secret for one attempt: 128 random bits. */
export function createSecret(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * Picks the events out of a process's output. Lines without the secret are not events, whatever they look
 * like; the last of them are kept to explain a crash.
 */
export function createEventReader(secret: string, onEvent: (event: EngineEvent) => void) {
  let rest = '';
  let other = '';
  const readLine = (line: string): void => {
    if (!line.startsWith(`${secret} `)) {
      if (line.trim() !== '') other = `${other}${line}\n`.slice(-2_000);
      return;
    }
    onEvent(JSON.parse(line.slice(secret.length + 1)) as EngineEvent);
  };
  return {
    read(chunk: string): void {
      const lines = `${rest}${chunk}`.split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(readLine);
    },
    /** What was printed beside the events, at most the last 2,000 characters. */
    leftover: (): string => `${other}${rest}`.trim(),
  };
}
