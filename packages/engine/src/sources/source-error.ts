/** A source that cannot be used: what is wrong, where, and what to do. */
export class SourceError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, { hint, cause }: { readonly hint?: string; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.name = 'SourceError';
    this.hint = hint;
  }
}
