import { preferredName } from '../../catalog/property.ts';
import { problem } from '../../problems/problem.ts';
import type { Lint } from '../lint.ts';
import { ownClauses } from '../own-clauses.ts';

const opens = ['hs_email_open', 'hs_email_last_open_date', 'hs_email_first_open_date', 'hs_sales_email_last_opened'];

/** Names of properties that a person's doing fills. */
const otherSigns = /click|repl|visit|page_view|conversion|form|seen|meeting|contacted|document|sends_since/;

/** Opens are reported by machines and hidden by people; alone they say little. */
export const opensAsEngagement: Lint = (scope) => {
  const clauses = ownClauses(scope);
  const open = clauses.find(({ comparison }) => opens.includes(comparison.property.name));
  if (open === undefined) return [];
  if (clauses.some(({ comparison }) => otherSigns.test(comparison.property.name))) return [];
  const { property, span } = open.comparison;
  return [problem('opens-as-engagement', span, { property: preferredName(property) })];
};
