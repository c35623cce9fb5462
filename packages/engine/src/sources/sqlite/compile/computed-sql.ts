import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import { balanced, joinSql, type Sql, sql } from '../sql.ts';
import type { DatabaseView } from './table-view.ts';

interface ComputedContext {
  stored(property: Property): Sql | undefined;
  readonly alias: string;
  readonly view: DatabaseView;
  readonly catalog: Catalog;
}

/** A computed property as an expression over one row; `undefined` when what it rests on is not held. */
export function computedSql(property: Property, context: ComputedContext): Sql | undefined {
  const inputs = context.catalog.storedBehind(property).map((input) => context.stored(input));
  if (inputs.length === 0 || inputs.some((input) => input === undefined)) return undefined;
  return computations[property.name]?.(inputs as Sql[], context);
}

type Computation = (inputs: readonly Sql[], context: ComputedContext) => Sql;

const computations: Readonly<Record<string, Computation>> = {
  email_domain: (_, { view, alias }) => view.domain(alias),
  email_local_part: (_, { view, alias }) => sql`listwise_local_part(${view.address(alias)})`,
  email_parent_domain: (_, { view, alias }) => sql`listwise_parent_domain(${view.address(alias)})`,
  email_is_malformed: ([email]) => sql`listwise_is_malformed(${email as Sql})`,
  same_email_count: (_, { view, alias }) => sameEmailCount(view, alias),
  opted_out_of_every_type: (optOuts) => {
    const known = balanced(
      optOuts.map((optOut) => sql`${optOut} IS NOT NULL`),
      'OR',
    );
    const all = balanced(
      optOuts.map((optOut) => sql`${optOut} IS TRUE`),
      'AND',
    );
    return sql`CASE WHEN ${known} THEN ${all} END`;
  },
  owner_name: ([owner], { catalog }) => ownerName(owner as Sql, catalog),
};

/** Addresses that stand more than once are counted once per run; all others stand once. */
function sameEmailCount(view: DatabaseView, alias: string): Sql {
  const address = view.address(alias);
  const other = view.contacts('d');
  const live = other.live ?? sql`1`;
  const repeated = sql`SELECT ${view.address('d')} AS address, count(*) AS contacts FROM ${other.from} WHERE ${view.address('d')} IS NOT NULL AND ${live} GROUP BY 1 HAVING count(*) > 1`;
  const contacts =
    view.keepRows === undefined
      ? sql`WITH repeated AS MATERIALIZED (${repeated}) SELECT contacts FROM repeated WHERE address = ${address}`
      : sql`SELECT contacts FROM ${view.keepRows(repeated, ['address', 'contacts'])} WHERE address = ${address}`;
  return sql`CASE WHEN ${address} IS NOT NULL THEN ifnull((${contacts}), 1) END`;
}

function ownerName(owner: Sql, catalog: Catalog): Sql {
  const options = catalog.contacts.named('hubspot_owner_id')?.options ?? [];
  const unlisted = sql`CASE WHEN ltrim(${owner}, '0123456789') <> '' THEN ${owner} END`;
  if (options.length === 0) return unlisted;
  const cases = joinSql(
    options.map(({ value, label }) => sql`WHEN ${value} THEN ${label}`),
    ' ',
  );
  return sql`CASE ${owner} ${cases} ELSE ${unlisted} END`;
}
