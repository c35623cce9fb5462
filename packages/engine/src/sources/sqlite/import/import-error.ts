/** A file that is refused whole; the store stays as it was. */
export class ImportError extends Error {
  readonly file: string;
  readonly line: number | undefined;
  readonly hint: string | undefined;

  constructor(
    file: string,
    message: string,
    { line, hint, cause }: { readonly line?: number; readonly hint?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'ImportError';
    this.file = file;
    this.line = line;
    this.hint = hint;
  }
}
