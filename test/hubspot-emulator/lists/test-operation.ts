import type { PropertySet } from '../properties/property-set.ts';
import type { Operation } from './branch.ts';
import type { Subject } from './subject.ts';
import { testTime } from './test-time.ts';

interface Question {
  readonly property: string;
  readonly operation: Operation;
}

/**
 * Whether a contact passes a PROPERTY filter. Without a value it passes as `includeObjectsWithNoValueSet` says, for
 * negative operators as well; for the operators on history that is, without a value ever.
 */
export function testOperation(
  { property, operation }: Question,
  subject: Subject,
  { now, properties }: { now: number; properties: PropertySet },
): boolean {
  const { operationType, operator } = operation;
  const include = operation['includeObjectsWithNoValueSet'] === true;
  if (operationType === 'ALL_PROPERTY') {
    const value = subject.value(property);
    if (operator === 'IS_KNOWN') return value !== undefined;
    if (operator === 'IS_UNKNOWN') return value === undefined;
    return (value ?? '').trim() === '' ? operator === 'IS_BLANK' : operator === 'IS_NOT_BLANK';
  }
  if (operationType === 'TIME_POINT' || operationType === 'TIME_RANGED')
    return testTime({ property, operation }, subject, { now, properties }) ?? include;
  if (operator.startsWith('HAS_')) {
    const values = subject.everBeen(property);
    if (values.length === 0) return include;
    const ever = values.some((value) => positive(value, operation, presentTwin(operator)));
    return operator.startsWith('HAS_EVER') ? ever : !ever;
  }
  const value = subject.value(property);
  return value === undefined ? include : positive(value, operation, operator);
}

/** The operator on the present value that an operator on history asks of each past value. */
function presentTwin(operator: string): string {
  const twin = operator.replace(/^HAS_(?:EVER|NEVER)_/, '');
  const twins: Readonly<Record<string, string>> = {
    BEEN_EQUAL_TO: 'IS_EQUAL_TO',
    BEEN_ANY_OF: 'IS_ANY_OF',
    BEEN_EXACTLY: 'IS_EXACTLY',
    CONTAINED_ALL: 'CONTAINS_ALL',
    CONTAINED: 'CONTAINS',
  };
  return twins[twin] ?? twin;
}

function positive(value: string, operation: Operation, operator: string): boolean {
  const wanted = operation['value'];
  switch (operation.operationType) {
    case 'BOOL':
      return (value === String(wanted)) === (operator === 'IS_EQUAL_TO');
    case 'NUMBER':
      return compare(Number(value), operator, Number(wanted));
    case 'NUMBER_RANGED': {
      const within =
        Number(value) >= Number(operation['lowerBound']) && Number(value) <= Number(operation['upperBound']);
      return within === (operator === 'IS_BETWEEN');
    }
    case 'ENUMERATION':
      return options(value.split(';'), operator, operation['values'] as readonly string[]);
    case 'MULTISTRING':
      return texts(value, operator, operation['values'] as readonly string[]);
    case 'STRING':
      return texts(value, operator, [String(wanted)]);
    default:
      throw new Error(`${operation.operationType} is not evaluated`);
  }
}

function compare(value: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case 'IS_EQUAL_TO':
      return value === wanted;
    case 'IS_NOT_EQUAL_TO':
      return value !== wanted;
    case 'IS_GREATER_THAN':
      return value > wanted;
    case 'IS_GREATER_THAN_OR_EQUAL_TO':
      return value >= wanted;
    case 'IS_LESS_THAN':
      return value < wanted;
    case 'IS_LESS_THAN_OR_EQUAL_TO':
      return value <= wanted;
    default:
      throw new Error(`${operator} does not compare numbers`);
  }
}

function options(chosen: readonly string[], operator: string, values: readonly string[]): boolean {
  const all = values.every((value) => chosen.includes(value));
  switch (operator) {
    case 'IS_ANY_OF':
      return values.some((value) => chosen.includes(value));
    case 'IS_NONE_OF':
      return !values.some((value) => chosen.includes(value));
    case 'IS_EXACTLY':
      return all && chosen.every((one) => values.includes(one));
    case 'IS_NOT_EXACTLY':
      return !(all && chosen.every((one) => values.includes(one)));
    case 'CONTAINS_ALL':
      return all;
    case 'DOES_NOT_CONTAIN_ALL':
      return !all;
    default:
      throw new Error(`${operator} does not look at options`);
  }
}

/** Letter case does not count. */
function texts(value: string, operator: string, values: readonly string[]): boolean {
  const text = value.toLowerCase();
  const some = (test: (wanted: string) => boolean) => values.some((wanted) => test(wanted.toLowerCase()));
  switch (operator) {
    case 'IS_EQUAL_TO':
      return some((wanted) => text === wanted);
    case 'IS_NOT_EQUAL_TO':
      return !some((wanted) => text === wanted);
    case 'CONTAINS':
      return some((wanted) => text.includes(wanted));
    case 'DOES_NOT_CONTAIN':
      return !some((wanted) => text.includes(wanted));
    case 'STARTS_WITH':
      return some((wanted) => text.startsWith(wanted));
    case 'ENDS_WITH':
      return some((wanted) => text.endsWith(wanted));
    case 'CONTAINS_EXACTLY':
      return some((wanted) => words(text).includes(words(wanted)));
    case 'DOES_NOT_CONTAIN_EXACTLY':
      return !some((wanted) => words(text).includes(words(wanted)));
    default:
      throw new Error(`${operator} does not look at texts`);
  }
}

/** The words of a text, each between two bars, so that whole words are found. */
function words(text: string): string {
  return `|${text
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join('|')}|`;
}
