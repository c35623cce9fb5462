import type { Formula } from '../plan/formula.ts';
import { not } from '../plan/formula.ts';
import type { Rule } from '../project/rule.ts';
import type { Reasoner } from './reasoner.ts';

/** How a rule stands to all contacts, whatever the data are. */
export type RuleExtent = 'nobody' | 'everyone' | 'some';

/**
 * How two rules stand to each other, whatever the data are: they match the same contacts, whoever the first matches the
 * second matches too, or nobody matches both.
 */
export interface RuleRelation {
  readonly kind: 'same' | 'subset' | 'disjoint';
  readonly rule: Rule;
  readonly other: Rule;
}

export interface RuleRelations {
  readonly extents: ReadonlyMap<Rule, RuleExtent>;
  /** Between rules that match some contacts; what cannot be proven is not told. */
  readonly relations: readonly RuleRelation[];
}

export interface RelateOptions {
  /** Only pairs in which one of these stands are told of; all when absent. */
  readonly about?: ReadonlySet<Rule>;
  /** Whether disjoint rules are looked for, too. */
  readonly withDisjoint: boolean;
}

/** Relates each rule to each. */
export function relateRules(
  rules: readonly Rule[],
  reasoner: Reasoner,
  { about = new Set(rules), withDisjoint }: RelateOptions,
): RuleRelations {
  const bound = rules.flatMap((rule) =>
    rule.criteria === undefined ? [] : [{ rule, formula: reasoner.formula(rule.criteria) }],
  );
  const extents = new Map(bound.map(({ rule, formula }) => [rule, extentOf(formula, reasoner)]));
  const some = bound.filter(({ rule }) => extents.get(rule) === 'some');
  const relations = some.flatMap((one, index) =>
    some.slice(index + 1).flatMap((other) => {
      if (!about.has(one.rule) && !about.has(other.rule)) return [];
      const relation = reasoner.haveCommonGround(one.formula, other.formula)
        ? relate(one, other, reasoner, withDisjoint)
        : undefined;
      return relation ?? [];
    }),
  );
  return { extents, relations };
}

function extentOf(formula: Formula, { isImpossible }: Reasoner): RuleExtent {
  if (isImpossible([formula])) return 'nobody';
  return isImpossible([not(formula)]) ? 'everyone' : 'some';
}

interface BoundRule {
  readonly rule: Rule;
  readonly formula: Formula;
}

function relate(
  one: BoundRule,
  other: BoundRule,
  { follows, isImpossible }: Reasoner,
  withDisjoint: boolean,
): RuleRelation | undefined {
  const pair = { rule: one.rule, other: other.rule };
  if (withDisjoint && isImpossible([one.formula, other.formula])) return { kind: 'disjoint', ...pair };
  const isWithin = follows([one.formula], other.formula);
  const holdsAll = follows([other.formula], one.formula);
  if (isWithin && holdsAll) return { kind: 'same', ...pair };
  if (isWithin) return { kind: 'subset', ...pair };
  return holdsAll ? { kind: 'subset', rule: other.rule, other: one.rule } : undefined;
}
