import type { Rule } from '../project/rule.ts';

/** Rules that change records. Lists hold records, but do not change them. */
export function writesRecords({ action }: Rule): boolean {
  return action === 'set' || action === 'archive' || action === 'delete';
}

/** Rules that do something at all with the records that they match. */
export function acts(rule: Rule): boolean {
  return writesRecords(rule) || rule.action === 'list';
}
