import type { OperandShape, OperatorId } from '../catalog/operators.ts';
import type { Span } from '../problems/fix.ts';

/**
 * The syntax tree of a criteria expression: frozen plain data. Every node carries its span, and the document keeps
 * all tokens and comments, so that text → tree → text loses nothing.
 */

interface Node<Kind extends string> {
  readonly kind: Kind;
  readonly span: Span;
}

/** Operands joined by `and` or `or`; at least two. */
export interface JoinedCriteria extends Node<'and' | 'or'> {
  readonly operands: readonly CriteriaNode[];
}

export interface Negation extends Node<'not'> {
  readonly operand: CriteriaNode;
}

/** What stands in parentheses. */
export interface Group extends Node<'group'> {
  readonly inner: CriteriaNode;
}

export interface EveryoneNode extends Node<'everyone'> {}

export interface ListMembership extends Node<'in list'> {
  readonly negated: boolean;
  readonly list: TextValue;
}

export interface RuleReference extends Node<'meets'> {
  readonly negated: boolean;
  readonly rule: { readonly id: string; readonly span: Span };
}

export type Quantifier = 'any' | 'no' | 'at least' | 'at most' | 'exactly';

export interface RelationNode extends Node<'relation'> {
  readonly quantifier: Quantifier;
  /** Only with `at least`, `at most` and `exactly`. */
  readonly count?: NumberValue | ParameterValue;
  readonly relation: { readonly name: string; readonly span: Span };
  readonly where?: CriteriaNode;
}

/** How a property was named: by name (or alias), or by label in backticks. */
export interface PropertyName extends Node<'name' | 'label'> {
  readonly text: string;
}

export interface Comparison extends Node<'comparison'> {
  readonly property: PropertyName;
  readonly operator: OperatorId;
  /** The words of the operator, in the form of the operator table. */
  readonly words: string;
  /** The words of the operator as written, without what ends the phrase (`ago`). */
  readonly operatorSpan: Span;
  readonly operand: OperandNode;
}

/** Where the text broke off: the parser has reported a problem there. */
export interface MissingCriteria extends Node<'missing'> {}

export type CriteriaNode =
  | JoinedCriteria
  | Negation
  | Group
  | EveryoneNode
  | ListMembership
  | RuleReference
  | RelationNode
  | Comparison
  | MissingCriteria;

// Operands, by the shape that the operator table asks for.

export interface NoOperand extends Node<'none'> {}

export interface ListOperand extends Node<'list'> {
  /** False when a value set stands alone: `is any of $domains`. */
  readonly parenthesised: boolean;
  readonly values: readonly ValueNode[];
}

export interface RangeOperand extends Node<'range'> {
  readonly from: ValueNode;
  readonly to: ValueNode;
}

/** `90 days`, with `ago` or `from now` where the phrase asks for it. */
export interface SpanOperand extends Node<'span'> {
  readonly shape: Extract<OperandShape, 'span' | 'span ago' | 'span from now'>;
  readonly count: NumberValue | ParameterValue;
  readonly unit: UnitName;
}

export interface UnitOperand extends Node<'unit'> {
  readonly unit: UnitName;
}

export type OperandNode = NoOperand | ValueNode | ListOperand | RangeOperand | SpanOperand | UnitOperand;

export interface UnitName {
  readonly text: string;
  readonly span: Span;
}

// Values.

export interface NameValue extends Node<'name value'> {
  readonly text: string;
}

export interface TextValue extends Node<'text value'> {
  /** The text after escapes. */
  readonly text: string;
}

export interface NumberValue extends Node<'number value'> {
  readonly text: string;
}

export interface BooleanValue extends Node<'boolean value'> {
  readonly text: string;
  readonly value: boolean;
}

export interface DateValue extends Node<'date value' | 'datetime value'> {
  readonly text: string;
}

export interface DayWordValue extends Node<'day word'> {
  /** As written: it may turn out to be an option of an enumeration, whose letter case counts. */
  readonly text: string;
  readonly word: 'today' | 'yesterday' | 'tomorrow';
}

export interface RelativeDateValue extends Node<'relative date'> {
  readonly count: NumberValue | ParameterValue;
  readonly unit: UnitName;
  readonly direction: 'ago' | 'from now';
}

export interface ParameterValue extends Node<'parameter'> {
  readonly name: string;
}

/** A value that the parser could not find. */
export interface MissingValue extends Node<'missing value'> {}

export type ValueNode =
  | NameValue
  | TextValue
  | NumberValue
  | BooleanValue
  | DateValue
  | DayWordValue
  | RelativeDateValue
  | ParameterValue
  | MissingValue;
