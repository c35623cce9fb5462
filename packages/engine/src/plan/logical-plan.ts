import type { Catalog } from '../catalog/catalog.ts';
import { positiveTwin } from '../catalog/operators.ts';
import type { BoundCriteria, BoundRelation } from '../semantics/bound-criteria.ts';
import { type Reads, readsOf } from '../semantics/reads.ts';
import type { Moment } from '../values/moment.ts';
import { onceEach } from '../values/once-each.ts';
import { always, and, type Formula, leafFormula, not, or } from './formula.ts';
import { formulaNumbers } from './formula-numbers.ts';
import { type Leaf, leafKey } from './leaf.ts';

/** What is asked of all records: how many there are for which the formula holds, or which ones they are. */
export interface Question {
  readonly formula: Formula;
  readonly wants: 'count' | 'members';
}

/** What a source is asked, once for all rules: each distinct leaf predicate has one number. */
export interface LogicalPlan {
  readonly moment: Moment;
  readonly catalog: Catalog;
  readonly leaves: readonly Leaf[];
  readonly questions: readonly Question[];
}

/** Collects leaves and questions; a question that was asked before keeps its number. */
export interface PlanBuilder {
  /** The criteria as a formula, for records that are decided. */
  criteria(criteria: BoundCriteria): Formula;
  /** Holds for records that can answer for all that the criteria read. */
  decided(criteria: BoundCriteria): Formula;
  /** The number of a question. */
  ask(formula: Formula, wants: Question['wants']): number;
  build(): LogicalPlan;
}

export function planBuilder(catalog: Catalog, moment: Moment): PlanBuilder {
  const leaves: Leaf[] = [];
  const leafFormulas = new Map<string, Formula>();
  const questions: Question[] = [];
  const questionNumbers = new Map<string, number>();
  const numberOf = formulaNumbers();

  function leaf(asked: Leaf): Formula {
    const key = leafKey(asked);
    let formula = leafFormulas.get(key);
    if (formula === undefined) {
      formula = leafFormula(leaves.push(Object.freeze(asked)) - 1);
      leafFormulas.set(key, formula);
    }
    return formula;
  }

  /** A rule that several others meet is one formula in all of theirs. */
  const criteria: PlanBuilder['criteria'] = onceEach((bound) => {
    switch (bound.kind) {
      case 'everyone':
        return always;
      case 'and':
        return and(bound.operands.map(criteria));
      case 'or':
        return or(bound.operands.map(criteria));
      case 'not':
        return not(criteria(bound.operand));
      case 'meets':
        return negatedIf(bound.negated, criteria(bound.criteria));
      case 'in list':
        return negatedIf(bound.negated, leaf({ kind: 'in list', list: bound.list }));
      case 'comparison': {
        const { operator, negated } = positiveTwin(bound.operator);
        return negatedIf(negated, leaf({ kind: 'comparison', comparison: { ...bound, operator } }));
      }
      case 'relation':
        return related(bound);
    }
  });

  function related({ relation, quantifier, count, where }: BoundRelation): Formula {
    const atLeast = (least: number): Formula =>
      least === 0
        ? always
        : leaf({ kind: 'has at least', relation, count: least, ...(where === undefined ? {} : { where }) });
    switch (quantifier) {
      case 'any':
        return atLeast(1);
      case 'no':
        return not(atLeast(1));
      case 'at least':
        return atLeast(count);
      case 'at most':
        return not(atLeast(count + 1));
      case 'exactly':
        return and([atLeast(count), not(atLeast(count + 1))]);
    }
  }

  function decided(bound: BoundCriteria): Formula {
    return and(answersNeeded(readsOf(bound, catalog), catalog).map(leaf));
  }

  function ask(formula: Formula, wants: Question['wants']): number {
    const key = `${wants} ${numberOf(formula)}`;
    let number = questionNumbers.get(key);
    if (number === undefined) {
      number = questions.push(Object.freeze({ formula, wants })) - 1;
      questionNumbers.set(key, number);
    }
    return number;
  }

  return {
    criteria,
    decided,
    ask,
    build: () =>
      Object.freeze({ moment, catalog, leaves: Object.freeze([...leaves]), questions: Object.freeze([...questions]) }),
  };
}

function negatedIf(negated: boolean, formula: Formula): Formula {
  return negated ? not(formula) : formula;
}

/** The questions whose answers make a record decided. */
export function answersNeeded(reads: Reads, catalog: Catalog): Leaf[] {
  const own: Leaf[] = [
    ...[...reads.properties.values()].map((property) => ({ kind: 'answers', what: 'value', property }) as const),
    ...[...reads.histories.values()].map((property) => ({ kind: 'answers', what: 'history', property }) as const),
  ];
  const ofRelated = [...reads.relations].flatMap(([name, { properties, histories }]): Leaf[] => {
    const relation = catalog.relation(name);
    if (relation === undefined) return [];
    return [
      ...[...properties.values()].map((property) => ({ kind: 'answers', what: 'value', property, relation }) as const),
      ...[...histories.values()].map((property) => ({ kind: 'answers', what: 'history', property, relation }) as const),
    ];
  });
  return [...own, ...ofRelated];
}
