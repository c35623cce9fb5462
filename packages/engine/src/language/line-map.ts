/** A place as editors count it: lines from 0, characters in UTF-16 units from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface LineMap {
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
}

export function lineMap(text: string): LineMap {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\n' || (character === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
  }

  function lineOf(offset: number): number {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    positionAt: (offset) => {
      const inText = Math.max(0, Math.min(offset, text.length));
      const line = lineOf(inText);
      return { line, character: inText - (starts[line] as number) };
    },
    offsetAt: ({ line, character }) => {
      const start = starts[Math.max(0, Math.min(line, starts.length - 1))] as number;
      const end = starts[line + 1] ?? text.length;
      return Math.min(start + character, end);
    },
  };
}
