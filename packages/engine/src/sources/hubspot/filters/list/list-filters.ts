import type { Span } from '../../../../problems/fix.ts';
import type { BoundCriteria } from '../../../../semantics/bound-criteria.ts';
import { criteriaText } from '../../../../semantics/criteria-text.ts';
import type { ListFilters } from '../filter-branch.ts';
import { type ComparisonSetting, type Compiled, comparisonFilters } from './comparison-filters.ts';
import { type Conjunction, conjunctionsOf, mostFilters } from './conjunctions.ts';
import { everyone, type FilterTree, leafOf, nobody, recordId } from './filter-tree.ts';

export interface ListSetting extends ComparisonSetting {
  /** The id of the list with this name (in any letter case) or id; `undefined` where the portal has none. */
  listId(name: string): string | undefined;
  /** What must not match: the protect rules, for a list `without_protected`. */
  readonly without?: readonly { readonly rule: string; readonly criteria: BoundCriteria }[];
}

/** A clause that a HubSpot list cannot say exactly. */
export interface RefusedClause {
  /** The place in the rule's own file: of the clause, or of the `meets` through which it comes. */
  readonly span: Span;
  /** The clause, in the words of a rule. */
  readonly clause: string;
  readonly reason: string;
  /** The rule in which the clause stands, where that is another. */
  readonly rule?: string;
}

export type ListCompilation =
  | { readonly kind: 'filters'; readonly filters: ListFilters }
  | { readonly kind: 'refused'; readonly clauses: readonly [RefusedClause, ...RefusedClause[]] };

/** Criteria as the filters of an active list: what HubSpot then evaluates by its own clock. All or nothing. */
export function listFilters(criteria: BoundCriteria, setting: ListSetting): ListCompilation {
  const refusals: RefusedClause[] = [];
  const whole = withoutProtected(criteria, setting);
  const tree = treeOf(whole, false, { setting, refusals });
  const refuse = (reason: string): ListCompilation => ({
    kind: 'refused',
    clauses: [{ span: criteria.span, clause: criteriaText(criteria), reason }],
  });
  const [first, ...others] = refusals;
  if (first !== undefined) return { kind: 'refused', clauses: [first, ...others] };
  const conjunctions = conjunctionsOf(tree);
  if (conjunctions === undefined)
    return refuse(`it needs more than ${mostFilters} filters, which is all that a list may have`);
  if (conjunctions.length === 0) return refuse('nobody can match, and HubSpot lists cannot say that');
  const count = conjunctions.reduce((sum, { length }) => sum + Math.max(1, length), 0);
  if (count > mostFilters) return refuse(`it needs ${count} filters; a list may have ${mostFilters}`);
  return { kind: 'filters', filters: filtersOf(conjunctions) };
}

function withoutProtected(criteria: BoundCriteria, { without = [] }: ListSetting): BoundCriteria {
  const { span } = criteria;
  const negations = without.map(
    ({ rule, criteria }): BoundCriteria => ({ kind: 'meets', negated: true, rule, criteria, span }),
  );
  return negations.length === 0 ? criteria : { kind: 'and', operands: [criteria, ...negations], span };
}

interface Place {
  readonly setting: ListSetting;
  readonly refusals: RefusedClause[];
  /** The `meets` of the rule's own file, and the rule in which this place is. */
  readonly met?: { readonly span: Span; readonly rule: string };
}

function treeOf(criteria: BoundCriteria, opposite: boolean, place: Place): FilterTree {
  switch (criteria.kind) {
    case 'everyone':
      return opposite ? nobody : everyone;
    case 'not':
      return treeOf(criteria.operand, !opposite, place);
    case 'and':
    case 'or': {
      const operands = criteria.operands.map((operand) => treeOf(operand, opposite, place));
      return { kind: (criteria.kind === 'and') === opposite ? 'or' : 'and', operands };
    }
    case 'meets': {
      const met = { span: place.met?.span ?? criteria.span, rule: criteria.rule };
      return treeOf(criteria.criteria, criteria.negated !== opposite, { ...place, met });
    }
    case 'in list':
      return accepted(membership(criteria.list, criteria.negated !== opposite, place.setting), criteria, place);
    case 'relation':
      return accepted({ kind: 'refused', reason: 'lists of contacts do not look at related records' }, criteria, place);
    case 'comparison':
      return accepted(comparisonFilters(criteria, opposite, place.setting), criteria, place);
  }
}

function accepted(compiled: Compiled, clause: BoundCriteria, { refusals, met }: Place): FilterTree {
  if (compiled.kind !== 'refused') return compiled;
  const rule = met === undefined ? {} : { rule: met.rule };
  refusals.push({ span: met?.span ?? clause.span, clause: criteriaText(clause), reason: compiled.reason, ...rule });
  return nobody;
}

function membership(list: string, isOutside: boolean, { listId }: ListSetting): Compiled {
  const id = listId(list);
  if (id === undefined) return { kind: 'refused', reason: 'the portal has no list of this name' };
  return {
    kind: 'filter',
    filter: { filterType: 'IN_LIST', listId: id, operator: isOutside ? 'NOT_IN_LIST' : 'IN_LIST' },
  };
}

/** In place of an `AND` that holds nothing, of which HubSpot does not say what its editor makes of it. */
const anyContact = leafOf(recordId, {
  operationType: 'ALL_PROPERTY',
  operator: 'IS_KNOWN',
  includeObjectsWithNoValueSet: false,
});

function filtersOf(conjunctions: readonly Conjunction[]): ListFilters {
  return {
    filterBranchType: 'OR',
    filterBranchOperator: 'OR',
    filters: [],
    filterBranches: conjunctions.map((filters) => ({
      filterBranchType: 'AND',
      filterBranchOperator: 'AND',
      filterBranches: [],
      filters: filters.length > 0 || anyContact.kind !== 'filter' ? filters : [anyContact.filter],
    })),
  };
}
