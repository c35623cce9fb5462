import { type BitSet, hasBit, ordinalsOf } from '../../../plan/bit-set.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { SourceError } from '../../source-error.ts';
import { always, sql } from '../sql.ts';
import type { IntegerKey, SqliteLayout } from '../sqlite-layout.ts';
import { type KeyRanges, keyRanges } from './key-ranges.ts';
import type { ScannedDatabase } from './scanned-database.ts';
import { inSnapshot, stateOf } from './snapshot.ts';

/** The state of the database that a scan has seen, and what it found there. */
export interface SeenState {
  readonly state: number;
  readonly records: number;
}

/** The ids of the records that a scan has counted. They are read when they are first asked for. */
export function recordIds(
  { database, layout, recordsPerRange }: ScannedDatabase,
  { catalog }: Pick<LogicalPlan, 'catalog'>,
  seen: SeenState,
): (set: BitSet) => Iterable<string> {
  const { from, live = always } = layout.view(catalog).contacts('c');
  let idsOf: ((set: BitSet) => Iterable<string>) | undefined;

  function read(): (set: BitSet) => Iterable<string> {
    return inSnapshot(database, () => {
      if (stateOf(database) !== seen.state) throw changed(layout);
      const ranges = keyRanges(database, layout, catalog, recordsPerRange);
      const { integerKey } = layout;
      if (ranges === undefined || integerKey === undefined) return inOrder(readTexts());
      return integerKey.isId ? inOrder(readIntegers(ranges, integerKey)) : inOtherOrder(readWithKeys(integerKey));
    });
  }

  function readTexts(): string[] {
    const { text, values } = sql`SELECT ${layout.id('c')} FROM ${from} WHERE ${live} ORDER BY ${layout.idOrder('c')}`;
    const ids = database.prepare(text).column(values).map(String);
    requireAll(ids.length);
    return ids;
  }

  /** Range by range, so that never all of them stand in two forms. */
  function readIntegers(ranges: KeyRanges, integerKey: IntegerKey): Float64Array {
    const key = integerKey.of('c');
    const { text, values } =
      sql`SELECT ${key} FROM ${from} WHERE ${live} AND ${key} >= ${0} AND ${key} < ${0} ORDER BY ${key}`;
    const fixed = values.slice(0, -2);
    const statement = database.prepare(text);
    const ids = new Float64Array(seen.records);
    let count = 0;
    for (let range = ranges.next(); range !== undefined; range = ranges.next()) {
      const found = statement.column([...fixed, range.first, range.end]) as number[];
      if (count + found.length > ids.length) throw changed(layout);
      ids.set(found, count);
      count += found.length;
    }
    requireAll(count);
    return ids;
  }

  function readWithKeys(integerKey: IntegerKey): KeyedIds {
    const { text, values } =
      sql`SELECT ${layout.id('c')}, ${integerKey.of('c')} FROM ${from} WHERE ${live} ORDER BY ${layout.idOrder('c')}`;
    const ids: string[] = [];
    const keys: number[] = [];
    for (const [id, key] of database.prepare(text).iterate(values)) {
      ids.push(id as string);
      keys.push(key as number);
    }
    requireAll(ids.length);
    return { ids, keys };
  }

  function requireAll(found: number): void {
    if (found !== seen.records) throw changed(layout);
  }

  return function* (set) {
    idsOf ??= read();
    yield* idsOf(set);
  };
}

/** The scan has counted the records in the order of their ids. */
function inOrder(ids: ArrayLike<string | number>): (set: BitSet) => Iterable<string> {
  return function* (set) {
    for (const ordinal of ordinalsOf(set)) yield String(ids[ordinal]);
  };
}

/** Ids in their order, each with its key. */
interface KeyedIds {
  readonly ids: readonly string[];
  readonly keys: readonly number[];
}

/** The scan has counted the records in the order of their keys. */
function inOtherOrder({ ids, keys }: KeyedIds): (set: BitSet) => Iterable<string> {
  const byKey = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] as number) - (keys[b] as number));
  const ordinals = new Uint32Array(ids.length);
  byKey.forEach((place, ordinal) => {
    ordinals[place] = ordinal;
  });
  return function* (set) {
    for (const [place, id] of ids.entries()) if (hasBit(set, ordinals[place] as number)) yield id;
  };
}

function changed({ description }: SqliteLayout): SourceError {
  return new SourceError(`The data of \`${description.name}\` was changed while it was read.`, {
    hint: 'Run the command again.',
  });
}
