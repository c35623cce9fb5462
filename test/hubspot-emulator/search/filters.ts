import { holdsSeveral, type PropertyDefinition } from '../properties/definition.ts';
import { momentOf } from '../properties/property-set.ts';
import type { Operator, SearchFilter } from './request.ts';
import type { IndexView } from './search-index.ts';
import { containsTokens } from './tokens.ts';

/** One mark a record of the view: 1 where the filter holds. */
export function marksOf(
  filter: SearchFilter,
  view: IndexView,
  { definition, negativesFindUnknown }: { definition: PropertyDefinition; negativesFindUnknown: boolean },
): Uint8Array {
  const key = JSON.stringify(filter);
  const known = view.answered.get(key);
  if (known) return known;
  const marks = new Uint8Array(view.ids.length);
  if (isOrdered(definition) && ordering.has(filter.operator)) {
    const holds = numberTest(filter);
    view.numbers(filter.property).forEach((value, position) => {
      const unknown = Number.isNaN(value);
      marks[position] = (unknown ? negative(filter.operator) && negativesFindUnknown : holds(value)) ? 1 : 0;
    });
  } else {
    const holds = textTest(filter, definition);
    view.texts(filter.property).forEach((value, position) => {
      marks[position] = (value === undefined ? onUnknown(filter.operator, negativesFindUnknown) : holds(value)) ? 1 : 0;
    });
  }
  // The keyset of each page is another filter; only what comes again is kept.
  if (filter.property !== 'hs_object_id') view.answered.set(key, marks);
  return marks;
}

const ordering: ReadonlySet<Operator> = new Set(['EQ', 'NEQ', 'LT', 'LTE', 'GT', 'GTE', 'BETWEEN', 'IN', 'NOT_IN']);

function isOrdered({ type }: PropertyDefinition): boolean {
  return type === 'number' || type === 'date' || type === 'datetime';
}

function negative(operator: Operator): boolean {
  return operator === 'NEQ' || operator === 'NOT_IN' || operator === 'NOT_CONTAINS_TOKEN';
}

function onUnknown(operator: Operator, negativesFindUnknown: boolean): boolean {
  return operator === 'NOT_HAS_PROPERTY' || (negative(operator) && negativesFindUnknown);
}

function numberTest({ operator, value, highValue, values }: SearchFilter): (actual: number) => boolean {
  const number = (text: string) => momentOf(text) ?? Number(text);
  const low = number(value);
  const high = number(highValue);
  const all = new Set(values.map(number));
  switch (operator) {
    case 'EQ':
      return (actual) => actual === low;
    case 'NEQ':
      return (actual) => actual !== low;
    case 'LT':
      return (actual) => actual < low;
    case 'LTE':
      return (actual) => actual <= low;
    case 'GT':
      return (actual) => actual > low;
    case 'GTE':
      return (actual) => actual >= low;
    case 'BETWEEN':
      return (actual) => actual >= low && actual <= high;
    case 'IN':
      return (actual) => all.has(actual);
    case 'NOT_IN':
      return (actual) => !all.has(actual);
    default:
      throw new Error(`${operator} does not compare`);
  }
}

/**
 * Letter case does not count, except in enumerations, and in what is given to IN and NOT_IN on texts: there the
 * record's value is taken in lower case and what is given as it is.
 */
function textTest(
  { operator, value, highValue, values }: SearchFilter,
  definition: PropertyDefinition,
): (actual: string) => boolean {
  const exact = definition.type === 'enumeration';
  const fold = (text: string) => (exact ? text : text.toLowerCase());
  const parts = (actual: string) => (holdsSeveral(definition) ? actual.split(';') : [actual]).map(fold);
  const low = fold(value);
  const high = fold(highValue);
  const all = new Set(values);
  switch (operator) {
    case 'HAS_PROPERTY':
      return () => true;
    case 'NOT_HAS_PROPERTY':
      return () => false;
    case 'EQ':
      return (actual) => parts(actual).includes(low);
    case 'NEQ':
      return (actual) => !parts(actual).includes(low);
    case 'IN':
      return (actual) => parts(actual).some((part) => all.has(part));
    case 'NOT_IN':
      return (actual) => !parts(actual).some((part) => all.has(part));
    case 'LT':
      return (actual) => fold(actual) < low;
    case 'LTE':
      return (actual) => fold(actual) <= low;
    case 'GT':
      return (actual) => fold(actual) > low;
    case 'GTE':
      return (actual) => fold(actual) >= low;
    case 'BETWEEN':
      return (actual) => fold(actual) >= low && fold(actual) <= high;
    case 'CONTAINS_TOKEN':
      return containsTokens(value);
    case 'NOT_CONTAINS_TOKEN': {
      const contains = containsTokens(value);
      return (actual) => !contains(actual);
    }
  }
}
