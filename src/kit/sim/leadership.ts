import { ballotOf, type Ballot } from './raft-rules.ts';
import { demandHistory, statesAt, type Check, type Run, type Violation } from './run.ts';
import { healedAt, type Schedule } from './schedule.ts';

/** The nodes that can take part at the end; none if a fault of the network is never healed. */
const survivors = ({ nodes, faults = [] }: Schedule): readonly string[] => {
  const lasting = faults.filter((fault) => fault.for === undefined);
  const gone = lasting.map((fault) =>
    fault.kind === 'crash' || fault.kind === 'pause' ? fault.node : undefined,
  );
  return gone.includes(undefined) ? [] : nodes.filter((node) => !gone.includes(node));
};

const ballotsAt = (run: Run, time: number, nodes: readonly string[]): ReadonlyMap<string, Ballot> => {
  const ballots = new Map<string, Ballot>();
  for (const [node, state] of statesAt(run, time)) {
    const ballot = ballotOf(state);
    if (ballot && nodes.includes(node)) ballots.set(node, ballot);
  }
  return ballots;
};

/** The term that has a leader and a majority of the cluster, if there is one above which no survivor is. */
const settledTerm = (ballots: readonly Ballot[], clusterSize: number): number | undefined => {
  const term = Math.max(...ballots.map((ballot) => ballot.term));
  const inTerm = ballots.filter((ballot) => ballot.term === term);
  const isLed = inTerm.some(({ role }) => role === 'leader');
  return isLed && inTerm.length > clusterSize / 2 ? term : undefined;
};

const tellBallots = (ballots: ReadonlyMap<string, Ballot>): string =>
  [...ballots].map(([node, { role, term }]) => `${node} ${role} in term ${term}`).join(', ') ||
  'no node is up';

const rule = 'leadership after healing';

const noLeader = (deadline: number, ballots: ReadonlyMap<string, Ballot>): Violation => ({
  rule,
  at: deadline,
  message: `no leader by ${deadline} ms, though nothing goes wrong any more`,
  expected: 'a leader, and a majority in its term',
  received: tellBallots(ballots),
});

const newTerm = (at: number, node: string, term: number): Violation => ({
  rule,
  at,
  message: `${node} began a new term, though nothing went wrong with the leader of term ${term}`,
  expected: `all nodes stay in term ${term}`,
  received: `${node} leaves it`,
});

/**
 * Leadership is live: `within` ms of virtual time after the last fault has ended, a leader is followed by a
 * majority, and no new term begins after that. Says nothing of runs that end sooner, or whose lasting faults
 * leave no majority.
 */
export const leadershipAfterHealing =
  (within: number): Check =>
  (run) => {
    demandHistory(run, rule);
    const { schedule, history, failure } = run;
    const [deadline, alive] = [healedAt(schedule) + within, survivors(schedule)];
    const size = schedule.nodes.length;
    if (failure || schedule.until < deadline || alive.length <= size / 2) return undefined;
    const ballots = ballotsAt(run, deadline, alive);
    const term = settledTerm([...ballots.values()], size);
    if (term === undefined) return noLeader(deadline, ballots);
    const later = history.find(({ at, state }) => at > deadline && (ballotOf(state)?.term ?? 0) > term);
    return later && newTerm(later.at, later.node, term);
  };
