/**
 * A result is a comparison (`what`, `against`, `ratio` with its `subject` and `reference` in seconds, perhaps a `bar`)
 * or a figure (`what`, `value`, `unit`, and what it may be: `atMost`, `atLeast`). Without a bar it is told as it is.
 */
export function lineOf(result) {
  const memory = memoryOf(result);
  const details = [
    ...(result.reference === undefined ? [] : [`${duration(result.subject)} against ${duration(result.reference)}`]),
    ...(memory === '' ? [] : [`peak ${memory}`]),
  ];
  const bar = barOf(result);
  const against = result.against === undefined ? '' : ` × ${result.against}`;
  return `${verdictOf(result).padEnd(6)}  ${result.what}: ${measured(result)}${against}${bar === '' ? '' : `, bar ${bar}`}${details.length === 0 ? '' : ` (${details.join('; ')})`}`;
}

/** The rows of a table in Markdown. */
export function tableOf(results) {
  const rows = results.map((result) => {
    const { what, against = '', subject, reference } = result;
    const cells = [
      what,
      against,
      barOf(result),
      `**${measured(result)}${result.ratio === undefined ? '' : ' ×'}**`,
      duration(subject),
      duration(reference),
      memoryOf(result),
      verdictOf(result),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `| what | against | bar | measured | median | reference | peak memory | |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}`;
}

function measured({ ratio, value, unit }) {
  return ratio === undefined ? `${grouped(value)} ${unit}` : ratio.toFixed(2);
}

function barOf({ bar, atMost, atLeast, unit }) {
  if (bar !== undefined) return `${bar} ×`;
  if (atMost !== undefined) return `at most ${grouped(atMost)} ${unit}`;
  return atLeast === undefined ? '' : `at least ${grouped(atLeast)} ${unit}`;
}

function verdictOf({ ratio, bar, value, atMost, atLeast, peakMegabytes, memoryBar }) {
  if (bar === undefined && atMost === undefined && atLeast === undefined) return '';
  const isMet =
    (bar === undefined || ratio <= bar) &&
    (atMost === undefined || value <= atMost) &&
    (atLeast === undefined || value >= atLeast) &&
    (memoryBar === undefined || peakMegabytes === undefined || peakMegabytes <= memoryBar);
  return isMet ? 'met' : 'MISSED';
}

function memoryOf({ peakMegabytes, memoryBar }) {
  if (peakMegabytes === undefined) return '';
  return `${Math.round(peakMegabytes)} MB${memoryBar === undefined ? '' : ` (bar ${memoryBar} MB)`}`;
}

function duration(seconds) {
  if (seconds === undefined) return '';
  return seconds < 0.001 ? `${(seconds * 1e6).toFixed(1)} µs` : `${seconds.toFixed(3)} s`;
}

function grouped(number) {
  return number >= 1000 ? Math.round(number).toLocaleString('en') : number.toPrecision(3);
}
