/** The `count` names most like `name`, the likest first: by the pairs of letters they share (Dice's coefficient). */
export function nearest(name: string, names: readonly string[], count: number): string[] {
  const scored = names.map((candidate) => ({ candidate, score: likeness(pairs(name), pairs(candidate)) }));
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function pairs(text: string): Set<string> {
  const letters = [...text.toLowerCase()];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] as string}${letter}`));
}

const likeness = (a: Set<string>, b: Set<string>): number =>
  (2 * [...a].filter((pair) => b.has(pair)).length) / Math.max(1, a.size + b.size);
