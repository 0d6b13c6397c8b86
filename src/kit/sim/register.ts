import type { Specification } from './is-linearizable.ts';
import { samePlain, type Plain } from './plain.ts';

/** A register that clients `read`, `write` and `swap` (write if it holds what they expect), as in `{ op: 'read' }`. */
export const register = (initial: Plain = null): Specification => ({
  initial,
  apply: (state, request) => {
    const { op, value, expected } = request as { op?: Plain; value?: Plain; expected?: Plain };
    if (op === 'write') return [value ?? null, null];
    if (op === 'swap') return samePlain(state, expected) ? [value ?? null, true] : [state, false];
    return [state, state];
  },
  isRead: (request) => (request as { op?: Plain }).op === 'read',
});
