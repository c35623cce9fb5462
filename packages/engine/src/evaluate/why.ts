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
  readonly verdict: Verdict;
  readonly seen: readonly SeenValue[];
  /** For a relation: how many related records there are, and how many match. */
  readonly related?: { readonly total: number; readonly matching: number };
  readonly parts: readonly WhyNode[];
}

/** Why a record is in or out of a rule, clause by clause. Each part is judged as a rule of its own. */
export function why(criteria: BoundCriteria, record: EvaluatedRecord, moment: Moment, catalog: Catalog): WhyNode {
  const verdict = verdictOf(criteria, record, moment, catalog);
  const base = { kind: criteria.kind, span: criteria.span, verdict };
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return { ...base, seen: [], parts: criteria.operands.map((operand) => why(operand, record, moment, catalog)) };
    case 'not':
      return { ...base, seen: [], parts: [why(criteria.operand, record, moment, catalog)] };
    case 'meets':
      return { ...base, rule: criteria.rule, seen: [], parts: [why(criteria.criteria, record, moment, catalog)] };
    case 'comparison': {
      const properties = [criteria.property, ...propertiesComparedWith(criteria)];
      return { ...base, seen: properties.map((property) => seenValue(property, criteria, record, catalog)), parts: [] };
    }
    case 'relation': {
      const related = record.related(criteria.relation.name);
      const { where } = criteria;
      const matching = where === undefined ? related : related.filter(criteriaTest(where, moment, catalog));
      return { ...base, seen: [], related: { total: related.length, matching: matching.length }, parts: [] };
    }
    default:
      return { ...base, seen: [], parts: [] };
  }
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
