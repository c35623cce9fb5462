import type { Catalog } from '../catalog/catalog.ts';
import type { Property } from '../catalog/property.ts';
import type { Span } from '../problems/fix.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import { propertiesComparedWith } from '../semantics/date-window.ts';
import { readsOf } from '../semantics/reads.ts';
import type { Moment } from '../values/moment.ts';
import type { Cell } from '../values/value.ts';
import { criteriaTest, decidabilityTest, type Verdict } from './decide.ts';
import type { EvaluatedRecord, HistoryEntry } from './evaluated-record.ts';

/** A value that was seen in a decision. */
export interface SeenValue {
  readonly property: Property;
  readonly cell: Cell;
  readonly history?: readonly HistoryEntry[];
}

/** One part of a decision: what was asked, what it came to, and on which values. */
export interface WhyNode {
  readonly kind: BoundCriteria['kind'];
  /** The place of the clause; in the file of `rule` where that is named. */
  readonly span: Span;
  /** The rule whose file the parts stand in. */
  readonly rule?: string;
  /** The parts of the rule stand where it is met first. */
  readonly isToldBefore?: boolean;
  readonly verdict: Verdict;
  readonly seen: readonly SeenValue[];
  /** For a relation: how many related records there are, and how many match. */
  readonly related?: { readonly total: number; readonly matching: number };
  readonly parts: readonly WhyNode[];
}

/**
 * Why a record is in or out of a rule, clause by clause. Each part is judged as a rule of its own. A rule that is met
 * again has no parts: rules that meet rules, level upon level, would be told twice as often with each level.
 */
export function why(criteria: BoundCriteria, record: EvaluatedRecord, moment: Moment, catalog: Catalog): WhyNode {
  const told = new Set<BoundCriteria>();

  function partOf(clause: BoundCriteria): WhyNode {
    const verdict = verdictOf(clause, record, moment, catalog);
    const base = { kind: clause.kind, span: clause.span, verdict };
    switch (clause.kind) {
      case 'and':
      case 'or':
        return { ...base, seen: [], parts: clause.operands.map(partOf) };
      case 'not':
        return { ...base, seen: [], parts: [partOf(clause.operand)] };
      case 'meets': {
        const { rule, criteria: inner } = clause;
        if (told.has(inner)) return { ...base, rule, isToldBefore: true, seen: [], parts: [] };
        told.add(inner);
        return { ...base, rule, seen: [], parts: [partOf(inner)] };
      }
      case 'comparison': {
        const properties = [clause.property, ...propertiesComparedWith(clause)];
        return { ...base, seen: properties.map((property) => seenValue(property, clause, record, catalog)), parts: [] };
      }
      case 'relation': {
        const related = record.related(clause.relation.name);
        const { where } = clause;
        const matching = where === undefined ? related : related.filter(criteriaTest(where, moment, catalog));
        return { ...base, seen: [], related: { total: related.length, matching: matching.length }, parts: [] };
      }
      default:
        return { ...base, seen: [], parts: [] };
    }
  }

  return partOf(criteria);
}

function verdictOf(criteria: BoundCriteria, record: EvaluatedRecord, moment: Moment, catalog: Catalog): Verdict {
  if (!decidabilityTest(readsOf(criteria, catalog))(record)) return 'undecided';
  return criteriaTest(criteria, moment, catalog)(record) ? 'match' : 'no match';
}

function seenValue(property: Property, criteria: BoundCriteria, record: EvaluatedRecord, catalog: Catalog): SeenValue {
  const readsHistory = readsOf(criteria, catalog).histories.size > 0;
  const history = readsHistory ? record.history(property) : undefined;
  return { property, cell: record.cell(property), ...(history === undefined ? {} : { history }) };
}
