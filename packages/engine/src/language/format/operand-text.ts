import { type OperandShape, operatorOf } from '../../catalog/operators.ts';
import { isDateType } from '../../values/value.ts';
import type { Comparison, OperandNode, RelationNode, UnitName, ValueNode } from '../syntax-tree.ts';
import { literalOf } from '../text-literal.ts';

/** The canonical text of a value. */
export function valueText(value: ValueNode): string {
  switch (value.kind) {
    case 'text value':
      return literalOf(value.text);
    case 'boolean value':
      return String(value.value);
    case 'datetime value':
      return value.text.replace(/[t ]/, 'T').replace(/z$/, 'Z');
    case 'relative date':
      return `${spanText(value.count, value.unit)} ${value.direction}`;
    case 'day word':
      return value.text; // `Today` may be an option of an enumeration, whose letter case counts
    case 'parameter':
      return `$${value.name}`;
    case 'missing value':
      return '';
    default:
      return value.text;
  }
}

type Count = NonNullable<RelationNode['count']>;

export function countText(count: Count): string {
  return count.kind === 'parameter' ? `$${count.name}` : count.text;
}

/** `1 day`, `2 days`, `$n days`. */
function spanText(count: Count, unit: UnitName): string {
  const singular = unit.text.replace(/s$/, '');
  const isOne = count.kind === 'number value' && Number(count.text) === 1;
  return `${countText(count)} ${isOne ? singular : `${singular}s`}`;
}

/** The canonical words of an operator, and the operand that goes with them. */
export function predicateParts({ operator, operand }: Pick<Comparison, 'operator' | 'operand'>): {
  words: string;
  operand: string;
} {
  const [canonical, ...synonyms] = operatorOf(operator).phrases;
  const shape = choosesPhrase(operand);
  const phrase = [canonical, ...synonyms].find((candidate) => candidate.operand === shape) ?? canonical;
  const isAboutDates = operatorOf(operator).types.every(isDateType);
  const value = operand.kind === 'day word' && isAboutDates ? operand.word : undefined;
  return { words: phrase.words, operand: value ?? operandText(operand, phrase.operand) };
}

/** One value and a list have phrases of their own; all other synonyms give way to the canonical phrase. */
function choosesPhrase(operand: OperandNode): OperandShape | undefined {
  switch (operand.kind) {
    case 'list':
      return 'list';
    case 'none':
    case 'range':
    case 'span':
    case 'unit':
      return undefined;
    default:
      return 'value';
  }
}

/** An end of a range is no option. */
function endText(value: ValueNode): string {
  return value.kind === 'day word' ? value.word : valueText(value);
}

function operandText(operand: OperandNode, shape: OperandShape): string {
  switch (operand.kind) {
    case 'none':
      return shape === 'unit' ? 'day' : ''; // `is today` is `is in this day`
    case 'list': {
      const values = operand.values.map(valueText).join(', ');
      return operand.parenthesised ? `(${values})` : values;
    }
    case 'range':
      return `${endText(operand.from)} and ${endText(operand.to)}`;
    case 'span':
      return `${spanText(operand.count, operand.unit)}${shape.slice('span'.length)}`;
    case 'unit':
      return operand.unit.text.replace(/s$/, '');
    default:
      return valueText(operand);
  }
}
