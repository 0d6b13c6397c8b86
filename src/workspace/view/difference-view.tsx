import { difference, type DifferenceLine } from '../verdict/difference.ts';

const names: Record<DifferenceLine['side'], string> = {
  both: '',
  expected: 'expected',
  received: 'received',
};

/** Expected and received beneath each other, line by line, with the letters marked in which they differ. */
export function DifferenceView({ expected, received }: { expected: string; received: string }) {
  return (
    <table class="difference">
      <caption class="visually-hidden">Expected and received</caption>
      <tbody>
        {difference(expected, received).map(({ side, pieces }, index, lines) => (
          <tr key={index} data-side={side}>
            <th scope="row">
              {lines[index - 1]?.side === side ? (
                <span class="visually-hidden">{names[side]}</span>
              ) : (
                names[side]
              )}
            </th>
            <td>
              <code>
                {pieces.map(({ text, differs }, piece) => (differs ? <mark key={piece}>{text}</mark> : text))}
              </code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
