import type { Cluster, Env, SimNode } from '../node.ts';

type Message =
  | { type: 'request-vote'; term: number }
  | { type: 'vote'; term: number; granted: boolean }
  | { type: 'heartbeat'; term: number };

const ELECTION_MS = 150;
const HEARTBEAT_MS = 50;

/**
 * Raft's leader election without a log (Ongaro and Ousterhout, "In Search of an Understandable Consensus
 * Algorithm", 2014, section 5.2): what the simulator is tried on.
 */
class RaftNode implements SimNode {
  role: 'follower' | 'candidate' | 'leader' = 'follower';
  term = 0;
  protected votedFor: string | null = null;
  readonly #env: Env;
  readonly #votes = new Set<string>();

  constructor(env: Env) {
    this.#env = env;
  }

  start(): void {
    const saved = this.#env.storage.get<{ term: number; votedFor: string | null }>('vote');
    if (saved) Object.assign(this, saved);
    this.#awaitLeader();
  }

  timer(): void {
    if (this.role === 'leader') this.#beat();
    else this.#stand();
  }

  receive(from: string, message: Message): void {
    if (message.term > this.term) this.#follow(message.term);
    if (message.type === 'request-vote') this.#answer(from, message.term);
    else if (message.term < this.term) return;
    else if (message.type === 'vote') this.#count(from, message.granted);
    else this.#obey();
  }

  /** Before anyone hears of a vote it must be on disk. */
  protected save(): void {
    this.#env.storage.set('vote', { term: this.term, votedFor: this.votedFor });
  }

  #awaitLeader(): void {
    this.#env.setTimer('election', this.#env.random.int(ELECTION_MS, 2 * ELECTION_MS - 1));
  }

  #follow(term: number): void {
    if (this.role === 'leader') this.#awaitLeader();
    this.#env.clearTimer('heartbeat');
    [this.role, this.term, this.votedFor] = ['follower', term, null];
    this.save();
  }

  #stand(): void {
    const { id } = this.#env;
    [this.role, this.term, this.votedFor] = ['candidate', this.term + 1, id];
    this.save();
    this.#votes.clear();
    this.#count(id, true);
    this.#awaitLeader();
    this.#broadcast({ type: 'request-vote', term: this.term });
  }

  #answer(candidate: string, term: number): void {
    const granted = term === this.term && (this.votedFor ?? candidate) === candidate;
    if (granted) {
      this.votedFor = candidate;
      this.save();
      this.#awaitLeader();
    }
    this.#env.send(candidate, { type: 'vote', term: this.term, granted });
  }

  #count(voter: string, granted: boolean): void {
    if (this.role !== 'candidate' || !granted) return;
    this.#votes.add(voter);
    if (this.#votes.size <= (this.#env.peers.length + 1) / 2) return;
    this.role = 'leader';
    this.#env.clearTimer('election');
    this.#beat();
  }

  #obey(): void {
    this.role = 'follower';
    this.#awaitLeader();
  }

  #beat(): void {
    this.#env.setTimer('heartbeat', HEARTBEAT_MS);
    this.#broadcast({ type: 'heartbeat', term: this.term });
  }

  #broadcast(message: Message): void {
    for (const peer of this.#env.peers) this.#env.send(peer, message);
  }
}

/** It remembers its term through a crash, and forgets whom it voted for. */
class ForgetfulNode extends RaftNode {
  protected override save(): void {
    const { votedFor } = this;
    this.votedFor = null;
    super.save();
    this.votedFor = votedFor;
  }
}

const observe = ({ role, term }: RaftNode) => ({ role, term });

export const raft: Cluster<RaftNode> = { create: (env) => new RaftNode(env), observe };

/** With the bug that it grants its vote again after a restart: two leaders in one term. */
export const forgetfulRaft: Cluster<RaftNode> = { create: (env) => new ForgetfulNode(env), observe };
