import { type BitSet, ordinalsOf } from '../../../plan/bit-set.ts';
import type { LogicalPlan } from '../../../plan/logical-plan.ts';
import { SourceError } from '../../source-error.ts';
import { always, sql } from '../sql.ts';
import type { SqliteLayout } from '../sqlite-layout.ts';
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
  let known: Float64Array | readonly string[] | undefined;

  function read(): Float64Array | readonly string[] {
    return inSnapshot(database, () => {
      if (stateOf(database) !== seen.state) throw changed(layout);
      const ranges = keyRanges(database, layout, catalog, recordsPerRange);
      const ids = ranges === undefined ? readTexts() : readIntegers(ranges);
      if (ids.length !== seen.records) throw changed(layout);
      return ids;
    });
  }

  function readTexts(): string[] {
    const { from, live } = layout.view(catalog).contacts('c');
    const { text, values } =
      sql`SELECT ${layout.id('c')} FROM ${from} WHERE ${live ?? always} ORDER BY ${layout.idOrder('c')}`;
    return database.prepare(text).column(values).map(String);
  }

  /** Range by range, so that never all of them stand in two forms. */
  function readIntegers(ranges: KeyRanges): Float64Array {
    const key = layout.integerKey?.('c') ?? always;
    const { from, live } = layout.view(catalog).contacts('c');
    const { text, values } =
      sql`SELECT ${key} FROM ${from} WHERE ${live ?? always} AND ${key} >= ${0} AND ${key} < ${0} ORDER BY ${key}`;
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
    return ids.subarray(0, count);
  }

  return function* idsIn(set) {
    known ??= read();
    for (const ordinal of ordinalsOf(set)) yield String(known[ordinal]);
  };
}

function changed({ description }: SqliteLayout): SourceError {
  return new SourceError(`The data of \`${description.name}\` was changed while it was read.`, {
    hint: 'Run the command again.',
  });
}
