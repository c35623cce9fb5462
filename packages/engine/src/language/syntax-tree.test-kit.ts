import { parseCriteria } from './parse-criteria.ts';
import type { CriteriaNode, OperandNode, ValueNode } from './syntax-tree.ts';

/** A tree as plain data without places, and without the words of its operators. */
export type PlainTree = Readonly<Record<string, unknown>>;

/** The tree of a text that has no problem, without places. */
export function treeOf(text: string): PlainTree {
  const { criteria, problems } = parseCriteria(text);
  if (criteria === undefined || problems.length > 0) throw new Error(`${text}\n${JSON.stringify(problems)}`);
  return withoutPlaces(criteria) as PlainTree;
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !['span', 'words', 'operatorSpan'].includes(key));
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutPlaces(part)]));
}

/**
 * What a tree says, however it was written: no places, no parentheses, joins of one kind merged, and units, date-times
 * and phrases in one form.
 */
export function meaningOf(node: CriteriaNode): PlainTree {
  switch (node.kind) {
    case 'group':
      return meaningOf(node.inner);
    case 'not': {
      const operand = meaningOf(node.operand);
      // `not (in list "x")` and `not in list "x"` are written alike.
      if (operand['kind'] === 'in list' && operand['negated'] === false) return { ...operand, negated: true };
      return { kind: 'not', operand };
    }
    case 'and':
    case 'or': {
      const operands = node.operands
        .map(meaningOf)
        .flatMap((operand) => (operand['kind'] === node.kind ? (operand['operands'] as PlainTree[]) : [operand]));
      return { kind: node.kind, operands };
    }
    case 'relation': {
      const { kind, quantifier, count, relation, where } = node;
      return {
        kind,
        quantifier,
        relation: relation.name,
        ...(count === undefined ? {} : { count: withoutPlaces(count) }),
        ...(where === undefined ? {} : { where: meaningOf(where) }),
      };
    }
    case 'comparison': {
      const { kind, property, operator, operand } = node;
      return { kind, operator, property: withoutPlaces(property), operand: operandMeaning(operand) };
    }
    default:
      return withoutPlaces(node) as PlainTree;
  }
}

function operandMeaning(operand: OperandNode): unknown {
  switch (operand.kind) {
    case 'none':
      return { kind: 'unit', unit: 'day' }; // `is today` is `is in this day`; elsewhere there is nothing to compare
    case 'unit':
      return { kind: 'unit', unit: singular(operand.unit.text) };
    case 'span':
      return { kind: 'span', count: withoutPlaces(operand.count), unit: singular(operand.unit.text) };
    case 'range':
      return { kind: 'range', from: valueMeaning(operand.from), to: valueMeaning(operand.to) };
    case 'list':
      return { kind: 'list', values: operand.values.map(valueMeaning) };
    default:
      return valueMeaning(operand);
  }
}

function valueMeaning(value: ValueNode): unknown {
  switch (value.kind) {
    case 'relative date':
      return {
        kind: value.kind,
        count: withoutPlaces(value.count),
        unit: singular(value.unit.text),
        direction: value.direction,
      };
    case 'boolean value':
      return { kind: value.kind, value: value.value };
    case 'day word':
      return { kind: value.kind, word: value.word };
    case 'datetime value':
      return { kind: value.kind, text: value.text.toUpperCase().replace(' ', 'T') };
    default:
      return withoutPlaces(value);
  }
}

function singular(unit: string): string {
  return unit.replace(/s$/, '');
}
