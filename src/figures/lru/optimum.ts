/**
 * How many of `requests` the best possible policy answers from `capacity` entries: it knows the future, and
 * evicts the key whose next request lies furthest ahead (L. A. Belady, 1966).
 */
export function optimalHits(requests: readonly string[], capacity: number): number {
  const held = new Set<string>();
  let hits = 0;
  requests.forEach((key, now) => {
    if (held.has(key)) {
      hits += 1;
      return;
    }
    if (held.size === capacity) held.delete(furthest(held, requests, now));
    held.add(key);
  });
  return hits;
}

function furthest(held: ReadonlySet<string>, requests: readonly string[], now: number): string {
  const nextUse = (key: string) => {
    const next = requests.indexOf(key, now + 1);
    return next === -1 ? Infinity : next;
  };
  return [...held].reduce((worst, key) => (nextUse(key) > nextUse(worst) ? key : worst));
}
