import { SourceError } from '../../source-error.ts';

/** What kept a call from being answered. */
export type HubSpotErrorKind =
  /** The token is wrong, expired or revoked. */
  | 'token'
  /** The token may not do this. */
  | 'scope'
  /** A property that the portal does not have. */
  | 'property'
  /** Refused for another reason. */
  | 'request'
  /** There is no such thing. */
  | 'missing'
  | 'rate-limit'
  | 'daily-limit'
  /** The record is being changed by somebody else. */
  | 'locked'
  /** The portal moves to another data centre. */
  | 'moving'
  /** A fault on HubSpot's side. */
  | 'server'
  | 'network'
  | 'timeout'
  | 'redirect'
  /** A web page instead of JSON. */
  | 'page'
  /** JSON that ends too early, or is none. */
  | 'json'
  /** JSON of another shape than documented. */
  | 'shape'
  /** The clocks of HubSpot and of this machine differ. */
  | 'clock';

/** What is known of a call that failed, beside its message. */
export interface HubSpotFailure {
  readonly kind: HubSpotErrorKind;
  readonly hint?: string;
  readonly status?: number;
  /** HubSpot's own class of the error: `VALIDATION_ERROR`. */
  readonly category?: string;
  readonly subCategory?: string;
  readonly correlationId?: string;
  readonly requestId?: string;
  readonly missingScopes?: readonly string[];
  /** The rate limit that was exceeded: `TEN_SECONDLY_ROLLING`, `SECONDLY`, `DAILY`. */
  readonly policy?: string;
  /** How long HubSpot asks to wait, milliseconds. */
  readonly retryAfter?: number;
  /** HubSpot may have done what was asked: the answer was lost, or told of a fault after the call had arrived. */
  readonly mayHaveActed: boolean;
}

/** A call that HubSpot did not answer as asked. Its text and its fields never hold the token. */
export class HubSpotError extends SourceError {
  readonly kind: HubSpotErrorKind;
  readonly status: number | undefined;
  readonly category: string | undefined;
  readonly subCategory: string | undefined;
  readonly correlationId: string | undefined;
  readonly requestId: string | undefined;
  readonly missingScopes: readonly string[];
  readonly policy: string | undefined;
  readonly retryAfter: number | undefined;
  readonly mayHaveActed: boolean;

  constructor(message: string, failure: HubSpotFailure) {
    super(message, failure.hint === undefined ? {} : { hint: failure.hint });
    this.name = 'HubSpotError';
    this.kind = failure.kind;
    this.status = failure.status;
    this.category = failure.category;
    this.subCategory = failure.subCategory;
    this.correlationId = failure.correlationId;
    this.requestId = failure.requestId;
    this.missingScopes = failure.missingScopes ?? [];
    this.policy = failure.policy;
    this.retryAfter = failure.retryAfter;
    this.mayHaveActed = failure.mayHaveActed;
  }
}
