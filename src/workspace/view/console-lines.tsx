import type { ConsoleLine } from '../../domain/report.ts';

/** `2 lines printed`. */
export const linesPrinted = ({ length }: readonly ConsoleLine[]): string =>
  `${length} ${length === 1 ? 'line' : 'lines'} printed`;

/** What the code printed. */
export function ConsoleLines({ lines }: { lines: readonly ConsoleLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="console">
      <p class="failure-label">{linesPrinted(lines)}</p>
      <ol>
        {lines.map(({ level, text }, index) => (
          <li key={index} data-level={level}>
            {level !== 'log' && <span class="console-level">{level}</span>}
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}
