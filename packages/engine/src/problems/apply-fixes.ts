import type { Fix, TextEdit } from './fix.ts';

/** A text after some fixes, and which of them were applied. */
export interface FixedText {
  readonly text: string;
  readonly applied: readonly Fix[];
}

/** Applies fixes in their order; one that touches what an earlier one changes is left for the next round. */
export function applyFixes(text: string, fixes: readonly Fix[]): FixedText {
  const edits: TextEdit[] = [];
  const applied = fixes.filter((fix) => {
    const isFree = fix.edits.every((edit) => !edits.some((other) => overlap(edit, other)));
    if (isFree) edits.push(...fix.edits);
    return isFree;
  });
  let result = text;
  for (const { span, text: by } of edits.sort((a, b) => b.span.start - a.span.start))
    result = result.slice(0, span.start) + by + result.slice(span.end);
  return { text: result, applied };
}

/** Two edits at one place overlap even where they only insert: their order would be a guess. */
function overlap({ span: one }: TextEdit, { span: other }: TextEdit): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}
