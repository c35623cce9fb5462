import { describe, expect, it } from 'vitest';
import type { BitSet } from '../packages/engine/src/plan/bit-set.ts';
import { and } from '../packages/engine/src/plan/formula.ts';
import { type LogicalPlan, planBuilder, type Source } from '../packages/engine/src/running.ts';
import { rawDatabase } from './sources/raw-database.ts';
import { testProject } from './sources/test-project.ts';

const test = testProject({ zone: 'UTC', now: '2026-03-29T10:30:00Z', weekStart: 'monday' });
const tables = { contacts: { table: 'people', id: 'id' } };

function planFor(...texts: readonly string[]): LogicalPlan {
  const builder = planBuilder(test.project.catalog, test.moment);
  for (const text of texts) {
    const criteria = test.bind(text);
    builder.ask(and([builder.decided(criteria), builder.criteria(criteria)]), 'members');
  }
  return builder.build();
}

/** The tables are stored in the order of these rows, which is neither that of the ids nor of their text. */
const numbers = `('10', 'a'), ('9', 'b'), (NULL, 'a'), ('-1', 'a'), ('111', 'a'), ('2', 'b'), ('1', 'a'), ('100', 'a')`;
const words = `('b', 'a'), ('10', 'b'), (NULL, 'a'), ('9', 'a'), ('é', 'a'), ('B', 'b'), ('ab', 'a'), ('a', 'a')`;

/** Ways to keep people, and whether a scan can read them range by range. */
const forms = {
  'a text key': { sql: (rows: string) => `CREATE TABLE people (id TEXT PRIMARY KEY, t_text TEXT); ${filled(rows)}` },
  'a number of its own beside the id': {
    sql: (rows: string) =>
      `CREATE TABLE people (id TEXT, t_text TEXT, nr INTEGER PRIMARY KEY); INSERT INTO people (id, t_text) VALUES ${rows}`,
  },
  'columns named rowid and oid': {
    sql: (rows: string) =>
      `CREATE TABLE people (id TEXT, t_text TEXT, RowID TEXT, oid TEXT); INSERT INTO people (id, t_text) VALUES ${rows}`,
  },
  'holes between the rows': {
    sql: (rows: string) =>
      `CREATE TABLE people (id TEXT, t_text TEXT); INSERT INTO people VALUES ('x1', 'a'), ('x2', 'a'), ('x3', 'a'), ${rows}, ('x4', 'a');
       DELETE FROM people WHERE id LIKE 'x_'`,
  },
  'no row numbers': {
    sql: (rows: string) =>
      `CREATE TABLE people (id TEXT PRIMARY KEY, t_text TEXT) WITHOUT ROWID; ${filled(rows.replace(/\(NULL, 'a'\), /, ''))}`,
    atOnce: true,
  },
  'a view': {
    sql: (rows: string) =>
      `CREATE TABLE rows (id TEXT, t_text TEXT); INSERT INTO rows VALUES ${rows}; CREATE VIEW people AS SELECT * FROM rows`,
    atOnce: true,
  },
} satisfies Record<string, { sql(rows: string): string; atOnce?: true }>;

function filled(rows: string): string {
  return `INSERT INTO people VALUES ${rows}`;
}

function sourceOf(sql: string): Source {
  return rawDatabase(sql, tables, test, { scanning: { recordsPerRange: 2 } });
}

async function found(source: Source, plan: LogicalPlan): Promise<string[][]> {
  const { members, ids } = await source.scan(plan);
  return members.map((set) => [...ids(set as BitSet)]);
}

describe.each(Object.entries(forms))('people kept with %s', (_, form) => {
  const plan = planFor('t_text = "a"', 't_text = "b"', 'everyone', 't_text = "c"');

  it('are named in the order of their ids: as numbers where all are', async () => {
    expect(await found(sourceOf(form.sql(numbers)), plan)).toEqual([
      ['-1', '1', '10', '100', '111'],
      ['2', '9'],
      ['-1', '1', '2', '9', '10', '100', '111'],
      [],
    ]);
  });

  it('are named in the order of their ids: as text where one is no number', async () => {
    expect(await found(sourceOf(form.sql(words)), plan)).toEqual([
      ['9', 'a', 'ab', 'b', 'é'],
      ['10', 'B'],
      ['10', '9', 'B', 'a', 'ab', 'b', 'é'],
      [],
    ]);
  });

  it('are read range by range where they can, which can be stopped', async () => {
    const source = sourceOf(form.sql(words));
    const stop = new AbortController();
    const seen: number[] = [];
    const scan = source.scan(plan, {
      signal: stop.signal,
      onProgress: (done) => {
        if (seen.push(done) === 2) stop.abort();
      },
    });
    if ('atOnce' in form) expect((await scan).records).toBe(7);
    else await expect(scan).rejects.toThrow('abort');
    expect(seen).toHaveLength('atOnce' in form ? 0 : 2);
  });

  it('are read as explain says', async () => {
    const { notes } = await sourceOf(form.sql(words)).explainScan(plan);
    const note =
      'atOnce' in form
        ? 'all contacts are read at once: the table is not stored by an integer'
        : 'the contacts are read in ranges of 2 records, in the order in which they are stored';
    expect(notes[0]).toBe(note);
  });
});
