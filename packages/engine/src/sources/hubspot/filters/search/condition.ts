import type { Interval } from '../../../../semantics/interval.ts';
import type { SearchFilter } from '../search-body.ts';

/** What a group of search filters asks of one property: that it has no value, or that its value is one of some. */
export type Condition = { readonly kind: 'unknown' } | KnownCondition;

/** Values are as HubSpot writes them; bounds are numbers, or milliseconds since 1970. */
export interface KnownCondition extends Interval {
  readonly kind: 'known';
  /** Sorted, each once. Where it is there, nothing else is. */
  readonly oneOf?: readonly string[];
  /** Sorted, each once. */
  readonly noneOf?: readonly string[];
}

export const unknown: Condition = Object.freeze({ kind: 'unknown' });
export const known: KnownCondition = Object.freeze({ kind: 'known' });

export function oneOf(values: Iterable<string>): KnownCondition {
  return Object.freeze({ kind: 'known', oneOf: sorted(values) });
}

export function noneOf(values: Iterable<string>): KnownCondition {
  return Object.freeze({ kind: 'known', noneOf: sorted(values) });
}

/** A single value is one of a list, so that it joins others. */
export function within({ low, high }: Ends): KnownCondition {
  const only = onlyValue({ low, high });
  if (only !== undefined) return oneOf([only]);
  return Object.freeze({ kind: 'known', ...(low && { low }), ...(high && { high }) });
}

/** Both conditions at once; `undefined` where no value meets both. */
export function both(a: Condition, b: Condition): Condition | undefined {
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === b.kind ? a : undefined;
  const interval = { low: tighter(a.low, b.low, 'low'), high: tighter(a.high, b.high, 'high') };
  if (isEmpty(interval)) return undefined;
  const excluded = new Set([...(a.noneOf ?? []), ...(b.noneOf ?? [])]);
  const only = onlyValue(interval);
  const listed =
    a.oneOf && b.oneOf
      ? intersection(a.oneOf, b.oneOf)
      : (a.oneOf ?? b.oneOf ?? (only === undefined ? undefined : [only]));
  if (listed !== undefined) {
    const left = listed.filter((value) => !excluded.has(value) && isInside(value, interval));
    return left.length === 0 ? undefined : oneOf(left);
  }
  return Object.freeze({
    ...within(interval),
    ...(excluded.size > 0 && { noneOf: sorted(excluded) }),
  });
}

/** Whether every value that meets `a` meets `b`. */
export function implies(a: Condition, b: Condition): boolean {
  if (a.kind === 'unknown' || b.kind === 'unknown') return a.kind === b.kind;
  if (a.oneOf !== undefined) return a.oneOf.every(testOf(b));
  if (b.oneOf !== undefined) return false;
  const isTight = (end: 'low' | 'high'): boolean =>
    b[end] === undefined || (a[end] !== undefined && tighter(a[end], b[end], end) === a[end]);
  const excluded = new Set(a.noneOf);
  return isTight('low') && isTight('high') && (b.noneOf ?? []).every((value) => excluded.has(value));
}

/** One condition that says the same as either; `undefined` where none does. */
export function either(a: Condition, b: Condition): Condition | 'anything' | undefined {
  if (implies(a, b)) return b;
  if (implies(b, a)) return a;
  if (a.kind === 'unknown' || b.kind === 'unknown') return [a, b].some(isAnyKnown) ? 'anything' : undefined;
  if (a.oneOf !== undefined && b.oneOf !== undefined) return oneOf([...a.oneOf, ...b.oneOf]);
  if (hasBounds(a) || hasBounds(b)) return undefined;
  const kept = a.noneOf && b.noneOf ? intersection(a.noneOf, b.noneOf) : (a.noneOf ?? b.noneOf ?? []);
  const listed = new Set(a.oneOf ?? b.oneOf);
  const left = kept.filter((value) => !listed.has(value));
  return left.length === 0 ? known : noneOf(left);
}

/** The filters that a condition becomes, and no dependence on what `NEQ` and `NOT_IN` do without a value. */
export function filtersOf(propertyName: string, condition: Condition): SearchFilter[] {
  if (condition.kind === 'unknown') return [{ propertyName, operator: 'NOT_HAS_PROPERTY' }];
  const { low, high, noneOf: excluded } = condition;
  const listed = condition.oneOf;
  if (listed !== undefined) return [listFilter(propertyName, 'EQ', 'IN', listed)];
  const bounds: SearchFilter[] = [
    ...(low === undefined ? [] : [boundFilter(propertyName, low.open ? 'GT' : 'GTE', low.value)]),
    ...(high === undefined ? [] : [boundFilter(propertyName, high.open ? 'LT' : 'LTE', high.value)]),
  ];
  return [
    ...(bounds.length > 0 ? bounds : [{ propertyName, operator: 'HAS_PROPERTY' } as const]),
    ...(excluded === undefined ? [] : [listFilter(propertyName, 'NEQ', 'NOT_IN', excluded)]),
  ];
}

function boundFilter(propertyName: string, operator: 'GT' | 'GTE' | 'LT' | 'LTE', value: number): SearchFilter {
  return { propertyName, operator, value: String(value) };
}

function listFilter(
  propertyName: string,
  ofOne: 'EQ' | 'NEQ',
  ofSeveral: 'IN' | 'NOT_IN',
  values: readonly string[],
): SearchFilter {
  const [first, second] = values;
  return first !== undefined && second === undefined
    ? { propertyName, operator: ofOne, value: first }
    : { propertyName, operator: ofSeveral, values };
}

function testOf({ oneOf: listed, noneOf: excluded, low, high }: KnownCondition): (value: string) => boolean {
  const values = new Set(listed ?? excluded);
  if (listed !== undefined) return (value) => values.has(value);
  return (value) => !values.has(value) && isInside(value, { low, high });
}

function intersection(a: readonly string[], b: readonly string[]): string[] {
  const other = new Set(b);
  return a.filter((value) => other.has(value));
}

type Ends = { readonly [End in 'low' | 'high']?: Interval[End] | undefined };

function isInside(value: string, { low, high }: Ends): boolean {
  if (low === undefined && high === undefined) return true;
  const number = Number(value);
  const isAbove = low === undefined || number > low.value || (number === low.value && !low.open);
  return isAbove && (high === undefined || number < high.value || (number === high.value && !high.open));
}

function isEmpty({ low, high }: Ends): boolean {
  if (low === undefined || high === undefined) return false;
  return low.value > high.value || (low.value === high.value && (low.open || high.open));
}

/** The value of an interval that holds one. */
function onlyValue({ low, high }: Ends): string | undefined {
  if (low === undefined || high === undefined || low.open || high.open) return undefined;
  return low.value === high.value ? String(low.value) : undefined;
}

/** Of two ends the one that leaves fewer values; the first of two that are alike. */
function tighter(a: Interval['low'], b: Interval['low'], end: 'low' | 'high'): Interval['low'] {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.value === b.value) return b.open && !a.open ? b : a;
  return a.value > b.value === (end === 'low') ? a : b;
}

function isAnyKnown(condition: Condition): boolean {
  if (condition.kind === 'unknown') return false;
  return condition.oneOf === undefined && condition.noneOf === undefined && !hasBounds(condition);
}

function hasBounds({ low, high }: KnownCondition): boolean {
  return low !== undefined || high !== undefined;
}

function sorted(values: Iterable<string>): readonly string[] {
  return Object.freeze([...new Set(values)].sort());
}
