import type { CriteriaDocument } from '../language/criteria-document.ts';
import { not } from '../plan/formula.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import { resolvedDates } from '../semantics/criteria-text.ts';
import { isCountedFromToday } from '../semantics/date-window.ts';
import { type ClausePart, clausePart, conjunctsOf, partsOf } from './clause-part.ts';
import type { Reasoner } from './reasoner.ts';
import { removalFix } from './removal-fix.ts';
import { smallestSubset } from './smallest-subset.ts';

/** Parts of a rule that never hold, always hold, or change nothing, each with the clauses that are the reason. */
export function clauseProblems(document: CriteriaDocument, criteria: BoundCriteria, reasoner: Reasoner): Problem[] {
  if (document.criteria === undefined) return [];
  const { isImpossible, follows } = reasoner;
  const problems: Problem[] = [];

  function inspect(part: ClausePart, context: readonly ClausePart[], isRule: boolean): void {
    if (isImpossible(formulasOf([...context, part]))) {
      reportImpossible(part, context, isRule);
      return;
    }
    if (isRule && part.criteria.kind !== 'everyone' && follows([], part.formula)) {
      reportAlways(part, true);
      return;
    }
    switch (part.criteria.kind) {
      case 'and':
        inspectConjunction(part, context);
        return;
      case 'or':
        inspectDisjunction(part, context);
        return;
      case 'not':
        for (const inner of partsOf(part, reasoner)) inspect(inner, context, false);
        return;
      case 'relation':
        inspectWhere(part, false);
    }
  }

  /** Whether something was found wrong with what stands behind `where`; it is about other records. */
  function inspectWhere({ node, criteria: bound }: ClausePart, isRule: boolean): boolean {
    if (node.kind !== 'relation' || node.where === undefined) return false;
    if (bound.kind !== 'relation' || bound.where === undefined) return false;
    const before = problems.length;
    const where = clausePart(node.where, bound.where, reasoner);
    inspect(where, [], isRule && isImpossible([where.formula]));
    return problems.length > before;
  }

  function reportImpossible(part: ClausePart, context: readonly ClausePart[], isRule: boolean): void {
    const own = conjunctsOf(part, reasoner);
    const culprits = smallestSubset([...context, ...own], (subset) => isImpossible(formulasOf(subset)));
    const ownCulprits = own.filter((each) => culprits.includes(each));
    const last = ownCulprits.at(-1) ?? part;
    if (ownCulprits.length === 1 && last.criteria.kind === 'or') {
      const others = culprits.filter((each) => each !== last);
      for (const alternative of partsOf(last, reasoner)) inspect(alternative, others, isRule);
      return;
    }
    if (culprits.length === 1 && inspectWhere(last, isRule)) return;
    problems.push(problem('never-matches', last.node.span, { ...reasonsOf(culprits), isRule }));
  }

  function reportAlways(part: ClausePart, isRule: boolean): void {
    const alternatives = part.criteria.kind === 'or' ? partsOf(part, reasoner) : [part];
    const needed = smallestSubset(alternatives, (subset) => isImpossible(subset.map(({ formula }) => not(formula))));
    problems.push(problem('always-matches', part.node.span, { ...reasonsOf(needed), isRule }));
  }

  function inspectConjunction(part: ClausePart, context: readonly ClausePart[]): void {
    const parts = partsOf(part, reasoner);
    let kept = parts;
    for (const candidate of [...parts].reverse()) {
      const others = kept.filter((each) => each !== candidate);
      const isImplied = (by: readonly ClausePart[]): boolean => follows(formulasOf(by), candidate.formula);
      if (!isImplied([...context, ...others])) continue;
      kept = others;
      if (isImplied([])) reportAlways(candidate, false);
      else reportRedundant(candidate, smallestSubset([...context, ...others], isImplied), part, parts);
    }
    for (const each of kept) inspect(each, [...context, ...kept.filter((other) => other !== each)], false);
  }

  function inspectDisjunction(part: ClausePart, context: readonly ClausePart[]): void {
    const parts = partsOf(part, reasoner);
    const possible = parts.filter((each) => !isImpossible(formulasOf([...context, each])));
    let kept = possible;
    for (const candidate of [...possible].reverse()) {
      const others = kept.filter((each) => each !== candidate);
      const isCovered = (by: readonly ClausePart[]): boolean =>
        isImpossible([...formulasOf([...context, candidate]), ...by.map(({ formula }) => not(formula))]);
      if (!isCovered(others)) continue;
      kept = others;
      reportRedundant(candidate, smallestSubset(others, isCovered), part, parts);
    }
    for (const each of parts) if (kept.includes(each) || !possible.includes(each)) inspect(each, context, false);
  }

  function reportRedundant(
    candidate: ClausePart,
    because: readonly ClausePart[],
    whole: ClausePart,
    parts: readonly ClausePart[],
  ): void {
    const { node, criteria: joined } = whole;
    if (node.kind !== 'and' && node.kind !== 'or') return;
    const saysTheSame = because.some(({ formula }) => JSON.stringify(formula) === JSON.stringify(candidate.formula));
    const fix = removalFix(document, node, parts.indexOf(candidate), saysTheSame);
    const facts = {
      clause: textOf(candidate),
      because: textsOf(because),
      joined: joined.kind === 'or' ? ('or' as const) : ('and' as const),
    };
    problems.push(problem('redundant-clause', candidate.node.span, facts, fix === undefined ? {} : { fix }));
  }

  function textOf({ node: { span } }: ClausePart): string {
    return document.text.slice(span.start, span.end);
  }

  /** The clauses, and what days those mean that are counted from today. */
  function reasonsOf(parts: readonly ClausePart[]): { clauses: string[]; dates?: Record<string, string> } {
    const dates = parts.flatMap((part) => {
      const { criteria: bound } = part;
      if (bound.kind !== 'comparison' || !isCountedFromToday(bound)) return [];
      const days = resolvedDates(bound, reasoner.moment);
      return days === undefined ? [] : [[textOf(part), days] as const];
    });
    return { clauses: textsOf(parts), ...(dates.length === 0 ? {} : { dates: Object.fromEntries(dates) }) };
  }

  function textsOf(parts: readonly ClausePart[]): string[] {
    return [...parts].sort((a, b) => a.node.span.start - b.node.span.start).map(textOf);
  }

  inspect(clausePart(document.criteria, criteria, reasoner), [], true);
  return problems.sort((a, b) => a.span.start - b.span.start);
}

function formulasOf(parts: readonly ClausePart[]): ClausePart['formula'][] {
  return parts.map(({ formula }) => formula);
}
