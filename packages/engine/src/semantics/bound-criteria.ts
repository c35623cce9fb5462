import type { OperatorId } from '../catalog/operators.ts';
import type { Property } from '../catalog/property.ts';
import type { Relation } from '../catalog/relation.ts';
import type { Quantifier } from '../language/syntax-tree.ts';
import type { Span } from '../problems/fix.ts';
import type { CalendarUnit, Day } from '../values/calendar.ts';

/**
 * Criteria whose names are found and whose values have types. Days that depend on the moment of the run
 * (`90 days ago`) are still symbolic: one bound rule can be decided at several instants.
 */

interface Bound<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
}

export interface BoundEveryone extends Bound<'everyone'> {}

export interface BoundJoin extends Bound<'and' | 'or'> {
  readonly operands: readonly BoundCriteria[];
}

export interface BoundNot extends Bound<'not'> {
  readonly operand: BoundCriteria;
}

export interface BoundComparison extends Bound<'comparison'> {
  readonly property: Property;
  readonly operator: OperatorId;
  readonly operand: BoundOperand;
}

export interface BoundListMembership extends Bound<'in list'> {
  readonly negated: boolean;
  readonly list: string;
}

export interface BoundRuleReference extends Bound<'meets'> {
  readonly negated: boolean;
  readonly rule: string;
  /** What the named rule says. Its spans are places in that rule's file. */
  readonly criteria: BoundCriteria;
}

export interface BoundRelation extends Bound<'relation'> {
  readonly relation: Relation;
  readonly quantifier: Quantifier;
  /** 1 for `any` and `no`. */
  readonly count: number;
  readonly where?: BoundCriteria;
}

export type BoundCriteria =
  | BoundEveryone
  | BoundJoin
  | BoundNot
  | BoundComparison
  | BoundListMembership
  | BoundRuleReference
  | BoundRelation;

/** A date to compare with. An instant without a zone has been read in the project's. */
export type DateExpression =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'instant'; readonly instant: number }
  /** `amount` units from today; negative is in the past. */
  | { readonly kind: 'relative'; readonly amount: number; readonly unit: CalendarUnit }
  /** A date or datetime property of the same record. */
  | { readonly kind: 'property'; readonly property: Property };

export type BoundOperand =
  | { readonly kind: 'none' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'number range'; readonly from: number; readonly to: number }
  /** Text, options of an enumeration; `set` names the value set that they came from. */
  | { readonly kind: 'texts'; readonly values: readonly string[]; readonly set?: string }
  | { readonly kind: 'date'; readonly date: DateExpression }
  | { readonly kind: 'date range'; readonly from: DateExpression; readonly to: DateExpression }
  | { readonly kind: 'span'; readonly count: number; readonly unit: CalendarUnit }
  | { readonly kind: 'unit'; readonly unit: CalendarUnit };
