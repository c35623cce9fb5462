/**
 * Records as an export would write them: nothing but text. A property that is not there was not supplied; one that is
 * the empty text is unknown. Properties are keyed by internal name.
 */
export type PlainValues = Readonly<Record<string, string>>;

export interface PlainContact {
  readonly id: string;
  readonly values: PlainValues;
  /** Recorded values by property, in any order; the empty text is a clearing. */
  readonly histories?: Readonly<Record<string, readonly PlainEntry[]>>;
}

export interface PlainEntry {
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly text: string;
}

export interface PlainDeal {
  readonly id: string;
  readonly contacts: readonly string[];
  readonly values: PlainValues;
}

/** Something that belongs to an e-mail address: an event, or what an export of unsubscribes and bounces says of it. */
export interface PlainOfAddress {
  readonly address: string;
  readonly values: PlainValues;
}

export interface PlainData {
  readonly contacts: readonly PlainContact[];
  readonly deals: readonly PlainDeal[];
  readonly emailEvents: readonly PlainOfAddress[];
  readonly ledger: readonly PlainOfAddress[];
  /** The members of each list, by its name. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** The properties whose recorded values are held, whole, for every contact. */
  readonly historied: readonly string[];
}
