import { type FileProblem, lineMap, problemMessage, type Severity } from '@listwise/engine';
import type { Output } from '../terminal/output.ts';
import { proseLines } from '../terminal/prose.ts';
import { fitted, inert } from '../terminal/table.ts';

/** Problems as people read them: place, message, and the line with the words in question underlined. */
export function problemLines(problems: readonly FileProblem[], output: Output): string[] {
  return problems.flatMap((found) => oneProblem(found, output));
}

function oneProblem({ file, text, problem }: FileProblem, output: Output): string[] {
  const { colors, isTerminal, width } = output;
  const map = lineMap(text);
  const start = map.positionAt(problem.span.start);
  const end = map.positionAt(problem.span.end);
  const place = colors.bold(`${file === '-' ? 'standard input' : file}:${start.line + 1}:${start.character + 1}`);
  const severity = severityColor(problem.severity, colors)(problem.severity);
  const sentence = `${place} ${severity} ${inert(problemMessage(problem))} ${colors.dim(`[${problem.code}]`)}`;
  const lines = proseLines(sentence, output, { indent: '  ' });
  const source = text.split(/\r\n|\n|\r/)[start.line];
  if (source === undefined || source.trim() === '') return lines;
  const gutter = `${String(start.line + 1).padStart(5)} | `;
  const shown = inert(source);
  const marked = end.line === start.line ? end.character - start.character : shown.length - start.character;
  const room = isTerminal ? width - gutter.length : Number.POSITIVE_INFINITY;
  if (start.character > room - 8) return [...lines, colors.dim(gutter) + fitted(shown, room)];
  const marks = '^'.repeat(Math.max(1, Math.min(marked, room - start.character)));
  return [
    ...lines,
    colors.dim(gutter) + fitted(shown, room),
    `${colors.dim('      | ')}${' '.repeat(start.character)}${severityColor(problem.severity, colors)(marks)}`,
  ];
}

function severityColor(severity: Severity, colors: Output['colors']): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, information: colors.cyan }[severity];
}
