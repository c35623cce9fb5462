import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { counts, importer } from './import.test-kit.ts';

const small = 'Record ID,First Name,Email\n1,Åsa,asa@example.com\n2,Bo,bo@example.com\n';
const names = 'SELECT id, firstname FROM contacts ORDER BY id';
const asaAndBo = [
  { id: 1, firstname: 'Åsa' },
  { id: 2, firstname: 'Bo' },
];

function utf16(text: string, order: 'le' | 'be', hasMark: boolean): Buffer {
  const bytes = Buffer.from(hasMark ? `\ufeff${text}` : text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(small)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${small}`)],
    ['UTF-16 little-endian with a mark', utf16(small, 'le', true)],
    ['UTF-16 big-endian with a mark', utf16(small, 'be', true)],
    ['UTF-16 little-endian without a mark', utf16(small, 'le', false)],
    ['UTF-16 big-endian without a mark', utf16(small, 'be', false)],
    ['UTF-8 with a mark before a quoted header', Buffer.from(`\ufeff${small.replace('Record ID', '"Record ID"')}`)],
  ])('%s', async (_, content) => {
    const store = importer();
    expect(counts(await store.take(content))).toEqual({ rows: 2, inserted: 2 });
    expect(store.rows(names)).toEqual(asaAndBo);
  });

  it('UTF-16 text may be longer than what is read at once, and characters lie across its pieces', async () => {
    const store = importer();
    const rows = Array.from({ length: 30_000 }, (_, index) => `${index + 1},Åsa 😀 ${index},\n`).join('');
    const report = await store.take(utf16(`Record ID,First Name,Email\n${rows}`, 'le', true));
    expect(counts(report)).toEqual({ rows: 30_000, inserted: 30_000 });
    expect(store.value("SELECT count(*) FROM contacts WHERE firstname = 'Åsa 😀 ' || (id - 1)")).toBe(30_000);
  });

  it('UTF-8 characters may lie across the pieces in which a file is read', async () => {
    const store = importer();
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index + 1},å😀${index},\n`).join('');
    await store.take(`Record ID,First Name,Email\n${rows}`);
    expect(store.value("SELECT count(*) FROM contacts WHERE firstname = 'å😀' || (id - 1)")).toBe(60_000);
  });

  it('another encoding is refused at the line where it shows', async () => {
    const store = importer();
    const content = Buffer.concat([
      Buffer.from('Record ID,First Name\n1,Bo\n2,'),
      Buffer.from([0xc5]),
      Buffer.from('sa\n'),
    ]);
    expect(await store.refuse(content)).toEqual({
      message: 'This is not UTF-8 text.',
      line: 3,
      hint: 'Save the file as “CSV UTF-8”, or export it again.',
    });
  });

  it('a NUL byte is refused: such a file is no text', async () => {
    const store = importer();
    expect(await store.refuse('Record ID,First Name\n1,Bo\n2,A\u0000sa\n')).toMatchObject({
      message: 'This is not a text file.',
      line: 3,
    });
    expect(await store.refuse(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toMatchObject({
      message: 'This is not a text file.',
    });
  });

  it('a NUL character is refused in UTF-16 too', async () => {
    const store = importer();
    expect(await store.refuse(utf16('Record ID,First Name\n1,Bo\n2,A\u0000sa\n', 'le', true))).toMatchObject({
      message: 'This is not a text file.',
    });
  });
});

describe('the delimiter of a file', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
  ])('%s', async (_, delimiter) => {
    const store = importer();
    await store.take(small.replaceAll(',', delimiter));
    expect(store.rows(names)).toEqual(asaAndBo);
  });

  it('is the one outside quotes in the header', async () => {
    const store = importer();
    await store.take('Record ID;"First Name";"a, b, c, d, e"\n1;Åsa;x\n2;Bo;"y;z"\n');
    expect(store.rows('SELECT id, firstname, a_b_c_d_e FROM contacts ORDER BY id')).toEqual([
      { id: 1, firstname: 'Åsa', a_b_c_d_e: 'x' },
      { id: 2, firstname: 'Bo', a_b_c_d_e: 'y;z' },
    ]);
  });

  it('is not needed where there is one column', async () => {
    const store = importer();
    expect(counts(await store.take('Email\na@example.com\nb@example.com\n'))).toEqual({ rows: 2, inserted: 2 });
  });
});

describe('the lines of a file', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('end with %s', async (_, end) => {
    const store = importer();
    await store.take(small.replaceAll('\n', end));
    expect(store.rows(names)).toEqual(asaAndBo);
  });

  it('the last one needs no end', async () => {
    const store = importer();
    expect(counts(await store.take(small.trimEnd()))).toEqual({ rows: 2, inserted: 2 });
  });

  it('are counted as an editor counts them: quoted breaks, blank lines and the header included', async () => {
    const store = importer();
    const content = [
      'Record ID,First Name,Email', // 1
      '1,"two', // 2
      'lines",a@example.com', // 3
      '', // 4
      'x,rejected,b@example.com', // 5
      '2,"three', // 6
      '', // 7
      'lines",c@example.com', // 8
      'y,"rejected', // 9
      'too",d@example.com', // 10
      'z,rejected,e@example.com', // 11
      '',
    ];
    for (const end of ['\n', '\r\n']) {
      await store.take(content.join(end));
      expect(store.rejects()?.match(/^\d+(?=,)/gm)).toEqual(['5', '9', '11']);
      expect(store.value('SELECT firstname FROM contacts WHERE id = 2')).toBe(`three${end}${end}lines`);
    }
  });

  it('a row with too few or too many cells is rejected and the others are taken', async () => {
    const store = importer();
    const report = await store.take('Record ID,First Name\n1,Bo\n2\n3,a,b\n4,Ek\n');
    expect(counts(report)).toEqual({ rows: 4, inserted: 2, rejected: 2 });
    expect(report.rejectsFile).toBe(join(store.folder, 'rejects.csv'));
    expect(store.rejects()).toBe(
      'line,reason,Record ID,First Name\n' +
        '3,"The row has 1 cells, the header 2.",2\n' +
        '4,"The row has 3 cells, the header 2.",3,a,b\n',
    );
  });
});

describe('quotes', () => {
  it('keep delimiters, breaks and doubled quotes inside a cell', async () => {
    const store = importer();
    await store.take('Record ID,First Name\n1,"a,b ""c""\n d"\n');
    expect(store.value('SELECT firstname FROM contacts')).toBe('a,b "c"\n d');
  });

  it('inside an unquoted cell are text', async () => {
    const store = importer();
    await store.take('Record ID,First Name\n1,5" pipe\n');
    expect(store.value('SELECT firstname FROM contacts')).toBe('5" pipe');
  });

  it('that are never closed refuse the file, at the line where they open, and leave the store as it was', async () => {
    const store = importer();
    await store.take(small);
    const before = store.digest();
    const rows = (count: number): string => Array.from({ length: count }, (_, index) => `${index + 1},Bo,\n`).join('');
    for (const count of [0, 3, 1500, 40_000]) {
      const content = `Record ID,First Name,Email\n${rows(count)}77,"never closed,\n78,Ek,\n`;
      expect(await store.refuse(content), `after ${count} rows`).toEqual({
        message: 'A quote that opens here is never closed.',
        line: count + 2,
        hint: 'Nothing was imported. Mend the file, or export it again.',
      });
    }
    expect(store.digest()).toBe(before);
  });

  it('that are never closed refuse a file into a store that did not exist, and leave none', async () => {
    const store = importer();
    await store.refuse('Record ID,First Name\n1,"never closed\n');
    expect(store.digest()).toBeUndefined();
  });

  it('that are never closed in a very large rest refuse the file as well', async () => {
    const store = importer();
    const rest = `${'x'.repeat(98)}\n`.repeat(100_000);
    expect(await store.refuse(`Record ID,First Name\n1,Bo\n2,"never closed\n${rest}`)).toMatchObject({ line: 3 });
  });
});

describe('text', () => {
  it('is kept to the letter', async () => {
    const store = importer();
    const texts = [
      ' Bo',
      'Bo ',
      '\u00a0Bo\u00a0',
      ' ',
      '\u00a0',
      'A\u030asa',
      '\u212bsa',
      '😀',
      "O'Brien",
      '=1+1',
      '-',
      '00123',
      '\tx',
    ];
    await store.take(`Record ID,First Name\n${texts.map((text, index) => `${index + 1},"${text}"`).join('\n')}\n`);
    expect(store.rows('SELECT firstname FROM contacts ORDER BY id').map(({ firstname }) => firstname)).toEqual(texts);
  });

  it('that a spreadsheet wrapped as ="…" is unwrapped only when it is the whole cell', async () => {
    const store = importer();
    const cells: [written: string, text: string | null][] = [
      ['"=""00123"""', '00123'],
      ['="00123"', '00123'],
      ['"=""say """"hi"""""""', 'say "hi"'],
      ['"="""""', null],
      ['" =""00123"""', ' ="00123"'],
      ['"=""00123"" "', '="00123" '],
      ['"x=""00123"""', 'x="00123"'],
      ['"=""00123"', '="00123'],
      ['"=00123"', '=00123'],
      ['"="', '='],
    ];
    await store.take(
      `Record ID,First Name\n${cells.map(([written], index) => `${index + 1},${written}`).join('\n')}\n`,
    );
    expect(store.rows('SELECT firstname FROM contacts ORDER BY id').map(({ firstname }) => firstname)).toEqual(
      cells.map(([, text]) => text),
    );
  });

  it('that a spreadsheet wrapped is unwrapped in ids and addresses too', async () => {
    const store = importer();
    await store.take('Record ID,Email\n"=""0012""","=""Bo@Example.com"""\n');
    expect(store.rows('SELECT id, email, _address FROM contacts')).toEqual([
      { id: 12, email: 'Bo@Example.com', _address: 'bo@example.com' },
    ]);
  });
});

describe('headers', () => {
  it('are labels, names, aliases or other known spellings, in any letter case', async () => {
    const store = importer();
    const report = await store.take(
      'RECORD ID,email,hs_email_hard_bounce_reason_enum,sends_since_engagement,Last marketing email click date\n1,a@example.com,Unknown user,5,2026-01-15\n',
    );
    expect(report.columns.map(({ property, isNew }) => [property, isNew])).toEqual([
      ['hs_object_id', false],
      ['email', false],
      ['hs_email_hard_bounce_reason_enum', false],
      ['hs_email_sends_since_last_engagement', false],
      ['hs_email_last_click_date', false],
    ]);
  });

  it('that stand twice: the shown property first, the hidden one of the same label second', async () => {
    const store = importer();
    const report = await store.take(
      'Record ID,Email hard bounce reason,Email hard bounce reason\n1,Unknown user,550 no such user\n',
    );
    expect(report.columns.map(({ property }) => property)).toEqual([
      'hs_object_id',
      'hs_email_hard_bounce_reason_enum',
      'hs_email_hard_bounce_reason',
    ]);
  });

  it('that stand twice without a second property become a new one; the first column counts', async () => {
    const store = importer();
    const report = await store.take('Record ID,Email,Email,Own,Own\n1,first@example.com,second@example.com,a,b\n');
    expect(report.columns.map(({ property, isNew }) => [property, isNew])).toEqual([
      ['hs_object_id', false],
      ['email', false],
      ['email_2', true],
      ['own', true],
      ['own_2', true],
    ]);
    expect(store.rows('SELECT email, email_2, own, own_2, _address FROM contacts')).toEqual([
      {
        email: 'first@example.com',
        email_2: 'second@example.com',
        own: 'a',
        own_2: 'b',
        _address: 'first@example.com',
      },
    ]);
  });

  it('that are unknown become string properties whose labels are kept, and are told', async () => {
    const store = importer();
    await store.take('Record ID,Favourite Färg/Color,2nd choice,Opted out of email: Nyhetsbrev\n1,röd,,Yes\n');
    expect(store.remembered).toMatchObject([
      {
        object: 'contact',
        name: 'favourite_farg_color',
        label: 'Favourite Färg/Color',
        type: 'string',
        origin: 'record',
      },
      { object: 'contact', name: 'column_2nd_choice', label: '2nd choice', type: 'string' },
      {
        object: 'contact',
        name: 'opted_out_of_email_nyhetsbrev',
        label: 'Opted out of email: Nyhetsbrev',
        type: 'boolean',
      },
    ]);
    expect(store.rows('SELECT * FROM contacts')).toMatchObject([
      { favourite_farg_color: 'röd', column_2nd_choice: null, opted_out_of_email_nyhetsbrev: 1 },
    ]);
  });

  it.each([
    'rowid',
    'oid',
    '_address',
    '_supplied',
    'Archived',
    'select',
    'a"b',
    "a'b; DROP TABLE contacts",
    '😀',
    '…',
  ])('such as %j make a column and break nothing', async (header) => {
    const store = importer();
    const report = await store.take(`Record ID,Email,"${header.replaceAll('"', '""')}"\n7,a@example.com,x\n`);
    const column = report.columns[2]?.property as string;
    expect(store.rows(`SELECT id, "${column}" AS own, _address, _archived FROM contacts`)).toEqual([
      { id: 7, own: 'x', _address: 'a@example.com', _archived: null },
    ]);
  });

  it('an empty header is a column that is not read', async () => {
    const store = importer();
    const report = await store.take('Record ID,,Email\n1,x,a@example.com\n');
    expect(report.columns.map(({ property }) => property)).toEqual(['hs_object_id', 'email']);
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['has no bytes', '', 'The file is empty.'],
    ['has blank lines only', '\n\n\n', 'The file has no header.'],
    [
      'names neither an id nor an address',
      'First Name,Last Name\nBo,Ek\n',
      'The header names neither a record id nor an e-mail address.',
    ],
  ])('%s', async (_, content, message) => {
    const store = importer();
    expect(await store.refuse(content)).toMatchObject({ message });
    expect(store.digest()).toBeUndefined();
  });

  it('is named as the export of unsubscribes and bounces when it is one', async () => {
    const { hint } = await importer().refuse('Address,Portal Bounce\na@example.com,TRUE\n');
    expect(hint).toContain('--kind address-status');
  });

  it('does not exist, or is a folder', async () => {
    const store = importer();
    await expect(store.takeFile(join(store.folder, 'none.csv'))).rejects.toThrow('There is no such file.');
    mkdirSync(join(store.folder, 'folder.csv'));
    await expect(store.takeFile(join(store.folder, 'folder.csv'))).rejects.toThrow('This is a folder, not a CSV file.');
    expect(store.digest()).toBeUndefined();
  });

  it('a header alone is no mistake: there are no contacts', async () => {
    const store = importer();
    expect(counts(await store.take('Record ID,Email\n'))).toEqual({});
    expect(store.value('SELECT count(*) FROM contacts')).toBe(0);
  });
});
