import type { ListFilter, PropertyFilter, PropertyOperation } from '../filter-branch.ts';

/** Filters joined by `and` and `or`, negation already pushed into them. No operands: everyone (`and`), nobody (`or`). */
export type FilterTree =
  | { readonly kind: 'filter'; readonly filter: ListFilter }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly FilterTree[] };

export const everyone: FilterTree = Object.freeze({ kind: 'and', operands: [] });
export const nobody: FilterTree = Object.freeze({ kind: 'or', operands: [] });

export function leafOf(property: string, operation: PropertyOperation): FilterTree {
  return { kind: 'filter', filter: { filterType: 'PROPERTY', property, operation } };
}

export function isKnownTest({ operation }: PropertyFilter): boolean {
  return operation.operationType === 'ALL_PROPERTY' && operation.operator === 'IS_KNOWN';
}

export function isUnknownTest({ operation }: PropertyFilter): boolean {
  return operation.operationType === 'ALL_PROPERTY' && operation.operator === 'IS_UNKNOWN';
}

/** True for a test of the current value. What was recorded earlier may be there although there is no value now. */
export function readsCurrentValue({ operation }: PropertyFilter): boolean {
  if (operation.operationType === 'TIME_POINT' || operation.operationType === 'TIME_RANGED')
    return operation.propertyParser === 'VALUE';
  return operation.operationType !== 'ALL_PROPERTY' && !operation.operator.startsWith('HAS_');
}

/** Whether a record must have a value to pass. */
export function needsValue(filter: PropertyFilter): boolean {
  return isKnownTest(filter) || (readsCurrentValue(filter) && !filter.operation.includeObjectsWithNoValueSet);
}

/** A property that every contact has. */
export const recordId = 'hs_object_id';
