/**
 * Something that goes wrong from `at` on, in ms of virtual time, for `for` ms; without `for`, until the end of
 * the run. Faults may overlap and end in any order: what holds at a time is what the faults in force add up to.
 */
export type Fault = { readonly at: number; readonly for?: number } & (
  | {
      /** The node loses its memory, timers and unsynced writes, and restarts `for` ms later. */
      readonly kind: 'crash';
      readonly node: string;
      /**
       * Strikes not at once but in the middle of the node's work: right after so many more (1 or more) of its
       * writes, syncs, sends and replies. If it does not get to them `within` so many ms, it is spared.
       */
      readonly midway?: { readonly after: number; readonly within: number };
      /** How many of its unsynced writes had reached the disk all the same, oldest first (0 if not said). */
      readonly kept?: number;
    }
  | {
      /** The node does nothing; all that comes for it waits. */
      readonly kind: 'pause';
      readonly node: string;
    }
  | {
      /** Whatever comes for the node is handled `by` ms late. */
      readonly kind: 'slow';
      readonly node: string;
      readonly by: number;
    }
  | {
      /** The node's clock runs `rate` times as fast as it should; so do the timers that it sets. */
      readonly kind: 'drift';
      readonly node: string;
      readonly rate: number;
    }
  | {
      /** Nothing passes between `side` and the other nodes. */
      readonly kind: 'partition';
      readonly side: readonly string[];
    }
  | {
      /** One way only: nothing passes from `from` to `to`. */
      readonly kind: 'cut';
      readonly from: readonly string[];
      readonly to: readonly string[];
    }
  | {
      /** A message is lost, or arrives twice, with this probability more. */
      readonly kind: 'loss' | 'duplication';
      readonly rate: number;
    }
  | {
      /** Each message takes up to `upTo` ms more, so that later ones overtake it. */
      readonly kind: 'delay';
      readonly upTo: number;
    }
);

export type FaultKind = Fault['kind'];
export type Crash = Fault & { readonly kind: 'crash' };

/** When the fault has ended at the latest, in ms of virtual time: Infinity if it does not. */
export const endOf = (fault: Fault): number => {
  const wait = fault.kind === 'crash' ? (fault.midway?.within ?? 0) : 0;
  return fault.at + wait + (fault.for ?? Infinity);
};

/** When it has made itself felt for the last time: what it delayed may still be on its way when it ends. */
export const lastFeltOf = (fault: Fault): number => {
  if (fault.kind === 'delay') return endOf(fault) + fault.upTo;
  return endOf(fault) + (fault.kind === 'slow' ? fault.by : 0);
};

/** The nodes that a fault names. */
export const nodesOf = (fault: Fault): readonly string[] => {
  if ('node' in fault) return [fault.node];
  if (fault.kind === 'partition') return fault.side;
  return fault.kind === 'cut' ? [...fault.from, ...fault.to] : [];
};

const ordinal = (n: number): string => `${n}${n > 3 ? 'th' : (['', 'st', 'nd', 'rd'][n] ?? 'th')}`;
const percent = (rate: number): string => `${Math.round(rate * 1_000) / 10}%`;
const names = (ids: readonly string[]): string => ids.join(', ');

const tellCrash = ({ node, midway }: Crash): string => {
  if (!midway) return `${node} crashes`;
  const { after, within } = midway;
  return `${node} crashes right after its ${ordinal(after)} write or send, if that comes within ${within} ms`;
};

/** What the fault does, without its time. */
export const tellWhat = (fault: Fault): string => {
  switch (fault.kind) {
    case 'crash':
      return tellCrash(fault);
    case 'pause':
      return `${fault.node} is paused`;
    case 'slow':
      return `${fault.node} handles everything ${fault.by} ms late`;
    case 'drift':
      return `the clock of ${fault.node} runs ${fault.rate} times as fast`;
    case 'partition':
      return `${names(fault.side)} cut off from the others`;
    case 'cut':
      return `nothing passes from ${names(fault.from)} to ${names(fault.to)}`;
    case 'loss':
      return `${percent(fault.rate)} more messages are lost`;
    case 'duplication':
      return `${percent(fault.rate)} more messages arrive twice`;
    case 'delay':
      return `messages take up to ${fault.upTo} ms longer`;
  }
};

/** The fault as a line of a story. */
export const tellFault = (fault: Fault): string => {
  const lasting = fault.for === undefined ? 'for good' : `for ${fault.for} ms`;
  return `at ${fault.at} ms: ${tellWhat(fault)}, ${lasting}`;
};
