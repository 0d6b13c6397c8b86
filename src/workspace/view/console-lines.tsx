import type { ConsoleLine } from '../../domain/report.ts';

/** What the code printed; closed until somebody looks, unless it belongs to a failure. */
export function ConsoleLines({ lines, open }: { lines: readonly ConsoleLine[]; open: boolean }) {
  if (lines.length === 0) return null;
  return (
    <details class="console" open={open}>
      <summary>
        {lines.length} {lines.length === 1 ? 'line' : 'lines'} printed
      </summary>
      <ol>
        {lines.map(({ level, text }, index) => (
          <li key={index} data-level={level}>
            {level !== 'log' && <span class="console-level">{level}</span>}
            <code>{text}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}
