import { describe, expect, it } from 'vitest';
import { catalogWith, counts, importer } from './import.test-kit.ts';

const contacts = 'SELECT id, email, firstname FROM contacts WHERE _archived IS NULL ORDER BY id';

describe('which contact a row is about', () => {
  it('is said by the record id, whatever its address is', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n1,a@example.com,Ann\n2,b@example.com,Bo\n');
    const report = await store.take('Record ID,Email,First Name\n1,b@example.com,Ann B\n3,,Cy\n');
    expect(counts(report)).toEqual({ rows: 2, inserted: 1, updated: 1 });
    expect(store.rows(contacts)).toEqual([
      { id: 1, email: 'b@example.com', firstname: 'Ann B' },
      { id: 2, email: 'b@example.com', firstname: 'Bo' },
      { id: 3, email: null, firstname: 'Cy' },
    ]);
  });

  it('is said by the normalised address where there is no id', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n1,Ann@Example.com,Ann\n');
    expect(counts(await store.take('Email,First Name\n ANN@example.COM ,Anna\n'))).toEqual({ rows: 1, updated: 1 });
    expect(store.rows(contacts)).toEqual([{ id: 1, email: ' ANN@example.COM ', firstname: 'Anna' }]);
  });

  it('is said by the address in rows whose id is empty', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n1,a@example.com,Ann\n');
    expect(counts(await store.take('Record ID,Email,First Name\n,A@example.com,Anna\n ,new@example.com,Ny\n'))).toEqual(
      {
        rows: 2,
        inserted: 1,
        updated: 1,
      },
    );
  });

  it('cannot be said by an address that several contacts have: the row is rejected', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n1,a@example.com,Ann\n2,A@Example.com,Anna\n');
    const report = await store.take('Email,First Name\na@example.com,Who\n');
    expect(counts(report)).toEqual({ rows: 1, rejected: 1 });
    expect(store.rejects()).toContain('Several contacts have the address a@example.com');
    expect(store.rows(contacts)).toMatchObject([{ firstname: 'Ann' }, { firstname: 'Anna' }]);
  });

  it('cannot be said without an id and an address: the row is rejected', async () => {
    const store = importer();
    const report = await store.take('Record ID,Email,First Name\n,,Nobody\n, ,Nobody\n1,,Ann\n');
    expect(counts(report)).toEqual({ rows: 3, inserted: 1, rejected: 2 });
    expect(store.rejects()).toContain('The row has neither a record id nor an e-mail address.');
  });

  it('an archived contact does not stand in the way of its address', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,a@example.com\n2,b@example.com\n');
    await store.take('Record ID,Email\n2,b@example.com\n', { full: true });
    await store.take('Record ID,Email\n3,a@example.com\n');
    expect(counts(await store.take('Email,First Name\na@example.com,Ann\n'))).toEqual({ rows: 1, updated: 1 });
    expect(store.rows(contacts)).toEqual([
      { id: 2, email: 'b@example.com', firstname: null },
      { id: 3, email: 'a@example.com', firstname: 'Ann' },
    ]);
  });
});

describe('a contact that is known by its address only', () => {
  it('has a negative key of its own, and each a different one', async () => {
    const store = importer();
    await store.take('Email,First Name\na@example.com,Ann\nb@example.com,Bo\n');
    await store.take('Email,First Name\nc@example.com,Cy\nb@example.com,Bosse\n');
    expect(store.rows(contacts)).toEqual([
      { id: -3, email: 'c@example.com', firstname: 'Cy' },
      { id: -2, email: 'b@example.com', firstname: 'Bosse' },
      { id: -1, email: 'a@example.com', firstname: 'Ann' },
    ]);
  });

  it('becomes the one whose record id arrives, with all that is known of it', async () => {
    const store = importer();
    await store.take('Email,First Name,Sends Since Last Engagement\na@example.com,Ann,many\nb@example.com,Bo,3\n');
    const report = await store.take('Record ID,Email\n71,A@Example.com\n');
    expect(counts(report)).toEqual({ rows: 1, updated: 1 });
    expect(store.rows(contacts)).toEqual([
      { id: -2, email: 'b@example.com', firstname: 'Bo' },
      { id: 71, email: 'A@Example.com', firstname: 'Ann' },
    ]);
    expect(store.rows('SELECT record, raw FROM unreadable')).toEqual([{ record: 71, raw: 'many' }]);
  });

  it('stays as it is when the record id that arrives is that of another contact', async () => {
    const store = importer();
    await store.take('Email,First Name\na@example.com,Ann\n');
    await store.take('Record ID,First Name\n71,Eve\n');
    await store.take('Record ID,Email\n71,a@example.com\n');
    expect(store.rows(contacts)).toEqual([
      { id: -1, email: 'a@example.com', firstname: 'Ann' },
      { id: 71, email: 'a@example.com', firstname: 'Eve' },
    ]);
  });

  it('is not overwritten by a file whose record ids are negative', async () => {
    const store = importer();
    await store.take('Email,First Name\nann@example.com,Ann\n');
    expect(counts(await store.take('Record ID,Email,First Name\n-1,bo@example.com,Bo\n'))).toEqual({
      rows: 1,
      rejected: 1,
    });
    expect(store.rows(contacts)).toEqual([{ id: -1, email: 'ann@example.com', firstname: 'Ann' }]);
  });
});

describe('a record id', () => {
  it.each([
    ['7', 7],
    [' 7 ', 7],
    ['007', 7],
    ['123456789012345', 123456789012345],
  ])('is read from %j', async (text, id) => {
    const store = importer();
    await store.take(`Record ID,Email\n${text},a@example.com\n`);
    expect(store.value('SELECT id FROM contacts')).toBe(id);
  });

  it.each(['0', '-0', '00', '12a', 'a12', '1.0', '1e3', '+5', '1 2', '0x10', '١٢', '#7', '-', '-5'])(
    'is not read from %j: the row is rejected',
    async (text) => {
      const store = importer();
      const report = await store.take(`Record ID,Email\n${text},a@example.com\n`);
      expect(counts(report)).toEqual({ rows: 1, rejected: 1 });
      expect(store.rejects()).toContain(text);
    },
  );
});

describe('what a file says of a contact', () => {
  it('an empty cell makes unknown; a column that is absent leaves what was known', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name,Last Name\n1,a@example.com,Ann,Ek\n');
    await store.take('Record ID,First Name\n1,\n');
    expect(store.rows('SELECT email, _address, firstname, lastname FROM contacts')).toEqual([
      { email: 'a@example.com', _address: 'a@example.com', firstname: null, lastname: 'Ek' },
    ]);
    await store.take('Record ID,Email\n1,\n');
    expect(store.rows('SELECT email, _address FROM contacts')).toEqual([{ email: null, _address: null }]);
  });

  it('booleans are read in all their forms, labels included', async () => {
    const store = importer();
    await store.take(
      `Record ID,Unsubscribed from all email,Marketing contact status\n${[
        '1,TRUE,Marketing contact',
        '2,Yes,marketing contact',
        '3,true,Non-marketing contact',
        '4,no,false',
        '5,,',
        '6,1,perhaps',
      ].join('\n')}\n`,
    );
    expect(store.rows('SELECT id, hs_email_optout AS a, hs_marketable_status AS b FROM contacts ORDER BY id')).toEqual([
      { id: 1, a: 1, b: 1 },
      { id: 2, a: 1, b: 1 },
      { id: 3, a: 1, b: 0 },
      { id: 4, a: 0, b: 0 },
      { id: 5, a: null, b: null },
      { id: 6, a: null, b: null },
    ]);
  });

  it('options are read by value or label in any letter case; others are kept and counted', async () => {
    const store = importer();
    const report = await store.take(
      "Record ID,Email hard bounce reason,Legal basis for processing contact's data\n" +
        '1,UNKNOWN_USER,Not applicable\n2,unknown user,NOT APPLICABLE;performance of a contract\n3,Gone,Not applicable;Other;\n4,,;\n',
    );
    expect(counts(report)).toEqual({ rows: 4, inserted: 4, unlisted: 2 });
    expect(
      store.rows('SELECT id, hs_email_hard_bounce_reason_enum AS a, hs_legal_basis AS b FROM contacts ORDER BY id'),
    ).toEqual([
      { id: 1, a: 'UNKNOWN_USER', b: 'Not applicable' },
      { id: 2, a: 'UNKNOWN_USER', b: 'Not applicable;Performance of a contract' },
      { id: 3, a: 'Gone', b: 'Not applicable;Other' },
      { id: 4, a: null, b: ';' },
    ]);
  });

  it('cells that cannot be read are kept raw and counted; a readable one takes their place', async () => {
    const store = importer();
    const header = 'Record ID,Create Date,Sends Since Last Engagement\n';
    expect(counts(await store.take(`${header}1,15 January 2025,many\n2,2026-01-15,5\n`))).toEqual({
      rows: 2,
      inserted: 2,
      unreadable: 2,
    });
    const raw = 'SELECT property, record, raw FROM unreadable ORDER BY property';
    expect(store.rows(raw)).toEqual([
      { property: 'createdate', record: 1, raw: '15 January 2025' },
      { property: 'hs_email_sends_since_last_engagement', record: 1, raw: 'many' },
    ]);
    await store.take(`${header}1,2025-01-15,many\n2,soon,\n`);
    expect(store.rows(raw)).toEqual([
      { property: 'createdate', record: 2, raw: 'soon' },
      { property: 'hs_email_sends_since_last_engagement', record: 1, raw: 'many' },
    ]);
    expect(store.rows('SELECT id, createdate, hs_email_sends_since_last_engagement AS sends FROM contacts')).toEqual([
      { id: 1, createdate: Date.parse('2025-01-14T23:00:00Z'), sends: null },
      { id: 2, createdate: null, sends: null },
    ]);
  });

  it('a text that could not be read and is now another such text is an update', async () => {
    const store = importer();
    await store.take('Record ID,Create Date\n1,soon\n');
    expect(counts(await store.take('Record ID,Create Date\n1,later\n'))).toEqual({
      rows: 1,
      updated: 1,
      unreadable: 1,
    });
    expect(store.value('SELECT raw FROM unreadable')).toBe('later');
  });

  it('dates in another form are read when it is named, beside the usual ones', async () => {
    const store = importer();
    const report = await store.take('Record ID,Create Date\n1,15 January 2025\n2,2025-01-15 09:00\n3,January 15\n', {
      dateFormat: 'D MMMM YYYY',
    });
    expect(counts(report)).toEqual({ rows: 3, inserted: 3, unreadable: 1 });
    expect(store.rows('SELECT createdate AS at FROM contacts ORDER BY id').map(({ at }) => at)).toEqual([
      Date.parse('2025-01-14T23:00:00Z'),
      Date.parse('2025-01-15T08:00:00Z'),
      null,
    ]);
  });

  it('the last row of a contact that stands twice counts', async () => {
    const store = importer();
    expect(counts(await store.take('Record ID,First Name\n1,Ann\n1,Anna\n'))).toEqual({
      rows: 2,
      inserted: 1,
      updated: 1,
    });
    expect(store.value('SELECT firstname FROM contacts')).toBe('Anna');
  });

  it('said twice changes nothing', async () => {
    const store = importer();
    const content =
      'Record ID,Email,Create Date,Sends Since Last Engagement,Unsubscribed from all email,First Name\n' +
      '1,A@example.com,2026-01-15,0.1,TRUE,\u0041\u030asa\n2,,soon,many,maybe,\n3,b@example.com,2026-03-29 02:30,1e10,no," "\n';
    expect(counts(await store.take(content))).toEqual({ rows: 3, inserted: 3, unreadable: 3 });
    expect(counts(await store.take(content))).toEqual({ rows: 3, unchanged: 3, unreadable: 3 });
    expect(store.rows('SELECT kind, rows, inserted, unchanged, timezone FROM imports ORDER BY id')).toEqual([
      { kind: 'contacts', rows: 3, inserted: 3, unchanged: 0, timezone: 'Europe/Stockholm' },
      { kind: 'contacts', rows: 3, inserted: 0, unchanged: 3, timezone: 'Europe/Stockholm' },
    ]);
  });
});

describe('a file that holds every contact (--full)', () => {
  const live = 'SELECT id FROM contacts WHERE _archived IS NULL ORDER BY id';
  const first = 'Record ID,Email,First Name\n1,a@example.com,Ann\n2,b@example.com,Bo\n3,c@example.com,Cy\n';

  it('archives those that it lacks', async () => {
    const store = importer();
    await store.take(first);
    const report = await store.take('Record ID,First Name\n2,Bo\n', { full: true, now: 1234 });
    expect(counts(report)).toEqual({ rows: 1, unchanged: 1, archived: 2 });
    expect(store.rows(live)).toEqual([{ id: 2 }]);
    expect(store.rows('SELECT id, _archived FROM contacts WHERE _archived IS NOT NULL')).toEqual([
      { id: 1, _archived: 1234 },
      { id: 3, _archived: 1234 },
    ]);
  });

  it('brings back those that it holds again, as any import does', async () => {
    const store = importer();
    await store.take(first);
    await store.take('Record ID\n2\n', { full: true });
    expect(counts(await store.take('Record ID\n1\n2\n', { full: true }))).toEqual({
      rows: 2,
      updated: 1,
      unchanged: 1,
    });
    expect(counts(await store.take('Record ID\n3\n'))).toEqual({ rows: 1, updated: 1 });
    expect(store.rows(live)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('archives nobody when a row was rejected: it may be about anyone', async () => {
    const store = importer();
    await store.take(first);
    expect(counts(await store.take('Record ID\n2\n12a\n', { full: true }))).toEqual({
      rows: 2,
      unchanged: 1,
      rejected: 1,
    });
    expect(store.rows(live)).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it('does not archive the contact whose id it brings', async () => {
    const store = importer();
    await store.take('Email\na@example.com\nb@example.com\n');
    expect(counts(await store.take('Record ID,Email\n71,a@example.com\n', { full: true }))).toEqual({
      rows: 1,
      unchanged: 1,
      archived: 1,
    });
    expect(store.rows(live)).toEqual([{ id: 71 }]);
  });
});

describe('a property whose type the catalogue has changed', () => {
  const asText = catalogWith('contact:\n  shoe_size: { label: Shoe size, type: string }\n');
  const asNumber = catalogWith('contact:\n  shoe_size: { label: Shoe size, type: number }\n');
  const file = 'Record ID,Shoe size\n1,42\n2,large\n';

  it('is written anew by a file that holds every contact', async () => {
    const store = importer();
    await store.take(file, { catalog: asText });
    await store.take(file, { catalog: asNumber });
    expect(store.rows('SELECT id, shoe_size FROM contacts ORDER BY id')).toEqual([
      { id: 1, shoe_size: 42 },
      { id: 2, shoe_size: null },
    ]);
    expect(store.rows('SELECT property, record, raw FROM unreadable')).toEqual([
      { property: 'shoe_size', record: 2, raw: 'large' },
    ]);
  });

  it('refuses a file that lacks some contacts, and the store stays as it was', async () => {
    const store = importer();
    await store.take(file, { catalog: asText });
    expect(await store.refuse('Record ID,Shoe size\n1,42\n', { catalog: asNumber })).toMatchObject({
      message: expect.stringContaining('The file lacks 1 contacts of the store'),
    });
  });

  it('takes such a file when it is said to hold every contact', async () => {
    const store = importer();
    await store.take(file, { catalog: asText });
    expect(counts(await store.take('Record ID,Shoe size\n1,42\n', { catalog: asNumber, full: true }))).toMatchObject({
      archived: 1,
    });
  });

  it('is not supplied, rather than unknown, for an archived contact that comes back without it', async () => {
    const store = importer();
    await store.take(file, { catalog: asText });
    await store.take('Record ID,Shoe size\n1,42\n', { catalog: asNumber, full: true });
    await store.take('Record ID\n2\n', { catalog: asNumber });
    const supplied =
      "SELECT c.id FROM contacts AS c JOIN supplied AS s ON s.id = c._supplied WHERE s.properties LIKE '%shoe_size%'";
    expect(store.rows(supplied)).toEqual([{ id: 1 }]);
  });
});

describe('the names of properties', () => {
  it('may be those of the columns that the store has itself', async () => {
    const store = importer();
    const catalog = catalogWith('contact:\n  id: { label: Customer number, type: string }\n');
    await store.take('Email,Customer number\na@example.com,K-17\n', { catalog });
    expect(counts(await store.take('Email,Customer number\na@example.com,K-18\n', { catalog }))).toEqual({
      rows: 1,
      updated: 1,
    });
  });

  it('may differ in letter case alone', async () => {
    const store = importer();
    const catalog = catalogWith(
      'contact:\n  Region: { label: Region A, type: string }\n  region: { label: Region B, type: number }\n',
    );
    expect(counts(await store.take('Email,Region A,Region B\na@example.com,north,5\n', { catalog }))).toEqual({
      rows: 1,
      inserted: 1,
    });
  });
});
