/** RFC 4180 text: quoted where a cell holds a comma, a quote or a line break. */
export function csvText(header, rows) {
  return [header, ...rows].map((cells) => `${cells.map(cellText).join(',')}\n`).join('');
}

function cellText(cell) {
  const text = cell === undefined ? '' : String(cell);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
