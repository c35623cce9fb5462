/** What happened to a marketing mail. `created` is milliseconds since 1970. */
export interface EmailEvent {
  readonly id: string;
  readonly type: string;
  readonly recipient: string;
  readonly created: number;
  readonly appId?: number;
  readonly emailCampaignId?: number;
  /** Of a bounce: its guessed reason. */
  readonly category?: string;
  readonly status?: string;
  readonly response?: string;
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

export interface EventQuery {
  readonly type?: string;
  readonly recipient?: string;
  readonly from?: number;
  readonly to?: number;
  readonly campaign?: number;
}

export class EmailEvents {
  /** Newest first. */
  readonly #events: EmailEvent[] = [];
  #sorted = true;

  add(event: EmailEvent): void {
    this.#events.push(event);
    this.#sorted = false;
  }

  /** Newest first. Types are compared to the letter, addresses are not. */
  find({ type, recipient, from, to, campaign }: EventQuery): EmailEvent[] {
    if (!this.#sorted) this.#events.sort((a, b) => b.created - a.created);
    this.#sorted = true;
    return this.#events.filter(
      (event) =>
        (type === undefined || event.type === type) &&
        (recipient === undefined || event.recipient.toLowerCase() === recipient.toLowerCase()) &&
        (from === undefined || event.created >= from) &&
        (to === undefined || event.created <= to) &&
        (campaign === undefined || event.emailCampaignId === campaign),
    );
  }
}
