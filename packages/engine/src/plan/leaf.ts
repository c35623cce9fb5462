import type { PositiveOperatorId } from '../catalog/operators.ts';
import { type Property, propertyKey } from '../catalog/property.ts';
import type { Relation } from '../catalog/relation.ts';
import type { BoundComparison, BoundCriteria } from '../semantics/bound-criteria.ts';

/** A predicate that a source answers for each record with true or false. */
export type Leaf = ComparisonLeaf | ListLeaf | RelationLeaf | AnswersLeaf;

/** A positive comparison; false on an unknown value. */
export interface ComparisonLeaf {
  readonly kind: 'comparison';
  readonly comparison: BoundComparison & { readonly operator: PositiveOperatorId };
}

export interface ListLeaf {
  readonly kind: 'in list';
  readonly list: string;
}

/** The record has at least `count` related records for which `where` holds. */
export interface RelationLeaf {
  readonly kind: 'has at least';
  readonly relation: Relation;
  /** From 1. */
  readonly count: number;
  readonly where?: BoundCriteria;
}

/**
 * The record can answer for something that a rule reads: the cell is neither unreadable nor missing from its import,
 * the history is whole. Where a relation is named, every related record can.
 */
export interface AnswersLeaf {
  readonly kind: 'answers';
  readonly what: 'value' | 'history';
  readonly property: Property;
  readonly relation?: Relation;
}

/** The same for two leaves that ask the same question. */
export function leafKey(leaf: Leaf): string {
  return JSON.stringify(plain(leaf));
}

/** What decides the answer: without spans, properties and relations by name. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if ('origin' in value && 'object' in value) return propertyKey(value as Property);
  if ('join' in value && 'plural' in value) return (value as Relation).name;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span' && key !== 'set')
      .map(([key, part]) => [key, plain(part)]),
  );
}
