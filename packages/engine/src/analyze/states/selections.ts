/** More options than this make too many selections to be looked at one by one. */
export const mostOptions = 7;

/** Every selection that a multi-select cell can hold of these options; one of none is a cell of separators only. */
export function selectionsOf(options: readonly string[]): string[] {
  let selections: string[][] = [[]];
  for (const option of options) selections = selections.flatMap((selected) => [selected, [...selected, option]]);
  return selections.map((selected) => (selected.length === 0 ? ';' : selected.join(';')));
}
