import type { Catalog } from '../catalog/catalog.ts';
import { preferredName } from '../catalog/property.ts';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { BoundCriteria } from '../semantics/bound-criteria.ts';
import { readsOf } from '../semantics/reads.ts';
import { typeName } from '../semantics/type-names.ts';
import type { Missing } from '../sources/source.ts';

/** What the source lacks, told at the clause that reads it. */
export function missingProblems(
  missing: readonly Missing[],
  criteria: BoundCriteria,
  source: string,
  catalog: Catalog,
): Problem[] {
  return missing.map((lack) => {
    const span = clauseReading(lack, criteria, catalog)?.span ?? criteria.span;
    if (lack.kind === 'type')
      return problem('type-changed', span, {
        property: preferredName(lack.property),
        storedAs: typeName(lack.storedAs),
        type: typeName(lack.property.type),
        source,
      });
    return problem('not-supplied', span, { ...explanation(lack), source });
  });
}

function explanation(lack: Exclude<Missing, { kind: 'type' }>): { what: string; hint: string } {
  switch (lack.kind) {
    case 'property': {
      const what = `\`${preferredName(lack.property)}\``;
      if (lack.property.origin === 'address')
        return {
          what,
          hint: 'Import the export of unsubscribes and bounces: `listwise import FILE --kind address-status`.',
        };
      return { what, hint: `Run \`listwise pull\`, or import a file that has the column “${lack.property.label}”.` };
    }
    case 'history':
      return {
        what: `the history of \`${preferredName(lack.property)}\``,
        hint: 'Exports hold current values only; `listwise pull` brings recorded ones.',
      };
    case 'list':
      return {
        what: `the list “${lack.list}”`,
        hint: 'Check its name; `listwise pull` brings the lists that rules name.',
      };
    case 'relation':
      return lack.relation === 'email_event'
        ? {
            what: 'any email events',
            hint: 'Run `listwise pull`, or import the recipients of an email: `listwise import FILE --kind email-events`.',
          }
        : { what: `any ${lack.relation} records`, hint: '`listwise pull` brings what contacts are associated with.' };
  }
}

/** The outermost clause of this file that reads what is missing. */
function clauseReading(lack: Missing, criteria: BoundCriteria, catalog: Catalog): { span: Span } | undefined {
  switch (criteria.kind) {
    case 'and':
    case 'or':
      return criteria.operands
        .map((operand) => clauseReading(lack, operand, catalog))
        .find((found) => found !== undefined);
    case 'not':
      return clauseReading(lack, criteria.operand, catalog);
    default:
      return reads(lack, criteria, catalog) ? criteria : undefined;
  }
}

function reads(lack: Missing, criteria: BoundCriteria, catalog: Catalog): boolean {
  const all = readsOf(criteria, catalog);
  switch (lack.kind) {
    case 'property':
    case 'type':
      return [all, ...all.relations.values()].some(({ properties }) =>
        [...properties.values()].includes(lack.property),
      );
    case 'history':
      return [all, ...all.relations.values()].some(({ histories }) => [...histories.values()].includes(lack.property));
    case 'list':
      return all.lists.has(lack.list);
    case 'relation':
      return all.relations.has(lack.relation);
  }
}
