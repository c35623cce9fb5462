import type { Catalog } from '../../../catalog/catalog.ts';
import type { Property } from '../../../catalog/property.ts';
import { computedSql } from '../compile/computed-sql.ts';
import { type KeepRows, keySet } from '../compile/kept-rows.ts';
import type { DatabaseView, HistoryView, RecordView, RelatedView } from '../compile/table-view.ts';
import { name, type Sql, sql, valueList } from '../sql.ts';
import { columnOf, type StoreContents, storedObjectOf } from './store-columns.ts';

/** The local store as the compiler sees it. */
export function storeView(contents: StoreContents, catalog: Catalog, keepRows?: KeepRows): DatabaseView {
  const view: DatabaseView = {
    keepRows,
    contacts: (alias) => contactView(alias, contents, catalog, view),
    address: (alias) => sql`${name(alias)}._address`,
    domain: (alias) => domainSql(sql`${name(alias)}._address`),
    history: (property, alias) => historyView(property, alias, contents),
    listMembers: (list) =>
      contents.hasList(list)
        ? sql`SELECT m.contact FROM list_members AS m JOIN lists AS l ON l.id = m.list WHERE l.name = ${list}`
        : undefined,
    related: (relation, alias) => (relation.join === 'address' ? emailEvents(alias) : associated(relation.name, alias)),
  };
  return view;
}

/** The CRM's record id is the key; a negative key is our own, for a contact whose id is not known. */
export const recordId = 'hs_object_id';

/** What stands behind the last @ of a normalised address; SQLite itself counts characters as we do in plain ASCII only. */
export function domainSql(address: Sql): Sql {
  const byHand = sql`CASE WHEN instr(${address}, '@') THEN nullif(substr(${address}, ${lastAt(address)} + 1), '') END`;
  return sql`CASE WHEN octet_length(${address}) = length(${address}) THEN ${byHand} ELSE listwise_domain(${address}) END`;
}

/** The position of the last @: everything that is no @ is trimmed off the right. */
function lastAt(address: Sql): Sql {
  return sql`length(rtrim(${address}, replace(${address}, '@', '')))`;
}

function contactView(alias: string, contents: StoreContents, catalog: Catalog, view: DatabaseView): RecordView {
  const row = name(alias);
  const key = sql`${row}.id`;
  const address = sql`${row}._address`;

  function stored(property: Property): Sql | undefined {
    if (property.name === recordId) return sql`CASE WHEN ${key} > 0 THEN ${key} END`;
    const object = storedObjectOf(property);
    if (contents.columnType(object, property.name) === undefined) return undefined;
    if (object === 'contact') return sql`${row}.${columnOf(property.name)}`;
    return sql`(SELECT a.${columnOf(property.name)} FROM addresses AS a WHERE a.address = ${address})`;
  }

  return {
    from: sql`contacts AS ${row}`,
    key,
    live: sql`${row}._archived IS NULL`,
    value: (property) =>
      property.origin === 'computed' ? computedSql(property, { stored, alias, view, catalog }) : stored(property),
    answers: (property) => {
      const answers = ownAnswers(property, contents, view);
      if (answers === undefined) return undefined;
      if (storedObjectOf(property) === 'contact') return answers(row, key);
      const ledger = name('l');
      const cannot = sql`SELECT ${ledger}.address FROM addresses AS ${ledger} WHERE (${answers(ledger, sql`${ledger}.address`)}) IS NOT TRUE`;
      return sql`(${address} IS NULL OR ${address} NOT IN (${keySet(cannot, view)}))`;
    },
    rawText: (property) => {
      const object = storedObjectOf(property);
      if (!contents.hasUnreadable(object, property.name)) return undefined;
      const record = object === 'contact' ? key : address;
      return sql`(SELECT u.raw FROM unreadable AS u WHERE u.object = ${object} AND u.property = ${property.name} AND u.record = ${record})`;
    },
  };
}

/** Whether a row of the property's own table can answer: it was given the property, and the cell can be read. */
function ownAnswers(
  property: Property,
  contents: StoreContents,
  view: DatabaseView,
): ((row: Sql, record: Sql) => Sql) | undefined {
  if (property.name === recordId) return undefined;
  const object = storedObjectOf(property);
  const sets = contents.suppliedSets(object);
  const having = sets.filter(({ properties }) => properties.has(property.name));
  const isUnreadable = contents.hasUnreadable(object, property.name);
  if (having.length === sets.length && !isUnreadable) return undefined;
  return (row, record) => {
    const given =
      having.length === sets.length ? sql`1` : sql`${row}._supplied IN ${valueList(having.map(({ id }) => id))}`;
    if (!isUnreadable) return given;
    const unreadable = sql`SELECT u.record FROM unreadable AS u WHERE u.object = ${object} AND u.property = ${property.name}`;
    return sql`(${given} AND ${record} NOT IN (${keySet(unreadable, view)}))`;
  };
}

function historyView(property: Property, alias: string, contents: StoreContents): HistoryView | undefined {
  if (property.object !== 'contact' || !contents.hasHistory(property.name)) return undefined;
  const row = name(alias);
  return {
    from: sql`property_history AS ${row}`,
    contact: sql`${row}.contact`,
    at: sql`${row}.at`,
    value: sql`${row}.value`,
    answers: sql`${row}.unreadable = 0`,
    isProperty: sql`${row}.property = ${property.name}`,
  };
}

function emailEvents(alias: string): RelatedView {
  const row = name(alias);
  const columns = new Set(['type', 'at', 'category', 'campaign']);
  return {
    record: {
      from: sql`email_events AS ${row}`,
      key: sql`${row}.rowid`,
      value: (property) => (columns.has(property.name) ? sql`${row}.${name(property.name)}` : undefined),
      answers: () => undefined,
      rawText: () => undefined,
    },
    contact: sql`${row}.address`,
    by: 'address',
  };
}

/** Records of a relation by association; their table is named after the object. */
function associated(relation: string, alias: string): RelatedView {
  const row = name(alias);
  return {
    record: {
      from: sql`associations AS s JOIN ${name(relation)} AS ${row} ON ${row}.id = s.record AND s.relation = ${relation}`,
      key: sql`${row}.id`,
      value: (property) => sql`${row}.${name(property.name)}`,
      answers: (property) => {
        const unreadable = sql`SELECT u.record FROM unreadable AS u WHERE u.object = ${relation} AND u.property = ${property.name}`;
        return sql`${row}.id NOT IN (${unreadable})`;
      },
      rawText: (property) =>
        sql`(SELECT u.raw FROM unreadable AS u WHERE u.object = ${relation} AND u.property = ${property.name} AND u.record = ${row}.id)`,
    },
    contact: sql`s.contact`,
    by: 'key',
  };
}
