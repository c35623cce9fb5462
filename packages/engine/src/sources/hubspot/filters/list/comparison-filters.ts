import { type PositiveOperatorId, positiveTwin } from '../../../../catalog/operators.ts';
import type { Property } from '../../../../catalog/property.ts';
import type { BoundComparison, BoundOperand } from '../../../../semantics/bound-criteria.ts';
import type { PropertyOperation } from '../filter-branch.ts';
import { everyone, type FilterTree, leafOf, nobody, recordId } from './filter-tree.ts';
import { dateOperation, updateOperation } from './time-filters.ts';
import type { DaySetting } from './time-points.ts';

/** What a list says for a comparison, or why it cannot. */
export type Compiled = FilterTree | { readonly kind: 'refused'; readonly reason: string };

export interface ComparisonSetting extends DaySetting {
  /** Whether HubSpot works the value out itself: it then answers nothing about earlier values. */
  isCalculated?(property: Property): boolean;
}

type Compiler = (comparison: BoundComparison, negated: boolean, setting: ComparisonSetting) => Compiled;

/**
 * A comparison, or its opposite, as filters. A positive test fails without a value, its opposite passes: each filter
 * says so by `includeObjectsWithNoValueSet`. HubSpot documents no letter case rules for lists; as in its search,
 * letter case is taken not to matter in text.
 */
export function comparisonFilters(
  comparison: BoundComparison,
  opposite: boolean,
  setting: ComparisonSetting,
): Compiled {
  const { property } = comparison;
  if (property.origin === 'address')
    return refused(`HubSpot has no property \`${property.label}\`: it belongs to the e-mail address`);
  if (property.origin === 'computed')
    return refused(`\`${property.name}\` is worked out by Listwise; HubSpot has no such property`);
  const { operator, negated } = positiveTwin(comparison.operator);
  return compilers[operator]({ ...comparison, operator }, negated !== opposite, setting);
}

const compilers: Readonly<Record<PositiveOperatorId, Compiler>> = {
  is_known: known,
  equals: equality,
  is_any_of: equality,
  is_exactly: choices('IS_EXACTLY', 'IS_NOT_EXACTLY'),
  contains_all_of: choices('CONTAINS_ALL', 'DOES_NOT_CONTAIN_ALL'),
  contains: texts('CONTAINS', 'DOES_NOT_CONTAIN'),
  starts_with: texts('STARTS_WITH', undefined),
  ends_with: texts('ENDS_WITH', undefined),
  less_than: numbers('IS_LESS_THAN', 'IS_GREATER_THAN_OR_EQUAL_TO'),
  at_most: numbers('IS_LESS_THAN_OR_EQUAL_TO', 'IS_GREATER_THAN'),
  greater_than: numbers('IS_GREATER_THAN', 'IS_LESS_THAN_OR_EQUAL_TO'),
  at_least: numbers('IS_GREATER_THAN_OR_EQUAL_TO', 'IS_LESS_THAN'),
  is_between: (comparison, negated, setting) =>
    comparison.operand.kind === 'number range'
      ? numberRange(comparison.property, comparison.operand, negated)
      : date(comparison, negated, setting),
  is_before: date,
  is_after: date,
  is_on: date,
  is_more_than_ago: date,
  is_less_than_ago: date,
  is_more_than_from_now: date,
  is_less_than_from_now: date,
  is_in_this: date,
  is_in_last: date,
  is_in_next: date,
  has_ever_been: everBeen,
  has_ever_been_any_of: everBeen,
  was_updated_in_last: ({ property, operand }, negated, setting) =>
    operand.kind === 'span'
      ? leafOf(property.name, updateOperation(operand.count, operand.unit, negated, setting))
      : refused('the days are missing'),
};

function refused(reason: string): Compiled {
  return { kind: 'refused', reason };
}

type OperatorOf<Type extends PropertyOperation['operationType']> = Extract<
  PropertyOperation,
  { operationType: Type }
>['operator'];

function known({ property }: BoundComparison, negated: boolean): Compiled {
  if (property.name === recordId) return negated ? nobody : everyone;
  return leafOf(property.name, {
    operationType: 'ALL_PROPERTY',
    operator: negated ? 'IS_UNKNOWN' : 'IS_KNOWN',
    includeObjectsWithNoValueSet: negated,
  });
}

function equality({ property, operand }: BoundComparison, negated: boolean): Compiled {
  if (operand.kind === 'boolean' && property.storedAsEnumeration !== true)
    return leafOf(property.name, {
      operationType: 'BOOL',
      operator: negated ? 'IS_NOT_EQUAL_TO' : 'IS_EQUAL_TO',
      value: operand.value,
      includeObjectsWithNoValueSet: negated,
    });
  if (operand.kind === 'number')
    return number(property, negated ? 'IS_NOT_EQUAL_TO' : 'IS_EQUAL_TO', operand.value, negated);
  const values = valuesOf(operand);
  if (property.type === 'string')
    return leafOf(property.name, {
      operationType: 'MULTISTRING',
      operator: negated ? 'IS_NOT_EQUAL_TO' : 'IS_EQUAL_TO',
      values,
      includeObjectsWithNoValueSet: negated,
    });
  return enumeration(property, negated ? 'IS_NONE_OF' : 'IS_ANY_OF', values, negated);
}

/** A boolean that HubSpot keeps as an enumeration has the options `true` and `false`. */
function valuesOf(operand: BoundOperand): readonly string[] {
  if (operand.kind === 'boolean') return [String(operand.value)];
  return operand.kind === 'texts' ? operand.values : [];
}

function choices(positive: OperatorOf<'ENUMERATION'>, negative: OperatorOf<'ENUMERATION'>): Compiler {
  return ({ property, operand }, negated) =>
    enumeration(property, negated ? negative : positive, valuesOf(operand), negated);
}

function enumeration(
  property: Property,
  operator: OperatorOf<'ENUMERATION'>,
  values: readonly string[],
  includeObjectsWithNoValueSet: boolean,
): FilterTree {
  return leafOf(property.name, { operationType: 'ENUMERATION', operator, values, includeObjectsWithNoValueSet });
}

function texts(positive: OperatorOf<'MULTISTRING'>, negative: OperatorOf<'MULTISTRING'> | undefined): Compiler {
  return ({ property, operand }, negated) => {
    const operator = negated ? negative : positive;
    if (operator === undefined)
      return refused(`HubSpot lists have no opposite of \`${positive.toLowerCase().replaceAll('_', ' ')}\``);
    return leafOf(property.name, {
      operationType: 'MULTISTRING',
      operator,
      values: valuesOf(operand),
      includeObjectsWithNoValueSet: negated,
    });
  };
}

function numbers(positive: OperatorOf<'NUMBER'>, negative: OperatorOf<'NUMBER'>): Compiler {
  return ({ property, operand }, negated) =>
    operand.kind === 'number'
      ? number(property, negated ? negative : positive, operand.value, negated)
      : refused('the number is missing');
}

function number(
  property: Property,
  operator: OperatorOf<'NUMBER'>,
  value: number,
  includeObjectsWithNoValueSet: boolean,
): FilterTree {
  return leafOf(property.name, { operationType: 'NUMBER', operator, value, includeObjectsWithNoValueSet });
}

/** HubSpot's ranges have whole ends; others are two comparisons. */
function numberRange(
  property: Property,
  { from, to }: Extract<BoundOperand, { kind: 'number range' }>,
  negated: boolean,
): FilterTree {
  if (Number.isInteger(from) && Number.isInteger(to))
    return leafOf(property.name, {
      operationType: 'NUMBER_RANGED',
      operator: negated ? 'IS_NOT_BETWEEN' : 'IS_BETWEEN',
      lowerBound: from,
      upperBound: to,
      includeObjectsWithNoValueSet: negated,
    });
  const operands = negated
    ? [number(property, 'IS_LESS_THAN', from, true), number(property, 'IS_GREATER_THAN', to, true)]
    : [
        number(property, 'IS_GREATER_THAN_OR_EQUAL_TO', from, false),
        number(property, 'IS_LESS_THAN_OR_EQUAL_TO', to, false),
      ];
  return { kind: negated ? 'or' : 'and', operands };
}

function date(comparison: BoundComparison, negated: boolean, setting: ComparisonSetting): Compiled {
  const operation = dateOperation(comparison, negated, setting);
  return 'refused' in operation ? refused(operation.refused) : leafOf(comparison.property.name, operation);
}

/** HubSpot reads the recorded values; that the property has no value now says nothing about them. */
function everBeen({ property, operand }: BoundComparison, negated: boolean, setting: ComparisonSetting): Compiled {
  if (setting.isCalculated?.(property) === true)
    return refused(`HubSpot works \`${property.name}\` out itself and answers nothing about its earlier values`);
  const includeObjectsWithNoValueSet = negated;
  const equal = negated ? 'HAS_NEVER_BEEN_EQUAL_TO' : 'HAS_EVER_BEEN_EQUAL_TO';
  if (operand.kind === 'number')
    return leafOf(property.name, {
      operationType: 'NUMBER',
      operator: equal,
      value: operand.value,
      includeObjectsWithNoValueSet,
    });
  if (operand.kind === 'boolean' && property.storedAsEnumeration !== true)
    return leafOf(property.name, {
      operationType: 'BOOL',
      operator: equal,
      value: operand.value,
      includeObjectsWithNoValueSet,
    });
  const values = valuesOf(operand);
  const [value] = values;
  if (value === undefined) return refused('HubSpot lists do not look for earlier dates');
  return property.type === 'string'
    ? leafOf(property.name, { operationType: 'STRING', operator: equal, value, includeObjectsWithNoValueSet })
    : enumeration(property, negated ? 'HAS_NEVER_BEEN_ANY_OF' : 'HAS_EVER_BEEN_ANY_OF', values, negated);
}
