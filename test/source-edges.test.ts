import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { always } from '../packages/engine/src/plan/formula.ts';
import { matchesOf, planBuilder, type Source, SourceError } from '../packages/engine/src/running.ts';
import { readsOf } from '../packages/engine/src/semantics/reads.ts';
import { inOrderOfId } from '../packages/engine/src/sources/record-ids.ts';
import { localSource } from '../packages/engine/src/sources/sqlite/local-store/local-source.ts';
import { openBetterSqlite3 } from '../packages/engine/src/sqlite.ts';
import type { PlainContact, PlainData } from './oracle/plain-data.ts';
import { localStoreWith } from './sources/local-store.ts';
import { mappedDatabaseWith } from './sources/mapped-database.ts';
import { memoryData } from './sources/memory.ts';
import { rawDatabase, sourceAnswers, temporaryFolder } from './sources/raw-database.ts';
import { type TestProject, testProject } from './sources/test-project.ts';
import { worldOf } from './sources/world.ts';

const setting = { zone: 'Europe/Stockholm', now: '2026-03-29T10:30:00Z', weekStart: 'monday' } as const;
const test = testProject(setting);

function dataOf(contacts: readonly PlainContact[], more: Partial<PlainData> = {}): PlainData {
  return { contacts, deals: [], emailEvents: [], ledger: [], lists: {}, historied: [], ...more };
}

async function expectAgreement(text: string, data: PlainData, project: TestProject = test): Promise<void> {
  const world = await worldOf(data, project);
  try {
    expect(await world.disagreements(project.bind(text)), text.slice(0, 100)).toEqual({});
  } finally {
    await world.close();
  }
}

function storeWith(data: PlainData): Source {
  const source = localStoreWith(data, test.project, join(temporaryFolder(), 'contacts.db'));
  onTestFinished(() => source.close());
  return source;
}

async function missingNames(source: Source, text: string): Promise<string[]> {
  const missing = await source.missing(readsOf(test.bind(text), test.project.catalog));
  return missing.map(
    (lack) => `${lack.kind} ${'property' in lack ? lack.property.name : 'list' in lack ? lack.list : lack.relation}`,
  );
}

describe('every source', () => {
  const data = dataOf([
    { id: '1', values: { t_text: 'a' } },
    { id: '2', values: { t_text: '' } },
  ]);

  it('counts its live records', async () => {
    const folder = temporaryFolder();
    const sources = [
      localStoreWith(data, test.project, join(folder, 'contacts.db')),
      mappedDatabaseWith(data, test.project, 'text', join(folder, 'crm.db')),
    ];
    for (const source of sources) {
      expect(await source.count()).toBe(2);
      await source.close();
    }
  });

  it('explains a selection with a statement that runs', async () => {
    const world = dataOf(data.contacts, { lists: { VIP: ['1'] } });
    const folder = temporaryFolder();
    for (const source of [
      localStoreWith(world, test.project, join(folder, 'contacts.db')),
      mappedDatabaseWith(world, test.project, 'typed', join(folder, 'crm.db')),
    ]) {
      const selection = matchesOf(test.bind('t_text = "a" and in list "VIP"'), test.project.catalog, test.moment);
      const { statement, values, notes } = await source.explain(selection);
      expect(statement).toMatch(/^SELECT /);
      expect(statement.split('?').length - 1).toBe(values.length);
      expect(notes.length).toBeGreaterThan(0);
      await source.close();
    }
  });

  it.each([
    'in list "VIP" and t_text is known',
    't_text is known and has any deals where (amount > 5)',
    't_text has ever been "old" and in list "VIP"',
  ])('looks contacts up by their key where the criteria leave few: %s', async (text) => {
    const world = dataOf(data.contacts, {
      lists: { VIP: ['1'] },
      historied: ['t_text'],
      deals: [{ id: '1', contacts: ['1'], values: { amount: '9' } }],
    });
    const folder = temporaryFolder();
    for (const source of [
      localStoreWith(world, test.project, join(folder, 'contacts.db')),
      mappedDatabaseWith(world, test.project, 'text', join(folder, 'crm.db')),
    ]) {
      const { notes } = await source.explain(matchesOf(test.bind(text), test.project.catalog, test.moment));
      expect(notes[0], source.name).toMatch(/^SEARCH c USING INTEGER PRIMARY KEY/);
      await source.close();
    }
  });
});

describe('long lists and large plans', () => {
  const contacts = [
    { id: '1', values: { t_open_multi: 'o1;o0', t_text: 'o1', t_open: 'o1' } },
    { id: '2', values: { t_open_multi: '', t_text: '', t_open: '' } },
    {
      id: '3',
      values: {
        t_open_multi: Array.from({ length: 2000 }, (_, index) => `o${index}`).join(';'),
        t_text: 'x',
        t_open: 'y',
      },
    },
  ];

  it.each([
    ['is any of', 10_000],
    ['is none of', 10_000],
    ['contains all of', 2_000],
    ['is exactly', 2_000],
    ['is not exactly', 2_000],
    ['contains all of', 40_000],
  ])('a multi-select %s a set of %i values', async (operator, size) => {
    const values = Array.from({ length: size }, (_, index) => `o${index}`).join('\n');
    await expectAgreement(
      `t_open_multi ${operator} $many`,
      dataOf(contacts),
      testProject(setting, { sets: { many: values } }),
    );
  });

  it.each(['is any of', 'contains any of', 'starts with any of', 'ends with any of', 'does not contain any of'])(
    'text %s a set of 10,000 values',
    async (operator) => {
      const values = Array.from({ length: 10_000 }, (_, index) => `O${index}`).join('\n');
      await expectAgreement(
        `t_text ${operator} $many`,
        dataOf(contacts),
        testProject(setting, { sets: { many: values } }),
      );
    },
  );

  it('a rule of a thousand clauses with dozens of values each', async () => {
    const clause = (index: number): string =>
      `t_text is any of (${Array.from({ length: 60 }, (_, value) => `"o${index * 60 + value}"`).join(', ')})`;
    await expectAgreement(Array.from({ length: 1000 }, (_, index) => clause(index)).join('\nor '), dataOf(contacts));
  });

  it('a rule that nests a hundred deep', async () => {
    const nested = `${'(t_text is known and not '.repeat(49)}t_open = o1${')'.repeat(49)}`;
    await expectAgreement(nested, dataOf(contacts));
    await expectAgreement(`${'not '.repeat(99)}t_text = "o1"`, dataOf(contacts));
  });

  it('a chain of a thousand different clauses', async () => {
    const chain = Array.from({ length: 1000 }, (_, index) => `t_text != "n${index}"`).join(' and ');
    await expectAgreement(chain, dataOf(contacts));
  });
});

describe('dates far away', () => {
  it.each([
    't_time is before 1950 years ago',
    't_time is after 1950 years ago',
    't_date is more than 1950 years ago',
    't_date is less than 1950 years ago',
    't_date is on 2026 years ago',
    't_time is more than 36500 years ago',
    't_time is less than 36500 years from now',
    't_date is before 36500 years from now',
    't_time is in the last 24200 months',
  ])('%s', async (text) => {
    await expectAgreement(
      text,
      dataOf([
        { id: '1', values: { t_time: '1980-01-01', t_date: '1980-01-01' } },
        { id: '2', values: { t_time: '0075-01-01', t_date: '0075-01-01' } },
        { id: '3', values: { t_time: '0077-01-01', t_date: '0000-03-29' } },
        { id: '4', values: { t_time: '9999-12-31', t_date: '9999-12-31' } },
      ]),
    );
  });

  it('an instant at the end of time in a user’s own database is compared with a day', async () => {
    const source = rawDatabase(
      "CREATE TABLE people (id INTEGER PRIMARY KEY, t_date TEXT, t_time INTEGER); INSERT INTO people VALUES (1, '2026-01-01', 8640000000000000), (2, '2026-01-01', -8640000000000000)",
      { contacts: { table: 'people', id: 'id', columns: { t_time: { column: 't_time', format: 'epoch_ms' } } } },
      test,
    );
    for (const text of ['t_date is before t_time', 't_time is after t_date', 't_date is on t_time']) {
      const matches = text === 't_date is on t_time' ? 'no match' : 'match';
      expect(await sourceAnswers(test.bind(text), source, ['1', '2'], test), text).toEqual({
        1: matches,
        2: 'no match',
      });
    }
  });
});

describe('text with NUL characters', () => {
  const contacts = [
    { id: '1', values: { email: 'a\u0000b@example.com', hubspot_owner_id: '12\u0000a', t_text: '\u0000' } },
    { id: '2', values: { email: 'a@exa\u0000mple.com', hubspot_owner_id: '12', t_text: '' } },
    { id: '3', values: { email: 'c@example.com', hubspot_owner_id: '\u0000', t_text: 'x\u0000@' } },
  ];

  it.each([
    'email_domain = "example.com"',
    'email_domain = "exa\\u{0}mple.com"',
    'email_local_part = "a\\u{0}b"',
    'email_is_malformed = true',
    'owner_name is known',
    'owner_name contains "\\u{0}"',
    'has any same_domain',
    'has any same_domain where (t_text is known)',
    't_text contains "\\u{0}"',
    't_text ends with "@"',
  ])('%s', async (text) => {
    await expectAgreement(text, dataOf(contacts));
  });
});

describe('history inside `where`', () => {
  const contacts = [
    { id: '1', values: { email: 'a@example.com', t_choice: 'NEW' } },
    { id: '2', values: { email: 'b@example.com', t_choice: 'B' } },
    { id: '3', values: { email: 'c@lonely.org', t_choice: 'B' } },
  ];
  const deals = [{ id: '1', contacts: ['1'], values: { dealstage: 'contractsent' } }];

  it.each([
    'has any deals where (stage has ever been closedwon)',
    'has no deals where (stage was updated in the last 30 days)',
  ])('of deals, which no SQLite source holds, is missing: %s', async (text) => {
    const folder = temporaryFolder();
    const data = dataOf(contacts, { deals, historied: ['t_text'] });
    for (const source of [
      localStoreWith(data, test.project, join(folder, 'contacts.db')),
      mappedDatabaseWith(data, test.project, 'text', join(folder, 'crm.db')),
    ]) {
      expect(await missingNames(source, text), source.name).toEqual(['history dealstage']);
      await source.close();
    }
  });

  it('of neighbours is missing where the store does not hold it', async () => {
    const source = storeWith(dataOf(contacts));
    expect(await missingNames(source, 'has any same_domain where (t_choice has ever been NEW)')).toEqual([
      'history t_choice',
    ]);
  });
});

describe('what a source does not hold', () => {
  it('a property of deals that the local store was never given is missing', async () => {
    const path = join(temporaryFolder(), 'contacts.db');
    const data = dataOf([{ id: '1', values: { t_text: '' } }], { deals: [{ id: '1', contacts: ['1'], values: {} }] });
    await localStoreWith(data, test.project, path).close();
    const database = new Database(path);
    database.exec(
      `ALTER TABLE deal DROP COLUMN amount; DELETE FROM columns WHERE object = 'deal' AND property = 'amount'`,
    );
    database.close();
    const source = localSource(
      'local',
      openBetterSqlite3(path, { readOnly: true }),
      test.project.config.zone,
      'contacts.db',
    );
    onTestFinished(() => source.close());
    expect(await missingNames(source, 'has any deals where (amount > 5)')).toEqual(['property amount']);
  });

  it('properties, lists, relations and histories are told', async () => {
    const store = storeWith(dataOf([{ id: '1', values: { t_text: '' } }]));
    expect(await missingNames(store, 't_number = 1')).toEqual(['property t_number']);
    expect(await missingNames(store, 'in list "Nobody knows"')).toEqual(['list Nobody knows']);
    expect(await missingNames(store, 'has any companies')).toEqual(['relation company']);
    expect(await missingNames(store, 't_text has ever been "x"')).toEqual(['history t_text']);
    expect(await missingNames(store, 'portal_bounce = true')).toEqual(['property portal_bounce']);
    expect(await missingNames(store, 'email_domain is known')).toEqual(['property email']);
    expect(await missingNames(store, 'has any same_domain where (t_number = 1)')).toEqual([
      'property email',
      'property t_number',
    ]);
    expect(await missingNames(store, 't_date is before t_other_date')).toEqual([
      'property t_date',
      'property t_other_date',
    ]);
  });

  it('a computed property rests on what it is worked out from, and on nothing else', async () => {
    const store = storeWith(dataOf([{ id: '1', values: { hs_email_optout_1: 'true', hs_email_optout_2: 'true' } }]));
    expect(await missingNames(store, 'opted_out_of_every_type = true')).toEqual([]);
  });
});

describe('the history of a computed property', () => {
  const at = Date.parse(setting.now) - 1000;
  const data = dataOf(
    [
      {
        id: '1',
        values: { email: 'bo@new.com' },
        histories: {
          email: [
            { at, text: 'bo@new.com' },
            { at: 0, text: 'bo@old.com' },
          ],
        },
      },
    ],
    { historied: ['email'] },
  );

  it.each(['email_domain has ever been "old.com"', 'email_domain was updated in the last 7 days'])(
    'is that of what it is worked out from, or may not be asked for: %s',
    async (text) => {
      const { criteria, problems } = test.project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
      if (criteria === undefined) {
        expect(problems.length).toBeGreaterThan(0);
        return;
      }
      const source = storeWith(data);
      expect(await sourceAnswers(criteria, source, ['1'], test)).toEqual({ 1: 'match' });
    },
  );
});

describe('a user’s own database', () => {
  const people = { contacts: { table: 'people', id: 'id' } };
  const audit = {
    property_history: { table: 'audit', contact: 'person', property: 'field', value: 'new_value', at: 'changed_at' },
  };

  it('holds the smallest integer there is in a number column', async () => {
    const source = rawDatabase(
      'CREATE TABLE people (id INTEGER PRIMARY KEY, t_number INTEGER); INSERT INTO people VALUES (1, -9223372036854775808), (2, 9223372036854775807), (3, NULL)',
      people,
      test,
    );
    expect(await sourceAnswers(test.bind('t_number < 0'), source, ['1', '2', '3'], test)).toEqual({
      1: 'match',
      2: 'no match',
      3: 'no match',
    });
  });

  it('holds infinite numbers, which cannot be read', async () => {
    const source = rawDatabase(
      'CREATE TABLE people (id INTEGER PRIMARY KEY, t_number REAL); INSERT INTO people VALUES (1, 9e999), (2, -9e999), (3, 1e308)',
      people,
      test,
    );
    expect(await sourceAnswers(test.bind('t_number > 0'), source, ['1', '2', '3'], test)).toEqual({
      1: 'undecided',
      2: 'undecided',
      3: 'match',
    });
  });

  it('holds blobs, which cannot be read as anything', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_text, t_number, t_flag, t_date, t_choice, email);
       INSERT INTO people VALUES (1, x'61', x'31', x'31', x'31', x'4e4557', x'61'), (2, 'a', 1, 1, '2026-01-01', 'NEW', 'a@b.se')`,
      people,
      test,
    );
    for (const text of [
      't_text = "a"',
      't_number = 1',
      't_flag = true',
      't_date is known',
      't_choice = NEW',
      'email_domain = "b.se"',
    ])
      expect(await sourceAnswers(test.bind(text), source, ['1', '2'], test), text).toEqual({
        1: 'undecided',
        2: 'match',
      });
  });

  it('holds numbers and text in columns of every type, by the value and not by the column', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_text, t_number TEXT, t_flag TEXT, t_choice);
       INSERT INTO people VALUES (1, 5, '5', '1', 5), (2, 5.0, ' 5', 'TRUE', '5'), (3, '5', '5e0', 1, 5.0)`,
      people,
      test,
    );
    const ids = ['1', '2', '3'];
    const all = { 1: 'match', 2: 'match', 3: 'match' };
    expect(await sourceAnswers(test.bind('t_text = "5"'), source, ids, test)).toEqual(all);
    expect(await sourceAnswers(test.bind('t_choice = 5'), source, ids, test)).toEqual(all);
    expect(await sourceAnswers(test.bind('t_number = 5'), source, ids, test)).toEqual({ ...all, 2: 'undecided' });
    // 0 and 1 are booleans where they are numbers; as text they are not among the readable forms.
    expect(await sourceAnswers(test.bind('t_flag = true'), source, ids, test)).toEqual({
      1: 'undecided',
      2: 'match',
      3: 'undecided',
    });
  });

  it('a history row of nobody that cannot be read leaves the others decided', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_number REAL);
       INSERT INTO people VALUES (1, 5), (2, 6);
       CREATE TABLE audit (person INTEGER, field TEXT, new_value TEXT, changed_at TEXT);
       INSERT INTO audit VALUES (NULL, 't_number', 'never a number', '2026-01-01'), (1, 't_number', '7', '2026-01-01')`,
      { ...people, ...audit },
      test,
    );
    expect(await sourceAnswers(test.bind('t_number has ever been 7'), source, ['1', '2'], test)).toEqual({
      1: 'match',
      2: 'no match',
    });
  });

  it('a history whose time or value cannot be read leaves its record undecided', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_number REAL);
       INSERT INTO people VALUES (1, 5), (2, 6), (3, 7), (4, 7);
       CREATE TABLE audit (person INTEGER, field TEXT, new_value TEXT, changed_at TEXT);
       INSERT INTO audit VALUES (1, 't_number', 'five', '2026-01-01'), (2, 't_number', '7', 'yesterday'), (3, 't_number', '', '2026-03-28'), (4, 't_number', '5', '')`,
      { ...people, ...audit },
      test,
    );
    const expected = { 1: 'undecided', 2: 'undecided', 3: 'match', 4: 'undecided' };
    const ids = ['1', '2', '3', '4'];
    expect(await sourceAnswers(test.bind('t_number was updated in the last 7 days'), source, ids, test)).toEqual(
      expected,
    );
    expect(await sourceAnswers(test.bind('t_number has ever been 7'), source, ids, test)).toEqual(expected);
  });

  it('a history that is written under the alias counts as well', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, lifecyclestage TEXT);
       INSERT INTO people VALUES (1, 'lead'), (2, 'lead');
       CREATE TABLE audit (person INTEGER, field TEXT, new_value TEXT, changed_at TEXT);
       INSERT INTO audit VALUES (1, 'lifecycle_stage', 'customer', '2026-01-01'), (2, 'lifecyclestage', 'Customer', '2026-01-01')`,
      { ...people, ...audit },
      test,
    );
    expect(await sourceAnswers(test.bind('lifecycle_stage has ever been customer'), source, ['1', '2'], test)).toEqual({
      1: 'match',
      2: 'match',
    });
  });

  it('an event whose time cannot be read leaves whom it was sent to undecided', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT);
       INSERT INTO people VALUES (1, 'a@x.se'), (2, 'B@x.se'), (3, '');
       CREATE TABLE events (recipient TEXT, type TEXT, at TEXT);
       INSERT INTO events VALUES (' A@X.se', 'OPEN', 'yesterday'), ('b@x.se', 'OPEN', '2026-03-28'), (NULL, 'OPEN', 'never'), ('', 'OPEN', 'never')`,
      { ...people, email_event: { table: 'events', address: 'recipient' } },
      test,
    );
    const ids = ['1', '2', '3'];
    expect(
      await sourceAnswers(test.bind('has any email_events where (at is before today)'), source, ids, test),
    ).toEqual({
      1: 'undecided',
      2: 'match',
      3: 'no match',
    });
    expect(await sourceAnswers(test.bind('has any email_events where (type = OPEN)'), source, ids, test)).toEqual({
      1: 'match',
      2: 'match',
      3: 'no match',
    });
  });

  it('rows of nobody in related tables and lists change nothing', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_text TEXT);
       INSERT INTO people VALUES (1, 'a'), (2, 'b');
       CREATE TABLE deals (person INTEGER, amount TEXT);
       INSERT INTO deals VALUES (NULL, 'much'), (NULL, '9'), (1, '9'), (77, 'much');
       CREATE TABLE members (person INTEGER, list TEXT);
       INSERT INTO members VALUES (NULL, 'VIP'), (1, 'VIP'), (77, 'VIP')`,
      {
        ...people,
        deal: { table: 'deals', contact: 'person' },
        list_members: { table: 'members', contact: 'person', list: 'list' },
      },
      test,
    );
    for (const text of ['has any deals where (amount > 5)', 'in list "VIP"', 'has exactly 1 deal'])
      expect(await sourceAnswers(test.bind(text), source, ['1', '2'], test), text).toEqual({
        1: 'match',
        2: 'no match',
      });
    for (const text of ['has no deals where (amount > 5)', 'not in list "VIP"', 'has at most 0 deals'])
      expect(await sourceAnswers(test.bind(text), source, ['1', '2'], test), text).toEqual({
        1: 'no match',
        2: 'match',
      });
  });

  it.each([
    ['INTEGER', 'TEXT'],
    ['TEXT', 'INTEGER'],
    ['TEXT', 'TEXT'],
    ['INTEGER', 'INTEGER'],
  ])('ids of type %s are joined with keys of type %s', async (idType, keyType) => {
    const source = rawDatabase(
      `CREATE TABLE people (id ${idType} PRIMARY KEY, t_text TEXT);
       INSERT INTO people VALUES (1, 'a'), (2, 'b');
       CREATE TABLE deals (person ${keyType}, amount REAL);
       INSERT INTO deals VALUES (1, 9);
       CREATE TABLE members (person ${keyType}, list TEXT);
       INSERT INTO members VALUES (1, 'VIP');
       CREATE TABLE audit (person ${keyType}, field TEXT, new_value TEXT, changed_at TEXT);
       INSERT INTO audit VALUES (1, 't_text', 'old', '2026-03-28')`,
      {
        ...people,
        deal: { table: 'deals', contact: 'person' },
        list_members: { table: 'members', contact: 'person', list: 'list' },
        ...audit,
      },
      test,
    );
    for (const text of [
      'has any deals',
      'in list "VIP"',
      't_text has ever been "old"',
      't_text was updated in the last 7 days',
    ])
      expect(await sourceAnswers(test.bind(text), source, ['1', '2'], test), text).toEqual({
        1: 'match',
        2: 'no match',
      });
  });

  it('ids above 2^53 stay apart', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id INTEGER PRIMARY KEY, t_text TEXT);
       INSERT INTO people VALUES (9007199254740992, 'a'), (9007199254740993, 'b'), (9223372036854775807, 'c');
       CREATE TABLE members (person INTEGER, list TEXT);
       INSERT INTO members VALUES (9007199254740993, 'VIP')`,
      { ...people, list_members: { table: 'members', contact: 'person', list: 'list' } },
      test,
    );
    const ids = ['9007199254740992', '9007199254740993', '9223372036854775807'];
    expect(await sourceAnswers(test.bind('in list "VIP"'), source, ids, test)).toEqual({
      '9007199254740992': 'no match',
      '9007199254740993': 'match',
      '9223372036854775807': 'no match',
    });
    expect(await sourceAnswers(test.bind('everyone'), source, ids, test)).toEqual(
      Object.fromEntries(ids.map((id) => [id, 'match'])),
    );
  });

  it('an id that stands twice is refused, also as a number and as text', () => {
    const twice =
      (values: string): (() => Source) =>
      () =>
        rawDatabase(`CREATE TABLE people (id, t_text TEXT); INSERT INTO people VALUES ${values}`, people, test);
    expect(twice(`(1, 'a'), (1, 'b')`)).toThrow(SourceError);
    expect(twice(`('x', 'a'), ('x', 'b')`)).toThrow(/The id x stands more than once in `people`/);
    expect(twice(`(1, 'a'), ('1', 'b')`)).toThrow(SourceError);
    expect(twice(`(1, 'a'), (NULL, 'b'), (NULL, 'c')`)).not.toThrow();
  });

  it('a row without an id is no record', async () => {
    const source = rawDatabase(
      `CREATE TABLE people (id TEXT, email TEXT); INSERT INTO people VALUES ('1', 'a@x.se'), (NULL, 'b@x.se'), ('2', 'c@y.se')`,
      people,
      test,
    );
    expect(await sourceAnswers(test.bind('has any same_domain'), source, ['1', '2'], test)).toEqual({
      1: 'no match',
      2: 'no match',
    });
  });
});

describe('the order of ids', () => {
  it.each([
    [
      ['10', '9', '1'],
      ['1', '9', '10'],
    ],
    [
      ['-2', '10', '-10'],
      ['-10', '-2', '10'],
    ],
    [
      ['10', '9', '1a'],
      ['10', '1a', '9'],
    ],
    [
      ['99999999999999999999', '99999999999999999998', '7'],
      ['7', '99999999999999999998', '99999999999999999999'],
    ],
    [
      ['b', 'a', 'B'],
      ['B', 'a', 'b'],
    ],
  ])('%j is shown as %j', async (ids, ordered) => {
    expect(inOrder(ids)).toEqual(ordered);
    const source = rawDatabase(
      `CREATE TABLE people (id TEXT PRIMARY KEY); INSERT INTO people VALUES ${ids.map((id) => `('${id}')`).join(', ')}`,
      { contacts: { table: 'people', id: 'id' } },
      test,
    );
    const builder = planBuilder(test.project.catalog, test.moment);
    builder.ask(always, 'members');
    const scan = await source.scan(builder.build());
    const [all] = scan.members;
    expect(all === undefined ? [] : [...scan.ids(all)]).toEqual(ordered);
  });

  function inOrder(ids: readonly string[]): string[] {
    return inOrderOfId(ids.map((id) => ({ id }))).map(({ id }) => id);
  }
});

it('records in memory read their cells as an import does', () => {
  const [record] = memoryData(dataOf([{ id: '1', values: { t_flag: 'Yes', t_number: 'five' } }]), test.project);
  expect(record?.cells.get('t_flag')).toBe(true);
});
