import type { Plain } from './plain.ts';
import type { Process } from './process.ts';
import type { Operation, StateChange, Violation } from './run.ts';
import type { TraceEvent } from './trace.ts';

/** The events of a run, in order. */
export class Tracer {
  readonly events: TraceEvent[] = [];

  /** Adds an event and returns its place. */
  add(event: TraceEvent): number {
    return this.events.push(event) - 1;
  }
}

/** What is written down about a run: always its history, and everything only where a trace was asked for. */
export class Journal {
  steps = 0;
  /** What ends the run before its time. */
  failure: Violation | undefined;
  readonly history: StateChange[] = [];
  readonly operations: Operation[] = [];
  readonly trace: Tracer | undefined;
  readonly #budget: number;
  #moments = 0;

  constructor(traced: boolean, budget: number) {
    this.trace = traced ? new Tracer() : undefined;
    this.#budget = budget;
  }

  /** Counts a step; false if the budget is spent. */
  spend(): boolean {
    return ++this.steps <= this.#budget;
  }

  /** A number greater than all before: the order in which clients call and hear. */
  moment(): number {
    return ++this.#moments;
  }

  /** The node looks like this from now on; without a state, it is down. */
  changeState(at: number, process: Process, state: Plain | undefined): void {
    process.state = state;
    this.history.push({ at, node: process.id, ...(state !== undefined && { state }) });
  }
}
