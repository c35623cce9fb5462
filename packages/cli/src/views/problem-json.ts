import { type FileProblem, lineMap, problemDocs, problemMessage, type TextEdit } from '@listwise/engine';

/** A problem as the JSON contract shows it; ranges as in the Language Server Protocol. */
export function problemJson({ file, text, problem }: FileProblem): object {
  const map = lineMap(text);
  const range = (span: TextEdit['span']) => ({ start: map.positionAt(span.start), end: map.positionAt(span.end) });
  const { fix } = problem;
  return {
    code: problem.code,
    severity: problem.severity,
    message: problemMessage(problem),
    file,
    range: range(problem.span),
    ...(fix === undefined
      ? {}
      : {
          fix: {
            title: fix.title,
            safe: fix.safe,
            edits: fix.edits.map((edit) => ({ range: range(edit.span), text: edit.text })),
          },
        }),
    docs: problemDocs(problem.code),
  };
}

export function writeJson(value: unknown, output: { write(text: string): void }): void {
  output.write(`${JSON.stringify(value, null, 2)}\n`);
}
