import type { Property } from '../../../catalog/property.ts';
import type { Reads } from '../../../semantics/reads.ts';
import type { Zone } from '../../../values/zone.ts';
import type { Missing, Source } from '../../source.ts';
import { SourceError } from '../../source-error.ts';
import { type Database, rowOf } from '../database.ts';
import { defineFunctions } from '../functions.ts';
import type { ScanSettings } from '../scan/scanned-database.ts';
import { sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
import { sqliteSource } from '../sqlite-source.ts';
import { applicationId, schemaVersion } from './schema.ts';
import { readContents, type StoreContents, storedObjectOf } from './store-columns.ts';
import { recordId, storeView } from './store-view.ts';

/** The local store as a source. The database is closed with it. */
export function localSource(
  name: string,
  database: Database,
  zone: Zone,
  shownPath: string,
  scanning?: ScanSettings,
): Source {
  requireStore(database, shownPath);
  requireZone(database, zone, shownPath);
  defineFunctions(database, zone);
  const contents = readContents(database);
  return sqliteSource(name, database, layoutOf(name, database, contents, zone), scanning);
}

/** Refuses a database that is not a Listwise store of this version. */
export function requireStore(database: Database, shownPath: string): void {
  const [id] = rowOf(database, sql`PRAGMA application_id`) ?? [];
  if (id !== applicationId)
    throw new SourceError(`${shownPath} is a database, but not one that Listwise made.`, {
      hint: 'To read a database of your own, map it under `tables:` in listwise.yaml.',
    });
  const [version] = rowOf(database, sql`PRAGMA user_version`) ?? [];
  if (version !== schemaVersion)
    throw new SourceError(
      `${shownPath} was written by another version of Listwise (format ${version}, not ${schemaVersion}).`,
      {
        hint: 'Import into a new file.',
      },
    );
}

export function metaOf(database: Database, key: string): string | undefined {
  return rowOf(database, sql`SELECT value FROM meta WHERE key = ${key}`)?.[0] as string | undefined;
}

/** Times without a zone were read in the zone of the import; in another one they would mean other instants. */
function requireZone(database: Database, zone: Zone, shownPath: string): void {
  const imported = metaOf(database, 'timezone');
  if (imported === undefined || imported === zone.id) return;
  throw new SourceError(
    `The times in ${shownPath} were read in ${imported}, but the project's time zone is now ${zone.id}.`,
    {
      hint: 'Import the contacts again, or set `timezone` back.',
    },
  );
}

function layoutOf(name: string, database: Database, contents: StoreContents, zone: Zone): SqliteLayout {
  const portal = metaOf(database, 'portal_id');
  const [readAt] = rowOf(database, sql`SELECT max(imported_at) FROM imports WHERE kind = 'contacts'`) ?? [];
  return {
    description: {
      name,
      type: 'sqlite',
      identity: portal === undefined ? `store:${metaOf(database, 'database_id')}` : `portal:${portal}`,
      ...(typeof readAt === 'number' ? { readAt } : {}),
    },
    view: (catalog, keepRows) => storeView(contents, catalog, keepRows),
    missing: (reads) => missingFrom(contents, reads),
    id: (alias) => ({ text: `"${alias}".id`, values: [] }),
    idOrder: (alias) => ({ text: `"${alias}".id`, values: [] }),
    integerKey: { of: (alias) => ({ text: `"${alias}".id`, values: [] }), isId: true },
    setup: () => ({ zone: zone.id, statements: [] }),
  };
}

function missingFrom(contents: StoreContents, reads: Reads): Missing[] {
  const related = [...reads.relations.values()];
  const properties = [reads, ...related].flatMap((each) => [...each.properties.values()]);
  const histories = [reads, ...related].flatMap((each) => [...each.histories.values()]);
  return [
    ...properties.flatMap((property) => missingProperty(contents, property)),
    ...histories
      .filter(({ object, name }) => object !== 'contact' || !contents.hasHistory(name))
      .map((property) => ({ kind: 'history', property }) as const),
    ...[...reads.lists].filter((list) => !contents.hasList(list)).map((list) => ({ kind: 'list', list }) as const),
    ...[...reads.relations.keys()]
      .filter((relation) => !holdsRelation(relation, contents))
      .map((relation) => ({ kind: 'relation', relation }) as const),
  ];
}

function missingProperty(contents: StoreContents, property: Property): Missing[] {
  if (property.name === recordId || property.object === 'email_event') return [];
  if (property.object !== 'contact') {
    const isLacking = contents.hasAssociations(property.object) && !contents.hasRelatedColumn(property);
    return isLacking ? [{ kind: 'property', property }] : [];
  }
  const object = storedObjectOf(property);
  const isGiven = contents.suppliedSets(object).some(({ properties }) => properties.has(property.name));
  const storedAs = contents.columnType(object, property.name);
  if (!isGiven || storedAs === undefined) return [{ kind: 'property', property }];
  return storedAs === property.type ? [] : [{ kind: 'type', property, storedAs }];
}

function holdsRelation(relation: string, contents: StoreContents): boolean {
  if (relation === 'same_address' || relation === 'same_domain') return true;
  return relation === 'email_event' ? contents.hasEmailEvents() : contents.hasAssociations(relation);
}
