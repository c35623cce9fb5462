import type { Answer, Call } from '../http/call.ts';

interface RecordError {
  readonly status: 'error';
  readonly category: string;
  readonly message: string;
  readonly context: Readonly<Record<string, readonly string[]>>;
  readonly links: Readonly<Record<string, string>>;
  readonly errors: readonly [];
}

/** The answer to a batch. Where records failed, v3 and 2026-03 say 207; 2026-09 knows 200 alone. */
export function batchAnswer(
  call: Call,
  results: readonly unknown[],
  errors: readonly RecordError[],
  success = 200,
): Answer {
  const failed = call.version === '2026-09' ? 200 : 207;
  return { status: errors.length > 0 ? failed : success, body: batchBody(call, results, errors) };
}

export function batchBody<T>({ portal }: Call, results: readonly T[], errors: readonly RecordError[]) {
  const at = new Date(portal.clock.now()).toISOString();
  return {
    status: 'COMPLETE' as const,
    results,
    ...(errors.length > 0 && { numErrors: errors.length, errors }),
    requestedAt: at,
    startedAt: at,
    completedAt: at,
  };
}

export function missingRecords(ids: readonly string[]): RecordError {
  return {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
    context: { ids },
    links: {},
    errors: [],
  };
}

export function failedRecord(id: string): RecordError {
  return {
    status: 'error',
    category: 'VALIDATION_ERROR',
    message: 'This record does not meet the rules that were set for it.',
    context: { ids: [id] },
    links: {},
    errors: [],
  };
}
