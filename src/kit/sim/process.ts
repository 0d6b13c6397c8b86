import type { Random } from '../random.ts';
import { Disk } from './disk.ts';
import type { Crash, Fault } from './fault.ts';
import { LocalClock } from './local-clock.ts';
import type { SimNode } from './node.ts';
import type { Plain } from './plain.ts';
import type { Due } from './queue.ts';
import type { Operation } from './run.ts';

/** Something that will come to a process. One shape for all kinds: the loop over them is where time goes. */
export interface Task extends Due {
  readonly kind: 'start' | 'deliver' | 'timer' | 'request';
  readonly process: Process;
  /** Of a message, its sender. */
  readonly from: Process | undefined;
  /** The message or request; the timer's name. */
  readonly data: unknown;
  /** The event that it goes back to in the trace; a request's number. */
  readonly cause: number;
  /** It has arrived already, and had to wait. */
  late: boolean;
  cancelled: boolean;
}

/** A node's life from a start to a crash. What it does counts only while it is the one that runs. */
export interface Life {
  readonly process: Process;
  machine: SimNode | undefined;
}

/** What remains of a node through all its lives, and what faults do to it. */
export class Process {
  readonly id: string;
  /** The place in the list of nodes. */
  readonly index: number;
  readonly disk: Disk;
  readonly random: Random;
  readonly clock = new LocalClock();
  /** Absent while the node is down. */
  life: Life | undefined;
  lives = 0;
  /** What was seen of it last. */
  state: Plain | undefined;
  readonly timers = new Map<string, Task>();
  /** What clients wait to hear, by the number of their request. */
  readonly asked = new Map<number, Operation>();
  /** The crashes that keep it down. */
  readonly downFor = new Set<Fault>();
  /** A crash that strikes in the middle of its work, after so many more effects. */
  doom: { readonly fault: Crash; readonly order: number; effects: number } | undefined;
  paused = false;
  /** What came while it was paused. */
  waiting: Task[] = [];
  lag = 0;
  handled = 0;
  sent = 0;

  constructor(id: string, index: number, writesThrough: boolean, random: Random) {
    this.id = id;
    this.index = index;
    this.disk = new Disk(writesThrough);
    this.random = random;
  }

  cancelTimer(name: string): void {
    const timer = this.timers.get(name);
    if (!timer) return;
    timer.cancelled = true;
    this.timers.delete(name);
  }

  cancelTimers(): void {
    for (const timer of this.timers.values()) timer.cancelled = true;
    this.timers.clear();
  }
}
