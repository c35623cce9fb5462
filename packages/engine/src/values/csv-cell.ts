/**
 * A cell of a CSV file that Listwise writes: quoted where it must be, and where a spreadsheet would take it for a
 * formula (`=`, `+`, `-`, `@`, a tab or a line break first) kept text by an apostrophe.
 */
export function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r\n]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}
