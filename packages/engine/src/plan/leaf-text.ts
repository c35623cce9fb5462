import { preferredName } from '../catalog/property.ts';
import { literalOf } from '../language/text-literal.ts';
import { comparisonText, criteriaText } from '../semantics/criteria-text.ts';
import type { Leaf } from './leaf.ts';

/** A leaf predicate in the words of a rule. */
export function leafText(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'comparison':
      return comparisonText(leaf.comparison);
    case 'in list':
      return `in list ${literalOf(leaf.list)}`;
    case 'has at least': {
      const where = leaf.where === undefined ? '' : ` where (${criteriaText(leaf.where)})`;
      return `has at least ${leaf.count} ${leaf.relation.name}${where}`;
    }
    case 'answers': {
      const what = `${leaf.what === 'history' ? 'the history of ' : ''}${preferredName(leaf.property)}`;
      return `can answer for ${what}${leaf.relation === undefined ? '' : ` of every ${leaf.relation.name}`}`;
    }
  }
}
