import { invalid } from '../http/failure.ts';
import { isFields } from '../http/read-body.ts';
import type { PropertyDefinition, PropertyType } from '../properties/definition.ts';
import type { PropertySet } from '../properties/property-set.ts';
import type { Operation } from './branch.ts';
import { readTimePoint } from './time-point.ts';

interface OperationRule {
  readonly operators: readonly string[];
  readonly types: readonly PropertyType[];
  readonly check?: (operation: Operation, properties: PropertySet) => string | undefined;
}

const texts: readonly PropertyType[] = ['string', 'phone_number'];
const dates: readonly PropertyType[] = ['date', 'datetime'];

const oneOrMoreTexts = ({ values }: Operation) =>
  Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string')
    ? undefined
    : 'values must be a list of one or more texts';

const rules: Readonly<Record<string, OperationRule>> = {
  ALL_PROPERTY: {
    operators: ['IS_KNOWN', 'IS_UNKNOWN', 'IS_BLANK', 'IS_NOT_BLANK'],
    types: ['bool', 'enumeration', 'string', 'number', 'phone_number', ...dates],
  },
  BOOL: {
    operators: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO', 'HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO'],
    types: ['bool'],
    check: ({ value }) => (typeof value === 'boolean' ? undefined : 'value must be a boolean'),
  },
  ENUMERATION: {
    operators: [
      'IS_ANY_OF',
      'IS_NONE_OF',
      'IS_EXACTLY',
      'IS_NOT_EXACTLY',
      'CONTAINS_ALL',
      'DOES_NOT_CONTAIN_ALL',
      'HAS_EVER_BEEN_ANY_OF',
      'HAS_NEVER_BEEN_ANY_OF',
      'HAS_EVER_BEEN_EXACTLY',
      'HAS_NEVER_BEEN_EXACTLY',
      'HAS_EVER_CONTAINED_ALL',
      'HAS_NEVER_CONTAINED_ALL',
    ],
    types: ['enumeration'],
    check: oneOrMoreTexts,
  },
  MULTISTRING: {
    operators: [
      'IS_EQUAL_TO',
      'IS_NOT_EQUAL_TO',
      'CONTAINS',
      'DOES_NOT_CONTAIN',
      'STARTS_WITH',
      'ENDS_WITH',
      'CONTAINS_EXACTLY',
      'DOES_NOT_CONTAIN_EXACTLY',
    ],
    types: texts,
    check: oneOrMoreTexts,
  },
  STRING: {
    operators: [
      'IS_EQUAL_TO',
      'IS_NOT_EQUAL_TO',
      'CONTAINS',
      'DOES_NOT_CONTAIN',
      'STARTS_WITH',
      'ENDS_WITH',
      'HAS_EVER_BEEN_EQUAL_TO',
      'HAS_NEVER_BEEN_EQUAL_TO',
      'HAS_EVER_CONTAINED',
      'HAS_NEVER_CONTAINED',
    ],
    types: texts,
    check: ({ value }) => (typeof value === 'string' ? undefined : 'value must be a text'),
  },
  NUMBER: {
    operators: [
      'IS_EQUAL_TO',
      'IS_NOT_EQUAL_TO',
      'IS_GREATER_THAN',
      'IS_GREATER_THAN_OR_EQUAL_TO',
      'IS_LESS_THAN',
      'IS_LESS_THAN_OR_EQUAL_TO',
      'HAS_EVER_BEEN_EQUAL_TO',
      'HAS_NEVER_BEEN_EQUAL_TO',
    ],
    types: ['number'],
    check: ({ value }) => (typeof value === 'number' ? undefined : 'value must be a number'),
  },
  NUMBER_RANGED: {
    operators: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
    types: ['number'],
    check: ({ lowerBound, upperBound }) =>
      Number.isInteger(lowerBound) && Number.isInteger(upperBound) ? undefined : 'bounds must be whole numbers',
  },
  TIME_POINT: {
    operators: ['IS_BEFORE', 'IS_AFTER'],
    types: dates,
    check: (operation, properties) =>
      operation['type'] === 'TIME_POINT'
        ? readTimePoint(operation['timePoint'], properties).fault
        : 'type must be TIME_POINT',
  },
  TIME_RANGED: {
    operators: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
    types: dates,
    check: (operation, properties) =>
      operation['type'] === 'TIME_RANGED'
        ? (readTimePoint(operation['lowerBoundTimePoint'], properties).fault ??
          readTimePoint(operation['upperBoundTimePoint'], properties).fault)
        : 'type must be TIME_RANGED',
  },
};

const parsers = ['VALUE', 'UPDATED_AT', 'VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION'];
const ends = ['endpointBehavior', 'lowerBoundEndpointBehavior', 'upperBoundEndpointBehavior'];

function timeFault(operation: Operation): string | undefined {
  const { propertyParser = 'VALUE' } = operation;
  if (!parsers.some((parser) => parser === propertyParser))
    return `unknown propertyParser ${JSON.stringify(propertyParser)}`;
  const wrong = ends.find((name) => ![undefined, 'INCLUSIVE', 'EXCLUSIVE'].some((end) => end === operation[name]));
  return wrong && `${wrong} must be INCLUSIVE or EXCLUSIVE`;
}

/** Reads a PROPERTY operation; types, operators and fields that do not go together are refused. */
export function readOperation(value: unknown, definition: PropertyDefinition, properties: PropertySet): Operation {
  if (!isFields(value)) throw invalid('Invalid filter: operation must be an object');
  const { operationType, operator } = value;
  const rule = typeof operationType === 'string' ? rules[operationType] : undefined;
  if (!rule) throw invalid(`Invalid filter: unknown operationType ${JSON.stringify(operationType)}`);
  if (typeof operator !== 'string' || !rule.operators.includes(operator))
    throw invalid(`Invalid filter: ${operationType} does not support the operator ${JSON.stringify(operator)}`);
  const operation: Operation = { ...value, operationType: String(operationType), operator };
  // The time at which a property was written can be asked of any type.
  if (!rule.types.includes(definition.type) && value['propertyParser'] !== 'UPDATED_AT')
    throw invalid(`${operationType} does not go with property ${definition.name} of type ${definition.type}`, {
      subCategory: 'ListError.INVALID_PROPERTY_TYPE',
      context: {
        propertyName: [definition.name],
        invalidPropertyType: [definition.type],
        validPropertyTypes: rule.types,
      },
    });
  if (operator.startsWith('HAS_') && definition.calculated)
    throw invalid(`${operator} cannot be used with the calculated property ${definition.name}`);
  const include = value['includeObjectsWithNoValueSet'];
  if (include !== undefined && typeof include !== 'boolean')
    throw invalid('Invalid filter: includeObjectsWithNoValueSet must be a boolean');
  const fault = rule.check?.(operation, properties) ?? timeFault(operation);
  if (fault) throw invalid(`Invalid filter on ${definition.name}: ${fault}`);
  return operation;
}
