import type { Row } from './main.ts';

/** Rows as an aligned text table; numbers stand right. */
export function table(rows: Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => (line[i] ?? '').length)));
  const isNumber = (column: string): boolean => rows.some((row) => typeof row[column] === 'number');
  const lines = cells.map((line) =>
    line
      .map((cell, i) =>
        isNumber(columns[i] ?? '') ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}
