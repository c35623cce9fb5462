import { randomUUID } from 'node:crypto';

interface FailureDetails {
  readonly subCategory?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
  readonly errors?: readonly { readonly message: string; readonly code?: string; readonly in?: string }[];
}

/** An answer that refuses; its body is HubSpot's error body. */
export class Failure extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, category: string, message: string, details: FailureDetails = {}) {
    super(message);
    this.status = status;
    this.body = { status: 'error', message, correlationId: randomUUID(), category, ...details };
  }
}

export function invalid(message: string, details?: FailureDetails): Failure {
  return new Failure(400, 'VALIDATION_ERROR', message, details);
}

export function notFound(message = 'resource not found'): Failure {
  return new Failure(404, 'OBJECT_NOT_FOUND', message);
}
