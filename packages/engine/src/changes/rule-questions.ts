import type { Catalog } from '../catalog/catalog.ts';
import { clauseText, criteriaLine } from '../language/format/format.ts';
import type { CriteriaNode } from '../language/syntax-tree.ts';
import { ungrouped } from '../language/ungrouped.ts';
import type { BitSet } from '../plan/bit-set.ts';
import { and, not } from '../plan/formula.ts';
import { type LogicalPlan, planBuilder } from '../plan/logical-plan.ts';
import type { Rule } from '../project/rule.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import type { ScanResult } from '../sources/source.ts';
import type { Moment } from '../values/moment.ts';

/** How many records are left when a clause and all before it are taken. */
export interface FunnelStep {
  readonly text: string;
  readonly matched: number;
}

/** What the source answered for one rule. */
export interface RuleAnswers {
  readonly rule: Rule;
  readonly matched: BitSet;
  readonly undecided: BitSet;
  readonly funnel: readonly FunnelStep[];
}

export interface RuleQuestions {
  readonly plan: LogicalPlan;
  answersFrom(scan: ScanResult): readonly RuleAnswers[];
}

/** Asks for each rule: who matches, who is undecided, and how many are left after each clause. */
export function askAboutRules(rules: readonly Rule[], catalog: Catalog, moment: Moment): RuleQuestions {
  const builder = planBuilder(catalog, moment);
  const asked = rules.flatMap((rule) => {
    const { criteria } = rule;
    if (criteria === undefined) return [];
    const decided = builder.decided(criteria);
    const steps = clausesOf(rule, criteria).map(({ text, clauses }) => ({
      text,
      question: builder.ask(and([decided, ...clauses.map(builder.criteria)]), 'count'),
    }));
    return {
      rule,
      matched: builder.ask(and([decided, builder.criteria(criteria)]), 'members'),
      undecided: builder.ask(not(decided), 'members'),
      steps,
    };
  });
  return {
    plan: builder.build(),
    answersFrom: ({ counts, members }) =>
      asked.map(({ rule, matched, undecided, steps }) => ({
        rule,
        matched: members[matched] as BitSet,
        undecided: members[undecided] as BitSet,
        funnel: steps.map(({ text, question }) => ({ text, matched: counts[question] as number })),
      })),
  };
}

/** The clauses that a rule joins by `and`, each with those before it; any other expression is one clause. */
function clausesOf(rule: Rule, criteria: BoundCriteria): { text: string; clauses: readonly BoundCriteria[] }[] {
  const written = rule.document.criteria;
  const node = written && ungrouped(written);
  if (criteria.kind !== 'and' || node?.kind !== 'and')
    return [{ text: node === undefined ? '' : criteriaLine(node), clauses: [criteria] }];
  return criteria.operands.map((_, index) => ({
    text: clauseText(node.operands[index] as CriteriaNode),
    clauses: criteria.operands.slice(0, index + 1),
  }));
}
