import type { PropertyType } from '../values/value.ts';
import { propertyTypes } from '../values/value.ts';

/**
 * The one operator table. The grammar, the checks, the formatter, completion, hover and the docs read it,
 * and each source answers each positive operator.
 */

/** What follows the words of a phrase. */
export type OperandShape =
  | 'none'
  /** one value */
  | 'value'
  /** `(A, B)` or `$set` */
  | 'list'
  /** `A and B` */
  | 'range'
  /** `N days` */
  | 'span'
  /** `N days ago` */
  | 'span ago'
  /** `N days from now` */
  | 'span from now'
  /** `day`, `week`, `month`, `quarter` or `year` */
  | 'unit';

/** One way to write an operator. */
export interface Phrase {
  readonly words: string;
  readonly operand: OperandShape;
}

interface OperatorShape {
  /** The canonical phrase first; a later one with an operand of another shape is canonical for that shape. */
  readonly phrases: readonly [Phrase, ...Phrase[]];
  readonly types: readonly PropertyType[];
  /** The positive twin of a negative operator, whose exact opposite it is. */
  readonly negates?: string;
  /** What it answers on an unknown value; an operator on history answers from the recorded values. */
  readonly onUnknown: boolean | 'from history';
  readonly summary: string;
  readonly example: string;
}

const anyType = propertyTypes;
const choices = ['enumeration', 'multi_enumeration'] as const;
const dates = ['date', 'datetime'] as const;

export const operators = {
  is_known: {
    phrases: [{ words: 'is known', operand: 'none' }],
    types: anyType,
    onUnknown: false,
    summary: 'The property has a value.',
    example: 'hard_bounce_reason is known',
  },
  is_unknown: {
    phrases: [
      { words: 'is unknown', operand: 'none' },
      { words: 'is not known', operand: 'none' },
      { words: 'is empty', operand: 'none' },
    ],
    types: anyType,
    negates: 'is_known',
    onUnknown: true,
    summary: 'The property has no value, or the empty text.',
    example: 'last_click_date is unknown',
  },
  equals: {
    phrases: [
      { words: '=', operand: 'value' },
      { words: 'is', operand: 'value' },
    ],
    types: ['boolean', 'enumeration', 'multi_enumeration', 'string', 'number'],
    onUnknown: false,
    summary: 'The value is this one. On a multi-select: at least one selected value is this one.',
    example: 'lifecycle_stage = customer',
  },
  not_equals: {
    phrases: [
      { words: '!=', operand: 'value' },
      { words: 'is not', operand: 'value' },
    ],
    types: ['boolean', 'enumeration', 'multi_enumeration', 'string', 'number'],
    negates: 'equals',
    onUnknown: true,
    summary: 'The value is not this one, or there is no value.',
    example: 'lifecycle_stage != customer',
  },
  is_any_of: {
    phrases: [
      { words: 'is any of', operand: 'list' },
      { words: 'in', operand: 'list' },
    ],
    types: [...choices, 'string'],
    onUnknown: false,
    summary: 'The value is one of these. On a multi-select: at least one selected value is one of these.',
    example: 'hard_bounce_reason is any of (UNKNOWN_USER, MAILBOX_FULL)',
  },
  is_none_of: {
    phrases: [
      { words: 'is none of', operand: 'list' },
      { words: 'not in', operand: 'list' },
    ],
    types: [...choices, 'string'],
    negates: 'is_any_of',
    onUnknown: true,
    summary: 'The value is none of these, or there is no value.',
    example: 'lifecycle_stage is none of (customer, evangelist)',
  },
  is_exactly: {
    phrases: [{ words: 'is exactly', operand: 'list' }],
    types: ['multi_enumeration'],
    onUnknown: false,
    summary: 'The selected values are these and no others, in any order.',
    example: 'hs_legal_basis is exactly ("Not applicable")',
  },
  is_not_exactly: {
    phrases: [{ words: 'is not exactly', operand: 'list' }],
    types: ['multi_enumeration'],
    negates: 'is_exactly',
    onUnknown: true,
    summary: 'The selected values are not just these, or there is no value.',
    example: 'hs_legal_basis is not exactly ("Not applicable")',
  },
  contains_all_of: {
    phrases: [{ words: 'contains all of', operand: 'list' }],
    types: ['multi_enumeration'],
    onUnknown: false,
    summary: 'All of these are among the selected values.',
    example: 'hs_legal_basis contains all of ("Performance of a contract", "Not applicable")',
  },
  does_not_contain_all_of: {
    phrases: [{ words: 'does not contain all of', operand: 'list' }],
    types: ['multi_enumeration'],
    negates: 'contains_all_of',
    onUnknown: true,
    summary: 'At least one of these is not selected, or there is no value.',
    example: 'hs_legal_basis does not contain all of ("Performance of a contract", "Not applicable")',
  },
  contains: {
    phrases: [
      { words: 'contains', operand: 'value' },
      { words: 'contains any of', operand: 'list' },
    ],
    types: ['string'],
    onUnknown: false,
    summary: 'The text contains this, or any of these; letter case does not matter.',
    example: 'job_title contains "intern"',
  },
  does_not_contain: {
    phrases: [
      { words: 'does not contain', operand: 'value' },
      { words: 'does not contain any of', operand: 'list' },
    ],
    types: ['string'],
    negates: 'contains',
    onUnknown: true,
    summary: 'The text contains none of these, or there is no text.',
    example: 'job_title does not contain "intern"',
  },
  starts_with: {
    phrases: [
      { words: 'starts with', operand: 'value' },
      { words: 'starts with any of', operand: 'list' },
    ],
    types: ['string'],
    onUnknown: false,
    summary: 'The text starts with this, or with any of these.',
    example: 'email starts with "test"',
  },
  ends_with: {
    phrases: [
      { words: 'ends with', operand: 'value' },
      { words: 'ends with any of', operand: 'list' },
    ],
    types: ['string'],
    onUnknown: false,
    summary: 'The text ends with this, or with any of these.',
    example: 'email ends with any of ("@example.com", "@example.org")',
  },
  less_than: {
    phrases: [{ words: '<', operand: 'value' }],
    types: ['number'],
    onUnknown: false,
    summary: 'The number is smaller.',
    example: 'emails_delivered < 3',
  },
  at_most: {
    phrases: [{ words: '<=', operand: 'value' }],
    types: ['number'],
    onUnknown: false,
    summary: 'The number is smaller or the same.',
    example: 'emails_delivered <= 3',
  },
  greater_than: {
    phrases: [{ words: '>', operand: 'value' }],
    types: ['number'],
    onUnknown: false,
    summary: 'The number is larger.',
    example: 'sends_since_engagement > 16',
  },
  at_least: {
    phrases: [{ words: '>=', operand: 'value' }],
    types: ['number'],
    onUnknown: false,
    summary: 'The number is larger or the same.',
    example: 'sends_since_engagement >= 11',
  },
  is_between: {
    phrases: [{ words: 'is between', operand: 'range' }],
    types: ['number', ...dates],
    onUnknown: false,
    summary: 'The value lies between the two, both ends included.',
    example: 'sends_since_engagement is between 5 and 10',
  },
  is_not_between: {
    phrases: [{ words: 'is not between', operand: 'range' }],
    types: ['number'],
    negates: 'is_between',
    onUnknown: true,
    summary: 'The number lies outside the two, or there is no number.',
    example: 'sends_since_engagement is not between 5 and 10',
  },
  is_before: {
    phrases: [{ words: 'is before', operand: 'value' }],
    types: dates,
    onUnknown: false,
    summary: 'The date comes before the start of this day (or before this instant).',
    example: 'create_date is before 2026-01-01',
  },
  is_after: {
    phrases: [{ words: 'is after', operand: 'value' }],
    types: dates,
    onUnknown: false,
    summary: 'The date comes after the end of this day (or after this instant).',
    example: 'create_date is after 2026-01-01',
  },
  is_on: {
    phrases: [{ words: 'is on', operand: 'value' }],
    types: dates,
    onUnknown: false,
    summary: 'The date falls on this day (or is this instant).',
    example: 'create_date is on 2026-01-01',
  },
  is_more_than_ago: {
    phrases: [{ words: 'is more than', operand: 'span ago' }],
    types: dates,
    onUnknown: false,
    summary: 'The date comes before the start of the day N days ago.',
    example: 'last_click_date is more than 180 days ago',
  },
  is_less_than_ago: {
    phrases: [
      { words: 'is less than', operand: 'span ago' },
      { words: 'is in the last', operand: 'span' },
    ],
    types: dates,
    onUnknown: false,
    summary: 'The date lies between the start of the day N days ago and now.',
    example: 'create_date is less than 30 days ago',
  },
  is_more_than_from_now: {
    phrases: [{ words: 'is more than', operand: 'span from now' }],
    types: dates,
    onUnknown: false,
    summary: 'The date comes after the end of the day in N days.',
    example: 'next_activity_date is more than 30 days from now',
  },
  is_less_than_from_now: {
    phrases: [
      { words: 'is less than', operand: 'span from now' },
      { words: 'is in the next', operand: 'span' },
    ],
    types: dates,
    onUnknown: false,
    summary: 'The date lies between now and the end of the day in N days.',
    example: 'next_activity_date is less than 7 days from now',
  },
  is_in_this: {
    phrases: [
      { words: 'is in this', operand: 'unit' },
      { words: 'is today', operand: 'none' },
    ],
    types: dates,
    onUnknown: false,
    summary: 'The date falls in the current calendar day, week, month, quarter or year.',
    example: 'create_date is in this month',
  },
  is_in_last: {
    phrases: [
      { words: 'is in last', operand: 'unit' },
      { words: 'is yesterday', operand: 'none' },
    ],
    types: dates,
    onUnknown: false,
    summary: 'The date falls in the calendar day, week, month, quarter or year before the current one.',
    example: 'create_date is in last quarter',
  },
  is_in_next: {
    phrases: [
      { words: 'is in next', operand: 'unit' },
      { words: 'is tomorrow', operand: 'none' },
    ],
    types: dates,
    onUnknown: false,
    summary: 'The date falls in the calendar day, week, month, quarter or year after the current one.',
    example: 'next_activity_date is in next week',
  },
  has_ever_been: {
    phrases: [{ words: 'has ever been', operand: 'value' }],
    types: anyType,
    onUnknown: 'from history',
    summary: 'This value stands anywhere among the recorded values or is the current one.',
    example: 'lifecycle_stage has ever been customer',
  },
  has_never_been: {
    phrases: [{ words: 'has never been', operand: 'value' }],
    types: anyType,
    negates: 'has_ever_been',
    onUnknown: 'from history',
    summary: 'This value stands nowhere among the recorded values and is not the current one.',
    example: 'lifecycle_stage has never been customer',
  },
  has_ever_been_any_of: {
    phrases: [{ words: 'has ever been any of', operand: 'list' }],
    types: choices,
    onUnknown: 'from history',
    summary: 'One of these values stands among the recorded values or is the current one.',
    example: 'lifecycle_stage has ever been any of (customer, evangelist)',
  },
  has_never_been_any_of: {
    phrases: [{ words: 'has never been any of', operand: 'list' }],
    types: choices,
    negates: 'has_ever_been_any_of',
    onUnknown: 'from history',
    summary: 'None of these values stands among the recorded values, nor is the current one.',
    example: 'lifecycle_stage has never been any of (customer, evangelist)',
  },
  was_updated_in_last: {
    phrases: [{ words: 'was updated in the last', operand: 'span' }],
    types: anyType,
    onUnknown: 'from history',
    summary: 'The property was changed (clearing it included) between the start of the day N days ago and now.',
    example: 'lifecycle_stage was updated in the last 30 days',
  },
  was_not_updated_in_last: {
    phrases: [{ words: 'was not updated in the last', operand: 'span' }],
    types: anyType,
    negates: 'was_updated_in_last',
    onUnknown: 'from history',
    summary: 'The property was not changed between the start of the day N days ago and now.',
    example: 'lifecycle_stage was not updated in the last 30 days',
  },
} as const satisfies Record<string, OperatorShape>;

export type OperatorId = keyof typeof operators;

type NegativeOperatorId = {
  [Id in OperatorId]: (typeof operators)[Id] extends { negates: string } ? Id : never;
}[OperatorId];

/** The operators that sources answer; each negative one is `not` of its positive twin. */
export type PositiveOperatorId = Exclude<OperatorId, NegativeOperatorId>;

export interface Operator extends OperatorShape {
  readonly id: OperatorId;
  readonly negates?: PositiveOperatorId;
}

export const operatorIds = Object.keys(operators) as OperatorId[];

const table: ReadonlyMap<OperatorId, Operator> = new Map(
  operatorIds.map((id) => [id, Object.freeze({ id, ...operators[id] }) as Operator]),
);

export function operatorOf(id: OperatorId): Operator {
  return table.get(id) as Operator;
}

/** Whether recorded values of the property are read, and not its current value alone. */
export function readsHistory(id: OperatorId): boolean {
  return operatorOf(id).onUnknown === 'from history';
}

/** The positive operator behind `id`, and whether `id` is its opposite. */
export function positiveTwin(id: OperatorId): { operator: PositiveOperatorId; negated: boolean } {
  const { negates } = operatorOf(id);
  return negates === undefined
    ? { operator: id as PositiveOperatorId, negated: false }
    : { operator: negates, negated: true };
}

/** The operators that a property of this type takes, in the order of the table. */
export function operatorsFor(type: PropertyType): Operator[] {
  return operatorIds.map(operatorOf).filter((operator) => operator.types.includes(type));
}

/** The phrases that say of a list what an operator says of one value, where the type takes them. */
export function listPhrases(id: OperatorId, type: PropertyType): string[] {
  const { phrases } = operatorOf(id);
  const isEquality = id === 'equals' || id === 'not_equals';
  const wanted = isEquality ? ['is any of', 'is none of'] : phrases.map(({ words }) => `${words} any of`);
  return operatorsFor(type)
    .flatMap((operator) => operator.phrases)
    .filter(({ words, operand }) => operand === 'list' && wanted.includes(words))
    .map(({ words }) => words);
}
