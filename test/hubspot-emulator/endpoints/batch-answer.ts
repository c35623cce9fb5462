import type { Answer, Call } from '../http/call.ts';

interface RecordError {
  readonly status: 'error';
  readonly category: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** The answer to a batch. Where records failed, v3 and 2026-03 say 207; 2026-09 knows 200 alone. */
export function batchAnswer(
  { portal, version }: Call,
  results: readonly unknown[],
  errors: readonly RecordError[],
  success = 200,
): Answer {
  const at = new Date(portal.clock.now()).toISOString();
  const times = { requestedAt: at, startedAt: at, completedAt: at };
  const body = { status: 'COMPLETE', results, ...times };
  if (errors.length === 0) return { status: success, body };
  return { status: version === '2026-09' ? 200 : 207, body: { ...body, numErrors: errors.length, errors } };
}

export function missingRecords(ids: readonly string[]): RecordError {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
    context: { ids },
  };
}

export function failedRecord(id: string): RecordError {
  return {
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: 'This record does not meet the rules that were set for it.',
    context: { ids: [id] },
  };
}
