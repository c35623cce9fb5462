import { builtInCatalog } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import type { CellReader } from '../../cell-reader.ts';
import type { Database } from '../../sqlite/database.ts';
import { columnTypes } from '../../sqlite/local-store/store-columns.ts';
import { recordId } from '../../sqlite/local-store/store-view.ts';
import { name as quoted } from '../../sqlite/sql.ts';
import type { AssociatedNeed } from './needs.ts';
import type { PullContext } from './pull-context.ts';
import { partsOf } from './read-contacts.ts';
import { readCell, readersOf } from './record-writer.ts';

/** How far the associations of one relation are. */
interface State {
  readonly step: 'associations' | 'records' | 'done';
  /** The last contact, or record, that was asked about. */
  readonly last: number;
}

/**
 * Replaces the records that contacts are associated with. An association that was made or removed does not change the
 * contact, so that all contacts must be asked about again.
 */
export async function pullAssociated(wanted: AssociatedNeed, context: PullContext): Promise<void> {
  const { draft } = context;
  const need = { ...wanted, properties: await storedProperties(wanted, context) };
  const key = `associated:${need.relation}`;
  const save = (state: State, work: () => void): void =>
    context.save(() => {
      work();
      draft.setState(key, state);
    });
  let state = draft.state<State>(key);
  if (state === undefined) {
    state = { step: 'associations', last: 0 };
    save(state, () => renewTable(draft.database, need));
  }
  if (state.step === 'associations') {
    await pullAssociations(need, state.last, save, context);
    state = { step: 'records', last: 0 };
    save(state, () => {});
  }
  if (state.step === 'records') {
    await pullRecords(need, state.last, save, context);
    save({ step: 'done', last: 0 }, () => {});
  }
}

/** The record id, and what is needed of what the portal has; what it does not have is not supplied. */
async function storedProperties(
  { relation, object, properties }: AssociatedNeed,
  { api, signal }: PullContext,
): Promise<Property[]> {
  const onPortal = new Set((await api.properties(object, signal)).map(({ name }) => name));
  const id = builtInCatalog().object(relation)?.named(recordId);
  return [
    ...(id === undefined ? [] : [id]),
    ...properties.filter(({ name }) => name !== recordId && onPortal.has(name)),
  ];
}

/** Forgets the records of all relations but these. */
export function forgetAssociated(database: Database, kept: readonly string[]): void {
  const stored = database
    .prepare(`SELECT DISTINCT object FROM columns WHERE object NOT IN ('contact', 'address')`)
    .column() as string[];
  for (const relation of stored.filter((each) => !kept.includes(each))) dropTable(database, relation);
}

function dropTable(database: Database, relation: string): void {
  database.exec(`DROP TABLE IF EXISTS ${quoted(relation).text}`);
  for (const [from, column] of [
    ['associations', 'relation'],
    ['columns', 'object'],
    ['unreadable', 'object'],
  ])
    database.prepare(`DELETE FROM ${from} WHERE ${column} = ?`).run([relation]);
}

/** An empty table with a column for each property. */
function renewTable(database: Database, { relation, properties }: AssociatedNeed): void {
  const table = quoted(relation).text;
  const columns = properties.map(({ name, type }) => `, ${quoted(name).text} ${columnTypes[type]}`).join('');
  dropTable(database, relation);
  database.exec(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY${columns}) STRICT`);
  for (const { name, type } of properties)
    database.prepare('INSERT INTO columns (object, property, type) VALUES (?, ?, ?)').run([relation, name, type]);
}

type Save = (state: State, work: () => void) => void;

async function pullAssociations(
  { relation, object }: AssociatedNeed,
  from: number,
  save: Save,
  { api, draft, counts, signal, progress }: PullContext,
): Promise<void> {
  const { database } = draft;
  const next = database.prepare(
    'SELECT id FROM contacts WHERE id > ? AND id > 0 AND _archived IS NULL ORDER BY id LIMIT 100',
  );
  const insert = database.prepare('INSERT OR IGNORE INTO associations VALUES (?, ?, ?)');
  let last = from;
  for (let done = 0; ; ) {
    signal?.throwIfAborted();
    const contacts = next.column([last]) as number[];
    if (contacts.length === 0) return;
    const found = await api.associations(object, contacts.map(String), signal);
    last = contacts.at(-1) as number;
    save({ step: 'associations', last }, () => {
      for (const [contact, records] of found)
        for (const record of records) insert.run([relation, Number(contact), Number(record)]);
    });
    done += contacts.length;
    progress(`${object} of contacts`, done, Math.max(done, counts.read));
  }
}

async function pullRecords(
  { relation, object, properties }: AssociatedNeed,
  from: number,
  save: Save,
  { api, draft, counts, zone, signal, progress }: PullContext,
): Promise<void> {
  const { database } = draft;
  const readers = readersOf(properties, { zone, counts });
  const next = database.prepare(
    'SELECT DISTINCT record FROM associations WHERE relation = ? AND record > ? ORDER BY record LIMIT 1000',
  );
  const insert = database.prepare(
    `INSERT OR REPLACE INTO ${quoted(relation).text} VALUES (?${', ?'.repeat(properties.length)})`,
  );
  const keepRaw = database.prepare('INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?)');
  let last = from;
  for (let done = 0; ; ) {
    const ids = next.column([relation, last]) as number[];
    if (ids.length === 0) return;
    for (const part of partsOf(ids, 100)) {
      signal?.throwIfAborted();
      const records = await api.read({
        object,
        ids: part.map(String),
        properties: properties.map(({ name }) => name),
        ...(signal === undefined ? {} : { signal }),
      });
      last = part.at(-1) as number;
      save({ step: 'records', last }, () => {
        for (const { id, properties: texts } of records) {
          const cells = properties.map(({ name }, i) =>
            readCell(name === recordId ? id : texts[name], readers[i] as CellReader),
          );
          insert.run([Number(id), ...cells.map(({ value }) => value)]);
          cells.forEach(({ raw }, i) => {
            if (raw === undefined) return;
            counts.unreadable++;
            keepRaw.run([relation, (properties[i] as Property).name, Number(id), raw]);
          });
        }
      });
      done += part.length;
      progress(object, done, Math.max(done, ids.length));
    }
  }
}
