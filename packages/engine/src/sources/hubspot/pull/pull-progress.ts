/** How far a pull is. */
export interface PullProgress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** What happened to the records of the portal; a pull that goes on after a stop counts on. */
export interface PullCounts {
  /** Contacts read. */
  read: number;
  inserted: number;
  updated: number;
  unchanged: number;
  /** Contacts of the store that the portal no longer has. */
  archived: number;
  /** Values that their type cannot be read from; kept raw. */
  unreadable: number;
  /** Values of closed enumerations that are no option; kept as they are. */
  unlisted: number;
  /** Email events that the store did not have. */
  events: number;
  /** Email events that name no address. */
  eventsWithoutAddress: number;
}

export function noPullCounts(): PullCounts {
  return {
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    archived: 0,
    unreadable: 0,
    unlisted: 0,
    events: 0,
    eventsWithoutAddress: 0,
  };
}
