/** The simulator: a cluster of nodes in a world of virtual time in which everything that can go wrong does. */
export { chaos, findViolation, type ChaosOptions, type Found } from './chaos.ts';
export { convergence, type ConvergenceOptions } from './convergence.ts';
export type { Fault, FaultKind } from './fault.ts';
export { happensBefore, vectorClocks } from './happens-before.ts';
export { isLinearizable, type Specification } from './is-linearizable.ts';
export { leadershipAfterHealing } from './leadership.ts';
export { linearizability } from './linearizability.ts';
export type { Latency, NetworkOptions } from './network.ts';
export { puppet, type Cluster, type Env, type NodeStorage, type SimNode } from './node.ts';
export type { Plain } from './plain.ts';
export { electionSafety, monotonicTerms, type Ballot } from './raft-rules.ts';
export { register } from './register.ts';
export {
  allOf,
  statesAt,
  type Check,
  type Operation,
  type Run,
  type StateChange,
  type Violation,
} from './run.ts';
export { healedAt, nodeNames, quietAt, tellSchedule, type ClientRequest, type Schedule } from './schedule.ts';
export { faultKinds, schedules, type ScheduleOptions } from './schedules.ts';
export { tellTrace } from './tell-trace.ts';
export {
  timeline,
  type Arrow,
  type Band,
  type Mark,
  type Row,
  type Span,
  type Timeline,
} from './timeline.ts';
export { sendingOf, type NodeEvent, type Trace, type TraceEvent, type WorldEvent } from './trace.ts';
export { simulate, startWorld, type RunOptions, type World } from './world.ts';
