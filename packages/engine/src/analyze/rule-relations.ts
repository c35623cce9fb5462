import type { Formula } from '../plan/formula.ts';
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
    rule.criteria === undefined ? [] : [boundRule(rule, reasoner.formula(rule.criteria))],
  );
  const extents = new Map(bound.map((each) => [each.rule, extentOf(each, reasoner)]));
  const isWithin = orderOf(reasoner);
  const some = bound.filter(({ rule }) => extents.get(rule) === 'some');
  const relations = some.flatMap((one, index) =>
    some.slice(index + 1).flatMap((other) => {
      if (!about.has(one.rule) && !about.has(other.rule)) return [];
      const relation = reasoner.haveCommonGround(one.formula, other.formula)
        ? relate(one, other, isWithin, withDisjoint && reasoner.isImpossible([one.formula, other.formula]))
        : undefined;
      return relation ?? [];
    }),
  );
  return { extents, relations };
}

interface BoundRule {
  readonly rule: Rule;
  readonly formula: Formula;
  /** What the formula joins by `and`. */
  readonly clauses: readonly Formula[];
}

function boundRule(rule: Rule, formula: Formula): BoundRule {
  return { rule, formula, clauses: formula.kind === 'and' ? formula.operands : [formula] };
}

function extentOf({ formula, clauses }: BoundRule, { isImpossible, follows }: Reasoner): RuleExtent {
  if (isImpossible([formula])) return 'nobody';
  return clauses.every((clause) => follows([], clause)) ? 'everyone' : 'some';
}

function relate(one: BoundRule, other: BoundRule, isWithin: Order, areDisjoint: boolean): RuleRelation | undefined {
  const pair = { rule: one.rule, other: other.rule };
  if (areDisjoint) return { kind: 'disjoint', ...pair };
  const isOneWithin = isWithin(one, other);
  const isOtherWithin = isWithin(other, one);
  if (isOneWithin && isOtherWithin) return { kind: 'same', ...pair };
  if (isOneWithin) return { kind: 'subset', ...pair };
  return isOtherWithin ? { kind: 'subset', rule: other.rule, other: one.rule } : undefined;
}

type Order = (one: BoundRule, other: BoundRule) => boolean;

/** Tells whether whoever the one rule matches the other matches, too. That each rule matches somebody is known. */
function orderOf({ follows, relevantTo }: Reasoner): Order {
  const wider = new Map<BoundRule, Set<BoundRule>>();

  /** Asked before clauses are: of rules that each go a little further than the last, most pairs are known by others. */
  function isKnown(one: BoundRule, other: BoundRule): boolean {
    return [...(wider.get(one) ?? [])].some((between) => wider.get(between)?.has(other) === true);
  }

  function isProven(one: BoundRule, other: BoundRule): boolean {
    return other.clauses.every(
      (clause) => one.clauses.includes(clause) || follows(relevantTo(clause, one.clauses), clause),
    );
  }

  return (one, other) => {
    const isWithin = isKnown(one, other) || isProven(one, other);
    if (isWithin) wider.set(one, (wider.get(one) ?? new Set()).add(other));
    return isWithin;
  };
}
