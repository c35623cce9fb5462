import type { Catalog } from '../catalog/catalog.ts';
import { type Formula, leavesOf, not } from '../plan/formula.ts';
import type { ComparisonLeaf, Leaf, RelationLeaf } from '../plan/leaf.ts';
import { planBuilder } from '../plan/logical-plan.ts';
import type { BoundComparison, BoundCriteria } from '../semantics/bound-criteria.ts';
import { groupBy } from '../values/group-by.ts';
import type { Moment } from '../values/moment.ts';
import { onceEach } from '../values/once-each.ts';
import { boundedCriteria } from './bounded-criteria.ts';
import { companionsOf } from './companions.ts';
import { type Constraint, implies, neverHolds } from './constraint.ts';
import { type Dimension, freeDimension } from './dimension.ts';
import { type Grounds, grounds } from './grounds.ts';
import { countsSuffice, type NumberedLeaf, pairConstraint } from './leaf-constraints.ts';
import { isSatisfiable, type Question } from './satisfiable.ts';
import { isPattern } from './states/text-states.ts';
import { valueDimension } from './states/value-dimension.ts';
import { isDecidedByValue, type ValueLeaf, valueLeaf } from './states/value-leaf.ts';
import { refutation } from './witnesses.ts';

/**
 * Answers what follows from criteria alone, whatever the data are. What it calls impossible or implied is so for every
 * record that is decided; where it cannot tell it says no.
 */
export interface Reasoner extends Grounds {
  /** The moment at which dates are compared. */
  readonly moment: Moment;
  formula(criteria: BoundCriteria): Formula;
  /** No record meets all of these. */
  isImpossible(formulas: readonly Formula[]): boolean;
  /** Every record that meets all of the former meets the latter. */
  follows(from: readonly Formula[], then: Formula): boolean;
}

export function reasoner(catalog: Catalog, moment: Moment): Reasoner {
  const builder = planBuilder(catalog, moment);
  let leaves: readonly Leaf[] = [];
  const companionConstraints = new Map<number, Constraint[]>();
  const valueLeaves = new Map<number, ValueLeaf>();
  const dimensions = new Map<string, readonly Dimension[]>();
  const relationConstraints = new Map<string, Constraint[]>();
  const formulas = new WeakMap<BoundCriteria, Formula>();
  /** Questions come in groups about the same leaves. */
  let last: { readonly asked: string; readonly facts: Facts } | undefined;

  function formula(criteria: BoundCriteria): Formula {
    const known = formulas.get(criteria);
    if (known !== undefined) return known;
    const made = builder.criteria(boundedCriteria(criteria));
    leaves = builder.build().leaves;
    for (const number of leavesOf(made)) meetCompanions(number);
    formulas.set(criteria, made);
    return made;
  }

  /** Gives the leaf's companions numbers, so that a search can tell what follows from what. */
  function meetCompanions(number: number): void {
    if (companionConstraints.has(number)) return;
    const { follow, lead } = companionsOf(leaves[number] as Leaf);
    const numberOf = (comparison: BoundComparison): number => {
      const [leaf] = leavesOf(builder.criteria(comparison));
      return leaf as number;
    };
    companionConstraints.set(number, [
      ...follow.map((each) => implies(number, numberOf(each))),
      ...lead.map((each) => implies(numberOf(each), number)),
    ]);
    leaves = builder.build().leaves;
    for (const { one, other } of companionConstraints.get(number) ?? []) {
      meetCompanions(one.leaf);
      meetCompanions(other.leaf);
    }
  }

  function isImpossible(formulas: readonly Formula[]): boolean {
    const [first, second] = formulas;
    return first !== undefined && second === undefined ? isNever(first) : areImpossible(formulas);
  }

  const isNever = onceEach((formula: Formula) => areImpossible([formula]));

  function areImpossible(formulas: readonly Formula[]): boolean {
    const asked = new Set<number>();
    for (const each of formulas) for (const leaf of leavesOf(each)) asked.add(leaf);
    return isSatisfiable({ formulas, ...factsAbout(asked) }) === false;
  }

  function factsAbout(leaves: ReadonlySet<number>): Facts {
    const asked = [...leaves].sort((a, b) => a - b).join(' ');
    if (last?.asked === asked) return last.facts;
    const numbers = withCompanions(leaves);
    const constraints = numbers.flatMap((number) => companionConstraints.get(number) ?? []);
    const facts = { dimensions: dimensionsOf(numbers), constraints: [...constraints, ...constraintsAmong(numbers)] };
    last = { asked, facts };
    return facts;
  }

  function withCompanions(asked: ReadonlySet<number>): number[] {
    const found = new Set<number>();
    const visit = (number: number): void => {
      if (found.has(number)) return;
      found.add(number);
      for (const { one, other } of companionConstraints.get(number) ?? []) {
        visit(one.leaf);
        visit(other.leaf);
      }
    };
    for (const number of asked) visit(number);
    return [...found].sort((a, b) => a - b);
  }

  function dimensionsOf(numbers: readonly number[]): Dimension[] {
    const groups = groupBy(numbers, (number) => {
      const leaf = leaves[number] as Leaf;
      return leaf.kind === 'comparison' && isDecidedByValue(leaf) ? leaf.comparison.property : undefined;
    });
    return [...groups].flatMap(([property, group]) => {
      if (property === undefined) return group.map(freeDimension);
      const name = group.join(' ');
      const known = dimensions.get(name) ?? ofOneProperty(group.map(valueLeafOf), moment);
      dimensions.set(name, known);
      return known;
    });
  }

  function valueLeafOf(number: number): ValueLeaf {
    const known = valueLeaves.get(number) ?? valueLeaf(number, leaves[number] as ComparisonLeaf, moment);
    valueLeaves.set(number, known);
    return known;
  }

  function constraintsAmong(numbers: readonly number[]): Constraint[] {
    const all = numbers.map((number): NumberedLeaf => ({ number, leaf: leaves[number] as Leaf }));
    const open = all.filter(({ leaf }) => leaf.kind === 'comparison' && !isDecidedByValue(leaf));
    const related = all.filter((each): each is NumberedLeaf<RelationLeaf> => each.leaf.kind === 'has at least');
    return [
      ...pairs(open).flatMap(([one, other]) => pairConstraint(one, other, moment)),
      ...related.flatMap((each) => constraintsOf(each, each)),
      ...pairs(related).flatMap(([one, other]) => [...constraintsOf(one, other), ...constraintsOf(other, one)]),
    ];
  }

  /** Whoever has enough related records for the one has enough for the other; of one leaf: whether any can have some. */
  function constraintsOf(one: NumberedLeaf<RelationLeaf>, other: NumberedLeaf<RelationLeaf>): Constraint[] {
    const key = `${one.number} ${other.number}`;
    const known = relationConstraints.get(key);
    if (known !== undefined) return known;
    const [from, then] = [one, other].map(({ leaf: { where } }) => (where === undefined ? [] : [formula(where)]));
    const found =
      one === other
        ? isImpossible(from ?? [])
          ? [neverHolds(one.number)]
          : []
        : countsSuffice(one.leaf, other.leaf) && (then ?? []).every((each) => follows(from ?? [], each))
          ? [implies(one.number, other.number)]
          : [];
    relationConstraints.set(key, found);
    return found;
  }

  function follows(from: readonly Formula[], then: Formula): boolean {
    const [first, second] = from;
    if (first === undefined) return isAlways(then);
    return second === undefined ? consequencesOf(first)(then) : isImpossible([...from, not(then)]);
  }

  const isAlways = onceEach((formula: Formula) => areImpossible([not(formula)]));
  const isRefuted = refutation((number) => leaves[number] as Leaf, moment);
  const consequencesOf = onceEach((from: Formula) =>
    onceEach((then: Formula) => !isRefuted(from, then) && areImpossible([from, not(then)])),
  );

  const { haveCommonGround, relevantTo } = grounds((number) => leaves[number] as Leaf);

  return { moment, formula, isImpossible, follows, haveCommonGround, relevantTo };
}

/** What is known of some leaves: the states of what they look at, and what these leave open. */
type Facts = Omit<Question, 'formulas'>;

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]));
}

/** Where the states of a property are too many, its leaves stand alone, which claims less. */
function ofOneProperty(leaves: readonly ValueLeaf[], moment: Moment): Dimension[] {
  const [first] = leaves as [ValueLeaf];
  const { property } = first.comparison;
  const whole = valueDimension(property, leaves, moment);
  if (whole !== undefined) return [whole];
  const isSimple = (leaf: ValueLeaf): boolean =>
    property.type === 'string' ? !isPattern(leaf) : leaf.comparison.operator === 'is_known';
  const simple = leaves.filter(isSimple);
  const part = simple.length === 0 ? undefined : valueDimension(property, simple, moment);
  return [
    ...(part === undefined ? [] : [part]),
    ...leaves.filter((leaf) => part === undefined || !isSimple(leaf)).map(({ number }) => freeDimension(number)),
  ];
}
