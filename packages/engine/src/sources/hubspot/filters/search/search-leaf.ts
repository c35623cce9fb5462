import type { Catalog } from '../../../../catalog/catalog.ts';
import type { PositiveOperatorId } from '../../../../catalog/operators.ts';
import type { Property } from '../../../../catalog/property.ts';
import type { ComparisonLeaf, Leaf } from '../../../../plan/leaf.ts';
import type { BoundOperand } from '../../../../semantics/bound-criteria.ts';
import { propertiesComparedWith } from '../../../../semantics/date-window.ts';
import { intervalOf } from '../../../../semantics/interval.ts';
import type { Moment } from '../../../../values/moment.ts';
import { type Condition, known, noneOf, oneOf, within } from './condition.ts';
import { everyone, group, nobody } from './group.ts';
import { instantsOf } from './instants.ts';
import { isAscii, isPlainNumber, isPlainText, isPlainValue } from './plain-values.ts';
import { type Candidates, exactly, local, type TwoSided } from './two-sided.ts';

type Comparison = ComparisonLeaf['comparison'];

export interface SearchContext {
  readonly catalog: Catalog;
  readonly moment: Moment;
}

/** The records for which a predicate holds, or for which it does not. */
export function searchLeaf(leaf: Leaf, negated: boolean, context: SearchContext): Candidates {
  const { holds, fails } = sidesOf(leaf, context);
  return negated ? fails : holds;
}

function sidesOf(leaf: Leaf, context: SearchContext): TwoSided {
  switch (leaf.kind) {
    case 'comparison':
      return comparisonSides(leaf.comparison, context);
    case 'in list':
      return local('search knows no members of lists');
    case 'has at least': {
      if (looksAtOthers(leaf)) return local(otherContacts);
      const reason = `search does not look at ${leaf.relation.plural}`;
      const email = context.catalog.contacts.named('email');
      return leaf.relation.join === 'association' || email === undefined ? local(reason) : local(reason, [email]);
    }
    case 'answers':
      // A portal holds values of the type that they have, and histories whole.
      return { holds: { groups: everyone }, fails: { groups: nobody } };
  }
}

function comparisonSides(comparison: Comparison, context: SearchContext): TwoSided {
  const { property } = comparison;
  if (property.origin === 'address')
    return local('it is known of the e-mail address, and HubSpot keeps nothing of it on the contact');
  if (looksAtOthers({ kind: 'comparison', comparison })) return local(otherContacts);
  const stored = context.catalog.storedBehind(property);
  if (property.origin === 'computed')
    return local('the property is worked out here, from others', stored.length === 1 ? stored : []);
  return searchOperators[comparison.operator](comparison, context);
}

/** Whether other contacts decide a clause: it cannot be decided on candidates alone, whoever they are. */
export function looksAtOthers(leaf: Leaf): boolean {
  switch (leaf.kind) {
    case 'comparison':
      return leaf.comparison.property.name === 'same_email_count' && leaf.comparison.property.origin === 'computed';
    case 'has at least':
      return leaf.relation.join === 'same address' || leaf.relation.join === 'same domain';
    default:
      return false;
  }
}

type OperatorSearch = (comparison: Comparison, context: SearchContext) => TwoSided;

/** What search can say of each operator on a property that HubSpot keeps on the contact. */
const searchOperators: Readonly<Record<PositiveOperatorId, OperatorSearch>> = {
  is_known: ({ property }) => exactly(property, known, []),
  equals: isOneOf,
  is_any_of: isOneOf,
  is_exactly: ofSelected,
  contains_all_of: ofSelected,
  contains: ofParts,
  starts_with: ofParts,
  ends_with: ofParts,
  less_than: ofNumber,
  at_most: ofNumber,
  greater_than: ofNumber,
  at_least: ofNumber,
  is_between: (comparison, context) =>
    comparison.property.type === 'number' ? ofNumber(comparison, context) : ofDate(comparison, context),
  is_before: ofDate,
  is_after: ofDate,
  is_on: ofDate,
  is_more_than_ago: ofDate,
  is_less_than_ago: ofDate,
  is_more_than_from_now: ofDate,
  is_less_than_from_now: ofDate,
  is_in_this: ofDate,
  is_in_last: ofDate,
  is_in_next: ofDate,
  has_ever_been: ofHistory,
  has_ever_been_any_of: ofHistory,
  was_updated_in_last: ofHistory,
};

function isOneOf(comparison: Comparison): TwoSided {
  const { property, operand } = comparison;
  switch (property.type) {
    case 'boolean': {
      const isTrue = operand.kind === 'boolean' && operand.value;
      return exactly(property, oneOf([String(isTrue)]), [oneOf([String(!isTrue)])]);
    }
    case 'number': {
      const value = operand.kind === 'number' ? operand.value : Number.NaN;
      if (!isPlainNumber(value)) return local(tooManyDigits, [property]);
      return exactly(property, oneOf([String(value)]), [noneOf([String(value)])]);
    }
    case 'string':
      return isText(comparison);
    case 'multi_enumeration':
      return ofSelected(comparison);
    default: {
      const values = textsOf(operand);
      if (!values.every(isPlainValue)) return local(unusualCharacters, [property]);
      return exactly(property, oneOf(values), [noneOf(values)]);
    }
  }
}

/** HubSpot may take more texts for the same than we do, so that a search for all others would lose some of them. */
function isText({ property, operand }: Comparison): TwoSided {
  const values = textsOf(operand);
  if (!values.every(isPlainText)) return local(values.every(isAscii) ? unusualCharacters : otherLetters, [property]);
  return {
    holds: { groups: [group({ [property.name]: oneOf(values.map((value) => value.toLowerCase())) })] },
    fails: {
      groups: everyone,
      local: 'HubSpot may take other texts for the same, and a search for the rest loses them',
    },
  };
}

function ofSelected({ property }: Comparison): TwoSided {
  return local('search cannot tell the selected values of a multi-select apart', [property]);
}

function ofParts({ property }: Comparison): TwoSided {
  return local('search finds whole words only, and not parts of a text', [property]);
}

function ofNumber(comparison: Comparison, { moment }: SearchContext): TwoSided {
  const { property } = comparison;
  const interval = intervalOf(comparison, moment);
  const ends = [interval?.low, interval?.high].filter((end) => end !== undefined);
  if (interval === undefined || !ends.every(({ value }) => isPlainNumber(value)))
    return local(tooManyDigits, [property]);
  return exactly(property, within(interval), outside(interval));
}

function ofDate(comparison: Comparison, { moment }: SearchContext): TwoSided {
  const { property } = comparison;
  const others = propertiesComparedWith(comparison);
  if (others.length > 0) {
    const isOnContact = (each: Property): boolean => each.origin === 'record';
    return local('search compares no property with another', [property, ...others.filter(isOnContact)]);
  }
  const interval = intervalOf(comparison, moment);
  if (interval === undefined) return local('its dates depend on the contact', [property]);
  const instants = instantsOf(interval, property.type === 'date');
  if (instants === undefined) return { holds: { groups: nobody }, fails: { groups: everyone } };
  return exactly(property, within(instants), outside(instants));
}

/** What lies before an interval, and behind it. */
function outside({ low, high }: Parameters<typeof within>[0]): Condition[] {
  return [
    ...(low === undefined ? [] : [within({ high: { value: low.value, open: !low.open } })]),
    ...(high === undefined ? [] : [within({ low: { value: high.value, open: !high.open } })]),
  ];
}

function ofHistory(): TwoSided {
  return local('search knows no recorded values');
}

const otherContacts = 'other contacts decide it, and all of them must be known';
const tooManyDigits = 'HubSpot may round a number of so many digits otherwise';
const unusualCharacters = 'a value has characters that search may read otherwise';
const otherLetters = 'HubSpot may compare letters outside ASCII otherwise';

function textsOf(operand: BoundOperand): readonly string[] {
  return operand.kind === 'texts' ? operand.values : [];
}
