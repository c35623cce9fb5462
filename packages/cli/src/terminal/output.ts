import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Somewhere to write text: a terminal, a pipe or a file. */
export interface Output {
  write(text: string): void;
  line(text?: string): void;
  /** Waits until a slow reader has taken what was written. */
  drained(): Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; 80 where that is not known. */
  readonly width: number;
  readonly colors: Colors;
}

export function outputTo(stream: NodeJS.WriteStream, hasColor: boolean): Output {
  return {
    write: (text) => {
      stream.write(text);
    },
    line: (text = '') => {
      stream.write(`${text}\n`);
    },
    drained: async () => {
      if (stream.writableNeedDrain) await new Promise<void>((resolve) => stream.once('drain', resolve));
    },
    isTerminal: stream.isTTY === true,
    width: stream.columns ?? 80,
    colors: pc.createColors(hasColor),
  };
}

/** Colour on a terminal, unless NO_COLOR, a dumb terminal or --no-color says otherwise; FORCE_COLOR asks for it anywhere. */
export function wantsColor(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv, isOff: boolean): boolean {
  if (isOff || (environment['NO_COLOR'] ?? '') !== '') return false;
  if (environment['FORCE_COLOR'] !== undefined && environment['FORCE_COLOR'] !== '0') return true;
  return stream.isTTY === true && environment['TERM'] !== 'dumb';
}
