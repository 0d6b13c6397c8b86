/** A stretch of a line; `differs` where the other side has something else. */
export interface Piece {
  text: string;
  differs: boolean;
}

/** One printed line: on both sides alike, or on one of them. */
export interface DifferenceLine {
  side: 'both' | 'expected' | 'received';
  pieces: Piece[];
}

/** Beyond this many lines on a side no longest common subsequence is sought: its table grows with the square. */
const longest = 400;

/** Compares two printed values line by line; lines that stand opposite each other are compared letter by letter. */
export function difference(expected: string, received: string): DifferenceLine[] {
  const [left, right] = [expected.split('\n'), received.split('\n')];
  const lines: DifferenceLine[] = [];
  let [onlyLeft, onlyRight]: [string[], string[]] = [[], []];
  const flush = () => {
    lines.push(...opposite(onlyLeft, onlyRight));
    [onlyLeft, onlyRight] = [[], []];
  };
  for (const step of commonSteps(left, right)) {
    if (step.side === 'expected') onlyLeft.push(step.text);
    else if (step.side === 'received') onlyRight.push(step.text);
    else {
      flush();
      lines.push({ side: 'both', pieces: [{ text: step.text, differs: false }] });
    }
  }
  flush();
  return lines;
}

type Step = { side: DifferenceLine['side']; text: string };

/** The lines of both sides in one order, those of a longest common subsequence together. */
function commonSteps(left: readonly string[], right: readonly string[]): Step[] {
  const all = (side: Step['side'], texts: readonly string[]) => texts.map((text) => ({ side, text }));
  if (left.length > longest || right.length > longest)
    return [...all('expected', left), ...all('received', right)];
  const lengths = commonLengths(left, right);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const [a, b] = [left[i] as string, right[j] as string];
    if (a === b) {
      steps.push({ side: 'both', text: a });
      i += 1;
      j += 1;
    } else if (at(lengths, i + 1, j) >= at(lengths, i, j + 1)) {
      steps.push({ side: 'expected', text: a });
      i += 1;
    } else {
      steps.push({ side: 'received', text: b });
      j += 1;
    }
  }
  return [...steps, ...all('expected', left.slice(i)), ...all('received', right.slice(j))];
}

const at = (table: readonly number[][], i: number, j: number): number => table[i]?.[j] ?? 0;

/** `table[i][j]`: how many lines `left` from `i` and `right` from `j` have in common, in order. */
function commonLengths(left: readonly string[], right: readonly string[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      row[j] =
        left[i] === right[j]
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  }
  return table;
}

/** Lines without a twin, in pairs as far as they go. */
function opposite(left: readonly string[], right: readonly string[]): DifferenceLine[] {
  const pairs = left.map((text, index) => piecesOf(text, right[index]));
  const back = right.map((text, index) => piecesOf(text, left[index]));
  return [
    ...pairs.map((pieces) => ({ side: 'expected' as const, pieces })),
    ...back.map((pieces) => ({ side: 'received' as const, pieces })),
  ];
}

/** `text` with the stretch marked that `other` does not share at either end. */
function piecesOf(text: string, other: string | undefined): Piece[] {
  if (other === undefined) return [{ text, differs: true }];
  const shorter = Math.min(text.length, other.length);
  let head = 0;
  while (head < shorter && text[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && text.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  const end = text.length - tail;
  return [
    { text: text.slice(0, head), differs: false },
    { text: text.slice(head, end), differs: true },
    { text: text.slice(end), differs: false },
  ].filter((piece) => piece.text !== '');
}
