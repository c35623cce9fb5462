import type { Catalog } from '../catalog/catalog.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import type { Moment } from '../values/moment.ts';
import { and, type Formula, not } from './formula.ts';
import { type LogicalPlan, planBuilder } from './logical-plan.ts';

/** One question on its own: the records for which a formula holds. */
export interface Selection {
  readonly formula: Formula;
  readonly leaves: LogicalPlan['leaves'];
  readonly catalog: Catalog;
  readonly moment: Moment;
}

/** The records that match criteria. */
export function matchesOf(criteria: BoundCriteria, catalog: Catalog, moment: Moment): Selection {
  const builder = planBuilder(catalog, moment);
  const formula = and([builder.decided(criteria), builder.criteria(criteria)]);
  return { formula, leaves: builder.build().leaves, catalog, moment };
}

/** The records for which criteria cannot be decided. */
export function undecidedOf(criteria: BoundCriteria, catalog: Catalog, moment: Moment): Selection {
  const builder = planBuilder(catalog, moment);
  const formula = not(builder.decided(criteria));
  return { formula, leaves: builder.build().leaves, catalog, moment };
}
