import { writesRecords } from '../changes/writing-actions.ts';
import type { ListDeclaration } from '../language/front-matter.ts';
import type { Span } from '../problems/fix.ts';
import { problem } from '../problems/problem.ts';
import { type FileProblem, inRuleFile, type Rule } from '../project/rule.ts';
import type { RuleRelation } from './rule-relations.ts';

/**
 * Rules that do nothing beside others. That one rule matches fewer contacts than another is no problem by itself, and
 * none at all where the author says so by `meets` or `limits.of`.
 */
export function relationProblems(relations: readonly RuleRelation[]): FileProblem[] {
  const covered = new Set<Rule>();
  return relations.flatMap(({ kind, rule, other }) => {
    if (kind === 'disjoint') return [];
    if (isProtectedBy(rule, other)) return fullyProtected(rule, other);
    if (kind === 'same' && isProtectedBy(other, rule)) return fullyProtected(other, rule);
    if (isStated(rule, other) || isStated(other, rule)) return [];
    if (kind === 'same') {
      const facts = { rule: other.id, other: rule.id };
      return inRuleFile(other, problem('equivalent-rule', placeOf(other), facts));
    }
    if (covered.has(rule) || !isCovered(rule, other)) return [];
    covered.add(rule);
    const facts = { rule: rule.id, other: other.id, action: other.action };
    return inRuleFile(rule, problem('subset-rule', placeOf(rule), facts));
  });
}

function isProtectedBy(rule: Rule, other: Rule): boolean {
  return writesRecords(rule) && other.action === 'protect';
}

function fullyProtected(rule: Rule, protection: Rule): FileProblem[] {
  const facts = { rule: rule.id, protection: protection.id };
  return [inRuleFile(rule, problem('fully-protected', placeOf(rule), facts))];
}

function isStated(rule: Rule, other: Rule): boolean {
  return rule.usedRules.has(other.id) || rule.frontMatter.limits?.of === other.id;
}

const strength: readonly string[] = ['set', 'archive', 'delete'];

/** Whether the other rule does the same with its matches, or something that supersedes it. */
function isCovered(rule: Rule, other: Rule): boolean {
  if (strength.includes(rule.action) && strength.indexOf(other.action) > strength.indexOf(rule.action)) return true;
  if (rule.action !== other.action) return false;
  switch (rule.action) {
    case 'set':
      return JSON.stringify(rule.frontMatter.set) === JSON.stringify(other.frontMatter.set);
    case 'list':
      return listOf(rule) === listOf(other);
    case 'gate':
      return false;
    default:
      return true;
  }
}

/** The list that a rule keeps; without a name, one of its own. */
function listOf({ id, frontMatter: { list } }: Rule): string | number {
  const { name, add_to: addTo }: ListDeclaration = typeof list === 'object' ? list : {};
  return addTo ?? name ?? id;
}

/** The first line of a rule's criteria. */
function placeOf({ document: { criteria, text } }: Rule): Span {
  const { start, end } = criteria?.span ?? { start: 0, end: 0 };
  const line = text.slice(start, end).search(/[\r\n]/);
  return { start, end: line < 0 ? end : start + line };
}
