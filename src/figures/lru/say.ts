import type { Step } from './trace.ts';

/** One step in a sentence, from what was seen to happen: it holds for any cache, a faulty one too. */
export function sentenceOf({ key, hit, before, after, evicted }: Step, number: number): string {
  const from = before.indexOf(key) + 1;
  const to = after.indexOf(key) + 1;
  if (hit) return `Request ${number}, ${key}: hit. ${moved(key, from, to)}`;
  const enters = to === 0 ? `${key} was not stored` : `${key} enters at place ${to}`;
  if (evicted.length === 0) return `Request ${number}, ${key}: miss. ${enters}.`;
  const victims = evicted.map((victim) => `${victim}, at place ${before.indexOf(victim) + 1},`).join(' and ');
  return `Request ${number}, ${key}: miss. ${enters}; ${victims} ${evicted.length === 1 ? 'is' : 'are'} evicted.`;
}

function moved(key: string, from: number, to: number): string {
  if (to === 0) return `${key} is no longer in the list.`;
  return from === to ? `${key} stays at place ${to}.` : `${key} moves from place ${from} to place ${to}.`;
}
