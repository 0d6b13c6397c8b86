import type { Cluster, Env, SimNode } from '../node.ts';

/** A value with the write that it comes from: later writes have a greater count, or among equals a greater number. */
interface Version {
  count: number;
  number: number;
  value: number | null;
}

/** `number` is that of the client's request that a message serves. */
type Message = { number: number } & (
  | { type: 'query' }
  | { type: 'store'; version: Version }
  | { type: 'version'; version: Version }
  | { type: 'stored' }
);

interface Task {
  request: { op: 'read' } | { op: 'write'; value: number };
  phase: 'version' | 'stored';
  answers: Set<string>;
  newest: Version;
}

const isNewer = (a: Version, b: Version): boolean =>
  a.count > b.count || (a.count === b.count && a.number > b.number);

/**
 * A replicated register: ask a quorum for its newest version, then store that, or a newer one, at a quorum (Attiya,
 * Bar-Noy and Dolev, "Sharing Memory Robustly in Message-Passing Systems", 1995; Lynch and Shvartsman, 1997). It is
 * linearizable if any two quorums share a node.
 */
class RegisterNode implements SimNode {
  readonly #env: Env;
  readonly #quorum: number;
  readonly #tasks = new Map<number, Task>();

  constructor(env: Env, quorum: number) {
    this.#env = env;
    this.#quorum = quorum;
  }

  request(request: Task['request'], number: number): void {
    const newest = this.#stored();
    this.#tasks.set(number, { request, phase: 'version', answers: new Set(), newest });
    this.#broadcast({ type: 'query', number });
    this.#hear(this.#env.id, { type: 'version', number, version: newest });
  }

  receive(from: string, message: Message): void {
    const { number } = message;
    if (message.type === 'query') this.#env.send(from, { type: 'version', number, version: this.#stored() });
    else if (message.type === 'store') {
      this.#store(message.version);
      this.#env.send(from, { type: 'stored', number });
    } else this.#hear(from, message);
  }

  #stored(): Version {
    return this.#env.storage.get<Version>('version') ?? { count: 0, number: 0, value: null };
  }

  #store(version: Version): void {
    if (isNewer(version, this.#stored())) this.#env.storage.set('version', version);
  }

  #hear(from: string, message: Message & { type: 'version' | 'stored' }): void {
    const task = this.#tasks.get(message.number);
    if (!task || task.phase !== message.type) return;
    if (message.type === 'version' && isNewer(message.version, task.newest)) task.newest = message.version;
    task.answers.add(from);
    if (task.answers.size < this.#quorum) return;
    if (task.phase === 'version') this.#settle(task, message.number);
    else this.#finish(task, message.number);
  }

  #settle(task: Task, number: number): void {
    const { request, newest } = task;
    if (request.op === 'write') task.newest = { count: newest.count + 1, number, value: request.value };
    task.phase = 'stored';
    task.answers.clear();
    this.#store(task.newest);
    this.#broadcast({ type: 'store', number, version: task.newest });
    this.#hear(this.#env.id, { type: 'stored', number });
  }

  #finish({ request, newest }: Task, number: number): void {
    this.#tasks.delete(number);
    this.#env.reply(number, request.op === 'read' ? newest.value : null);
  }

  #broadcast(message: Message): void {
    for (const peer of this.#env.peers) this.#env.send(peer, message);
  }
}

/** Every operation asks a majority. */
export const majorityRegister: Cluster = {
  create: (env) => new RegisterNode(env, Math.floor((env.peers.length + 1) / 2) + 1),
};

/** Every operation is content with the first answer, its own: reads may be stale. */
export const hastyRegister: Cluster = { create: (env) => new RegisterNode(env, 1) };
