import { type FileProblem, lineMap, problemMessage, type Severity } from '@listwise/engine';
import type { Output } from '../terminal/output.ts';
import { proseLines } from '../terminal/prose.ts';
import { inert } from '../terminal/table.ts';
import { sourceExcerpt } from './source-excerpt.ts';

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
  const source = text.split(/\r\n|\n|\r/, start.line + 1)[start.line];
  if (source === undefined || source.trim() === '' || source.includes(notText)) return lines;
  const gutter = `${String(start.line + 1).padStart(5)} | `;
  const length = (end.line === start.line ? end.character : source.length) - start.character;
  const room = (isTerminal ? width : widestInPipe) - gutter.length;
  const excerpt = sourceExcerpt(inert(source), start.character, length, room);
  return [
    ...lines,
    colors.dim(gutter) + excerpt.text,
    colors.dim('      | ') +
      ' '.repeat(excerpt.indent) +
      severityColor(problem.severity, colors)('^'.repeat(excerpt.marks)),
  ];
}

/** What bytes that are no UTF-8 are read as. */
const notText = '\uFFFD';

/** Longer lines are cut about the words in question. */
const widestInPipe = 160;

function severityColor(severity: Severity, colors: Output['colors']): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, information: colors.cyan }[severity];
}
