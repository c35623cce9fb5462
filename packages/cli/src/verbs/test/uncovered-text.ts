import type { ClauseCoverage } from '@listwise/engine/running';

/** Which answer of a clause no record shows; nothing where both were seen. */
export function uncoveredText({ clause, seenTrue, seenFalse }: ClauseCoverage): string | undefined {
  if (seenTrue && seenFalse) return undefined;
  const answers = seenTrue ? 'false' : seenFalse ? 'true' : 'true or false';
  const place = clause.within === undefined ? '' : ` (where of ${clause.within.relation.plural})`;
  return `never ${answers}: ${clause.text}${place}`;
}
