import type { ListFilter, PropertyFilter } from '../filter-branch.ts';
import { type FilterTree, isKnownTest, isUnknownTest, needsValue, readsCurrentValue } from './filter-tree.ts';

/** Filters that all must hold. */
export type Conjunction = readonly ListFilter[];

/** Filters that a HubSpot list may have. */
export const mostFilters = 250;

/** Ways to combine that are looked at; criteria that need more are far beyond what a list can hold. */
const mostConjunctions = 5000;

/** The tree as an `or` of `and`s, nothing in it twice; `undefined` where it is far too large for a list. */
export function conjunctionsOf(tree: FilterTree): Conjunction[] | undefined {
  const distributed = distribute(tree);
  return distributed && withoutImplied(distributed);
}

function distribute(tree: FilterTree): Conjunction[] | undefined {
  if (tree.kind === 'filter') return [[tree.filter]];
  if (tree.kind === 'or') {
    const parts = joinedWithUnknown(flat(tree)).map(distribute);
    if (parts.some((part) => part === undefined)) return undefined;
    return bounded(parts.flatMap((part) => part ?? []));
  }
  let product: Conjunction[] = [[]];
  for (const operand of tree.operands) {
    const part = distribute(operand);
    if (part === undefined || part.length * product.length > mostConjunctions) return undefined;
    product = product
      .flatMap((left) => part.map((right) => simplified([...left, ...right])))
      .filter((conjunction) => conjunction !== undefined);
  }
  return bounded(product);
}

function bounded(conjunctions: Conjunction[]): Conjunction[] | undefined {
  const distinct = withoutImplied(conjunctions);
  return distinct.length > mostConjunctions ? undefined : distinct;
}

function flat(tree: Extract<FilterTree, { kind: 'and' | 'or' }>): FilterTree[] {
  return tree.operands.flatMap((operand) => (operand.kind === tree.kind ? flat(operand) : [operand]));
}

/** `p = 1 or p is unknown` is one filter: records without a value pass it. */
function joinedWithUnknown(operands: readonly FilterTree[]): FilterTree[] {
  const joined = [...operands];
  for (let index = 0; index < joined.length; index++) {
    const operand = joined[index];
    if (operand?.kind !== 'filter' || operand.filter.filterType !== 'PROPERTY' || !isUnknownTest(operand.filter))
      continue;
    const partner = nearest(joined, index, operand.filter.property);
    const other = partner === undefined ? undefined : joined[partner];
    if (partner === undefined || other?.kind !== 'filter') continue;
    joined[partner] = { kind: 'filter', filter: passingWithoutValue(other.filter as PropertyFilter, true) };
    joined.splice(index, 1);
    index--;
  }
  return joined;
}

/** The test of the same property that stands before the place, the nearest first; else the first behind it. */
function nearest(operands: readonly FilterTree[], place: number, property: string): number | undefined {
  const fits = (operand: FilterTree | undefined): boolean =>
    operand?.kind === 'filter' &&
    operand.filter.filterType === 'PROPERTY' &&
    operand.filter.property === property &&
    readsCurrentValue(operand.filter);
  for (let index = place - 1; index >= 0; index--) if (fits(operands[index])) return index;
  const behind = operands.findIndex((operand, index) => index > place && fits(operand));
  return behind < 0 ? undefined : behind;
}

function passingWithoutValue(filter: PropertyFilter, includeObjectsWithNoValueSet: boolean): PropertyFilter {
  return { ...filter, operation: { ...filter.operation, includeObjectsWithNoValueSet } };
}

/**
 * Each filter once. Where a value must be there, every test of the property says so itself. `undefined` where a
 * property would have to be known and unknown.
 */
function simplified(conjunction: Conjunction): Conjunction | undefined {
  const ofProperties = conjunction.filter((filter) => filter.filterType === 'PROPERTY');
  const tests = ofProperties.filter(readsCurrentValue);
  const unknown = new Set(ofProperties.filter(isUnknownTest).map(({ property }) => property));
  const known = new Set(ofProperties.filter(needsValue).map(({ property }) => property));
  if ([...known].some((property) => unknown.has(property))) return undefined;
  const tested = new Set(tests.map(({ property }) => property));
  const filters = conjunction.flatMap((filter): ListFilter[] => {
    if (filter.filterType !== 'PROPERTY' || !known.has(filter.property)) return [filter];
    if (isKnownTest(filter)) return tested.has(filter.property) ? [] : [filter];
    return [readsCurrentValue(filter) ? passingWithoutValue(filter, false) : filter];
  });
  return [...new Map(filters.map((filter) => [JSON.stringify(filter), filter])).values()];
}

/** Without those that hold only where another holds already; of equal ones the first stays. */
function withoutImplied(conjunctions: readonly Conjunction[]): Conjunction[] {
  const keyed = conjunctions.map((conjunction) => ({
    conjunction,
    keys: new Set(conjunction.map((filter) => JSON.stringify(filter))),
  }));
  return keyed
    .filter(
      ({ keys }, index) =>
        !keyed.some(
          (other, otherIndex) =>
            otherIndex !== index &&
            [...other.keys].every((key) => keys.has(key)) &&
            (other.keys.size < keys.size || otherIndex < index),
        ),
    )
    .map(({ conjunction }) => conjunction);
}
