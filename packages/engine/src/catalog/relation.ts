/** How related records are found: by an association of the CRM, or by something that both share. */
export type RelationJoin = 'association' | 'address' | 'same address' | 'same domain';

/** Something that a contact can have several of: `has any deal where (…)`. */
export interface Relation {
  readonly name: string;
  readonly plural: string;
  /** The object whose properties stand inside `where`. */
  readonly object: string;
  readonly join: RelationJoin;
  readonly description: string;
}

export const relations: readonly Relation[] = Object.freeze([
  {
    name: 'deal',
    plural: 'deals',
    object: 'deal',
    join: 'association',
    description: 'The deals that the contact is associated with.',
  },
  {
    name: 'company',
    plural: 'companies',
    object: 'company',
    join: 'association',
    description: 'The companies that the contact is associated with.',
  },
  {
    name: 'form_submission',
    plural: 'form_submissions',
    object: 'form_submission',
    join: 'association',
    description: 'The forms that the contact has sent in.',
  },
  {
    name: 'email_event',
    plural: 'email_events',
    object: 'email_event',
    join: 'address',
    description: "What happened to the marketing emails sent to the contact's address.",
  },
  {
    name: 'same_domain',
    plural: 'same_domain',
    object: 'contact',
    join: 'same domain',
    description: 'The other contacts whose e-mail address has the same domain.',
  },
  {
    name: 'same_address',
    plural: 'same_address',
    object: 'contact',
    join: 'same address',
    description: 'The other contacts with the same e-mail address.',
  },
]);
