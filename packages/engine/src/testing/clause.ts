import { criteriaLine } from '../language/format/format.ts';
import { parseCriteria } from '../language/parse-criteria.ts';
import type { Rule } from '../project/rule.ts';
import type { BoundCriteria, BoundRelation } from '../semantics/bound-criteria.ts';

/** A part of a rule, as it stands in the rule's own file. */
export interface Clause {
  readonly criteria: BoundCriteria;
  /** In canonical form, on one line. */
  readonly text: string;
  /** The relation in whose `where` it stands: then it is about the related records. */
  readonly within?: BoundRelation;
}

/**
 * The clauses that hold no other, in their order; those inside `where` follow the relation that they belong to.
 * `everyone` is none: it has only one answer. A rule that is met is one clause here: it has a test of its own.
 */
export function leafClauses(rule: Rule): Clause[] {
  return rule.criteria === undefined ? [] : leavesIn(rule.criteria, rule, undefined);
}

function leavesIn(criteria: BoundCriteria, rule: Rule, within: BoundRelation | undefined): Clause[] {
  switch (criteria.kind) {
    case 'everyone':
      return [];
    case 'and':
    case 'or':
      return criteria.operands.flatMap((operand) => leavesIn(operand, rule, within));
    case 'not':
      return leavesIn(criteria.operand, rule, within);
    case 'relation': {
      const inner = criteria.where === undefined ? [] : leavesIn(criteria.where, rule, criteria);
      return [clauseOf(criteria, rule, within), ...inner];
    }
    default:
      return [clauseOf(criteria, rule, within)];
  }
}

/** Every part of a rule that decides something about the contact, groups included. */
export function partsOf(rule: Rule): Clause[] {
  return rule.criteria === undefined ? [] : partsIn(rule.criteria, rule);
}

function partsIn(criteria: BoundCriteria, rule: Rule): Clause[] {
  const own = clauseOf(criteria, rule, undefined);
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return [own, ...criteria.operands.flatMap((operand) => partsIn(operand, rule))];
    case 'not':
      return [own, ...partsIn(criteria.operand, rule)];
    default:
      return [own];
  }
}

function clauseOf(criteria: BoundCriteria, { document }: Rule, within: BoundRelation | undefined): Clause {
  const { start, end } = criteria.span;
  const text = canonicalText(document.text.slice(start, end));
  return { criteria, text, ...(within === undefined ? {} : { within }) };
}

/** Criteria as the formatter writes them on one line; a text that it cannot read stays as it is. */
export function canonicalText(text: string): string {
  const { criteria, problems } = parseCriteria(text);
  if (criteria !== undefined && problems.length === 0) return criteriaLine(criteria);
  return text.replace(/\s+/g, ' ').trim();
}
