import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { constants } from 'node:os';
import type { HostOptions } from './host.ts';

/** What the client asks for when it spawns. */
export interface RunRequest {
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** Size of the pieces in which a terminal's output arrives, in bytes: small, and prime, so that they split anything. */
const pieceLength = 61;

/** The processes of one container. Only `node` is known. */
export function createProcesses(cwd: string, { node = process.execPath, terminal, stubborn }: HostOptions) {
  const running = new Map<number, { child: ChildProcess; print: (data: Buffer) => void }>();

  const run = async ({ command, args, env }: RunRequest, response: ServerResponse): Promise<void> => {
    if (command !== 'node') throw new Error(`spawn ${command} ENOENT`);
    const child = spawn(node, args, { cwd, stdio: 'pipe', env: { ...env } });
    await once(child, 'spawn');
    const pid = child.pid as number;
    const say = (message: object): void => void response.write(`${JSON.stringify(message)}\n`);
    const print = (data: Buffer): void => {
      for (const piece of terminal ? asTerminal(data) : [data]) say({ output: piece.toString('base64') });
    };
    running.set(pid, { child, print });
    child.stdout?.on('data', print);
    child.stderr?.on('data', print);
    child.stdin?.on('error', () => undefined);
    child.on('close', (code, signal) => {
      running.delete(pid);
      say({ exit: code ?? 128 + (signal ? constants.signals[signal] : 0) });
      response.end();
    });
    // The frame is gone, and with it, in a browser, everything that ran in it.
    response.on('close', () => child.kill('SIGKILL'));
    say({ pid });
  };

  const write = (pid: number, data: string): void => {
    const process = running.get(pid);
    if (terminal) process?.print(Buffer.from(data));
    process?.child.stdin?.write(data);
  };

  const end = async (): Promise<void> => {
    const children = [...running.values()].map(({ child }) => child);
    await Promise.all(children.map((child) => (child.kill('SIGKILL'), once(child, 'close'))));
  };

  return {
    run,
    write,
    end,
    count: () => running.size,
    kill: (pid: number): void => {
      if (!stubborn) running.get(pid)?.child.kill('SIGKILL');
    },
  };
}

function asTerminal(data: Buffer): Buffer[] {
  const text = Buffer.from(data.toString('latin1').replace(/\n/g, '\r\n'), 'latin1');
  const count = Math.ceil(text.length / pieceLength);
  return Array.from({ length: count }, (_, i) => text.subarray(i * pieceLength, (i + 1) * pieceLength));
}
