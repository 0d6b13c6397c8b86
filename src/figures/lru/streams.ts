import { seededRandom } from '../parts/random.ts';

/** A list of requests to play. */
export interface Stream {
  id: string;
  title: string;
  keys: readonly string[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * `length` draws from the first `count` letters by Zipf's law: the letter at place k is drawn in proportion to
 * 1/k, so that A comes twice as often as B, and three times as often as C.
 */
export function zipfKeys(count: number, length: number, random: () => number): string[] {
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Array.from({ length }, () => {
    let rest = random() * total;
    const place = weights.findIndex((weight) => (rest -= weight) < 0);
    return letters.charAt(place === -1 ? count - 1 : place);
  });
}

/** The first `count` letters in turn, over and over, `length` requests in all. */
export function loopKeys(count: number, length: number): string[] {
  return Array.from({ length }, (_, turn) => letters.charAt(turn % count));
}

/** `keys` with a scan in the middle: `count` letters that are asked for once and never again. */
export function withScan(keys: readonly string[], count: number): string[] {
  const middle = keys.length >> 1;
  return [...keys.slice(0, middle), ...letters.slice(-count), ...keys.slice(middle)];
}

/** What the figure offers to play. The last one is the reader's own, and starts empty. */
export const streams: readonly Stream[] = [
  {
    id: 'zipf',
    title: 'Shoppers: a few letters are popular (Zipf)',
    keys: zipfKeys(10, 60, seededRandom(9)),
  },
  {
    id: 'scan',
    title: 'Shoppers, then a crawler reads each page once',
    keys: withScan(zipfKeys(6, 42, seededRandom(3)), 8),
  },
  { id: 'loop', title: 'A loop over six letters', keys: loopKeys(6, 36) },
  { id: 'own', title: 'Your own requests', keys: [] },
];
