import { type OperatorId, operatorOf } from '../../../../../catalog/operators.ts';
import type { Property } from '../../../../../catalog/property.ts';
import { literalOf } from '../../../../../language/text-literal.ts';
import { asWritten } from '../../../../../semantics/values/option.ts';
import { isOption } from '../../../../../values/multi-select.ts';
import { type Fields, operationTypeOf } from '../read-fields.ts';
import { olderDateText } from './older-date-text.ts';
import { noEquivalent, type Predicate, predicate, type Subject } from './predicate.ts';
import { pointText, rangeText } from './time-text.ts';

/** An operation as criteria, with HubSpot's answer on records that have no value. */
export function operationText(operation: Fields, subject: Subject): { text: string } | { reason: string } {
  const predicate = predicateOf(operation, subject);
  if ('reason' in predicate) return predicate;
  const { text, onUnknown } = predicate;
  const passes = operation['includeObjectsWithNoValueSet'] === true;
  if (onUnknown === 'either' || onUnknown === passes) return { text };
  return { text: passes ? `(${text} or ${subject.name} is unknown)` : `(${subject.name} is known and ${text})` };
}

function predicateOf(operation: Fields, subject: Subject): Predicate {
  const type = operationTypeOf(operation);
  const operator = String(operation['operator']);
  switch (type) {
    case 'ALL_PROPERTY':
      if (operator === 'IS_KNOWN' || operator === 'IS_UNKNOWN')
        return {
          text: `${subject.name} ${operator === 'IS_KNOWN' ? 'is known' : 'is unknown'}`,
          onUnknown: 'either',
        };
      return noEquivalent;
    case 'BOOL':
    case 'NUMBER':
    case 'STRING':
    case 'ENUMERATION':
    case 'MULTISTRING':
      return valuePredicate(valueOperators[type]?.[operator], operation, subject);
    case 'NUMBER_RANGED': {
      const { lowerBound, upperBound } = operation;
      const id =
        operator === 'IS_BETWEEN' ? 'is_between' : operator === 'IS_NOT_BETWEEN' ? 'is_not_between' : undefined;
      const [from, to] = [numberText(lowerBound), numberText(upperBound)];
      if (id === undefined || from === undefined || to === undefined || subject.property.type !== 'number')
        return noEquivalent;
      return predicate(id, `${from} and ${to}`, subject);
    }
    case 'TIME_POINT':
      return pointText(operation, subject);
    case 'TIME_RANGED':
      return rangeText(operation, subject);
    default:
      return olderDateText(type, operation, subject);
  }
}

type ValueOperators = Readonly<Record<string, OperatorId>>;

const history: ValueOperators = { HAS_EVER_BEEN_EQUAL_TO: 'has_ever_been', HAS_NEVER_BEEN_EQUAL_TO: 'has_never_been' };
const equality: ValueOperators = { IS_EQUAL_TO: 'equals', IS_NOT_EQUAL_TO: 'not_equals', ...history };
const textParts: ValueOperators = {
  CONTAINS: 'contains',
  DOES_NOT_CONTAIN: 'does_not_contain',
  STARTS_WITH: 'starts_with',
  ENDS_WITH: 'ends_with',
};

const valueOperators: Readonly<Record<string, ValueOperators>> = {
  BOOL: equality,
  STRING: { ...equality, ...textParts },
  NUMBER: {
    ...equality,
    IS_GREATER_THAN: 'greater_than',
    IS_GREATER_THAN_OR_EQUAL_TO: 'at_least',
    IS_LESS_THAN: 'less_than',
    IS_LESS_THAN_OR_EQUAL_TO: 'at_most',
  },
  MULTISTRING: { IS_EQUAL_TO: 'is_any_of', IS_NOT_EQUAL_TO: 'is_none_of', ...textParts },
  ENUMERATION: {
    IS_ANY_OF: 'is_any_of',
    IS_NONE_OF: 'is_none_of',
    IS_EXACTLY: 'is_exactly',
    IS_NOT_EXACTLY: 'is_not_exactly',
    CONTAINS_ALL: 'contains_all_of',
    DOES_NOT_CONTAIN_ALL: 'does_not_contain_all_of',
    HAS_EVER_BEEN_ANY_OF: 'has_ever_been_any_of',
    HAS_NEVER_BEEN_ANY_OF: 'has_never_been_any_of',
  },
};

/** A flag that HubSpot keeps as an enumeration has no operators on lists of values. */
const ofOneValue: Partial<Record<OperatorId, OperatorId>> = {
  is_any_of: 'equals',
  is_none_of: 'not_equals',
  has_ever_been_any_of: 'has_ever_been',
  has_never_been_any_of: 'has_never_been',
};

function valuePredicate(id: OperatorId | undefined, operation: Fields, subject: Subject): Predicate {
  if (id === undefined) return noEquivalent;
  const written = operation['values'] ?? operation['value'];
  const given = Array.isArray(written) ? [...new Set<unknown>(written)] : [written];
  const values = given.map((value) => valueText(value, subject.property));
  if (values.length === 0 || values.some((value) => value === undefined))
    return { reason: 'a value of it cannot stand in criteria' };
  const isFlag = subject.property.type === 'boolean';
  const operator = (isFlag || values.length === 1 ? ofOneValue[id] : undefined) ?? id;
  if (isFlag && values.length > 1) return { reason: 'criteria ask a flag for one value' };
  const { types, phrases } = operatorOf(operator);
  if (!types.includes(subject.property.type))
    return { reason: `criteria do not ask this of a ${subject.property.type}` };
  const takesList = phrases[0].operand === 'list' || values.length > 1;
  return predicate(operator, takesList ? `(${values.join(', ')})` : values.join(''), subject);
}

function valueText(value: unknown, { type, open, options }: Property): string | undefined {
  switch (type) {
    case 'boolean':
      return String(value) === 'true' || String(value) === 'false' ? String(value) : undefined;
    case 'number':
      return numberText(value);
    case 'string':
      return typeof value === 'string' && value !== '' ? literalOf(value) : undefined;
    case 'enumeration':
    case 'multi_enumeration': {
      if (typeof value !== 'string' || value === '' || (type === 'multi_enumeration' && !isOption(value)))
        return undefined;
      return open === true || options?.some((option) => option.value === value) ? asWritten(value) : undefined;
    }
    default:
      return undefined;
  }
}

/** Numbers of rules have no exponent. */
function numberText(value: unknown): string | undefined {
  return typeof value === 'number' && /^-?\d+(?:\.\d+)?$/.test(String(value)) ? String(value) : undefined;
}
