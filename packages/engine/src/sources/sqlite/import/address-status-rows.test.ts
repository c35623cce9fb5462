import { describe, expect, it } from 'vitest';
import { catalogWith, counts, type Importer, importer } from './import.test-kit.ts';

const kind = 'address-status';
const header = 'Email,Portal Bounce,Portal Unsubscribe,Portal Spam Report,Global Bounce,Marketing Information\n';

function ledger(store: Importer, columns: string): Record<string, unknown>[] {
  return store.rows(`SELECT address, ${columns} FROM addresses ORDER BY address`);
}

describe('the export of unsubscribes and bounces', () => {
  it('sets flags by address; a blank one is unknown', async () => {
    const store = importer();
    const report = await store.take(`${header} A@Example.com ,TRUE,,true,no,Yes\nb@example.com,,FALSE,,,\n`, { kind });
    expect(counts(report)).toEqual({ rows: 2, inserted: 2 });
    expect(
      ledger(store, 'portal_bounce, portal_unsubscribe, spam_report, global_bounce, marketing_information'),
    ).toEqual([
      {
        address: 'a@example.com',
        portal_bounce: 1,
        portal_unsubscribe: null,
        spam_report: 1,
        global_bounce: 0,
        marketing_information: 1,
      },
      {
        address: 'b@example.com',
        portal_bounce: null,
        portal_unsubscribe: 0,
        spam_report: null,
        global_bounce: null,
        marketing_information: null,
      },
    ]);
  });

  it('is read whatever the spaces and letter case of its headers', async () => {
    const store = importer();
    const report = await store.take(
      'E-MAIL; portal   bounce ;PORTAL UNSUBSCRIBE;Spam Report\na@example.com;TRUE;;TRUE\n',
      {
        kind,
      },
    );
    expect(report.columns.map(({ property, isNew }) => [property, isNew])).toEqual([
      ['email', false],
      ['portal_bounce', false],
      ['portal_unsubscribe', false],
      ['spam_report', false],
    ]);
    expect(ledger(store, 'portal_bounce, portal_unsubscribe, spam_report')).toEqual([
      { address: 'a@example.com', portal_bounce: 1, portal_unsubscribe: null, spam_report: 1 },
    ]);
  });

  it('finds the column of addresses by what stands in it when its header is unknown', async () => {
    const store = importer();
    await store.take('Kund,Postadress till kund,Portal Bounce\nBo,bo@example.com,TRUE\nEk,ek@example.com,\n', { kind });
    expect(ledger(store, 'portal_bounce')).toEqual([
      { address: 'bo@example.com', portal_bounce: 1 },
      { address: 'ek@example.com', portal_bounce: null },
    ]);
  });

  it('is refused when no column holds addresses, or none says anything of them', async () => {
    const store = importer();
    expect(await store.refuse('Name,Portal Bounce\nBo,TRUE\nEk,\n', { kind })).toMatchObject({
      message: 'No column of this file holds e-mail addresses.',
      line: 1,
    });
    expect(await store.refuse('Email,Name\nbo@example.com,Bo\n', { kind })).toMatchObject({ line: 1 });
    expect(store.digest()).toBeUndefined();
  });

  it('may name the reason in the place of a bounce', async () => {
    const store = importer();
    await store.take(
      `${header}a@example.com,550 5.1.1 User unknown,,,,\nb@example.com,TRUE,,,,\nc@example.com,FALSE,,,,\n`,
      { kind },
    );
    expect(ledger(store, 'portal_bounce, portal_bounce_reason')).toEqual([
      { address: 'a@example.com', portal_bounce: 1, portal_bounce_reason: '550 5.1.1 User unknown' },
      { address: 'b@example.com', portal_bounce: 1, portal_bounce_reason: null },
      { address: 'c@example.com', portal_bounce: 0, portal_bounce_reason: null },
    ]);
  });

  it('replaces the status of the addresses that it holds and leaves others', async () => {
    const store = importer();
    await store.take(`${header}a@example.com,TRUE,TRUE,,,\nb@example.com,TRUE,,,,\n`, { kind });
    const report = await store.take(`${header}a@example.com,,,TRUE,,\nc@example.com,,TRUE,,,\n`, { kind });
    expect(counts(report)).toEqual({ rows: 2, inserted: 1, updated: 1 });
    expect(ledger(store, 'portal_bounce, portal_unsubscribe, spam_report')).toEqual([
      { address: 'a@example.com', portal_bounce: null, portal_unsubscribe: null, spam_report: 1 },
      { address: 'b@example.com', portal_bounce: 1, portal_unsubscribe: null, spam_report: null },
      { address: 'c@example.com', portal_bounce: null, portal_unsubscribe: 1, spam_report: null },
    ]);
  });

  it('replaces with fewer columns: what the new file lacks is no longer supplied for its addresses', async () => {
    const store = importer();
    await store.take(`${header}a@example.com,TRUE,TRUE,,,\nb@example.com,TRUE,,,,\n`, { kind });
    await store.take('Email,Portal Unsubscribe\na@example.com,\n', { kind });
    expect(ledger(store, 'portal_bounce')).toEqual([
      { address: 'a@example.com', portal_bounce: null },
      { address: 'b@example.com', portal_bounce: 1 },
    ]);
    expect(
      store.rows(
        "SELECT a.address FROM addresses AS a JOIN supplied AS s ON s.id = a._supplied WHERE s.properties LIKE '%portal_bounce\"%'",
      ),
    ).toEqual([{ address: 'b@example.com' }]);
  });

  it('brings one boolean for each subscription', async () => {
    const store = importer();
    await store.take('Email,Portal Bounce,Opted out of email: Nyhetsbrev,Product News\na@example.com,,TRUE,Yes\n', {
      kind,
    });
    expect(store.remembered).toMatchObject([
      { name: 'opted_out_of_email_nyhetsbrev', type: 'boolean', origin: 'address' },
      { name: 'product_news', label: 'Product News', type: 'boolean', origin: 'address' },
    ]);
    expect(ledger(store, 'opted_out_of_email_nyhetsbrev AS one, product_news AS two')).toEqual([
      { address: 'a@example.com', one: 1, two: 1 },
    ]);
  });

  it('keeps raw what is no flag, and counts it', async () => {
    const store = importer();
    const report = await store.take(`${header}a@example.com,,perhaps,,,\n`, { kind });
    expect(counts(report)).toEqual({ rows: 1, inserted: 1, unreadable: 1 });
    expect(store.rows('SELECT object, property, record, raw FROM unreadable')).toEqual([
      { object: 'address', property: 'portal_unsubscribe', record: 'a@example.com', raw: 'perhaps' },
    ]);
    await store.take(`${header}a@example.com,,no,,,\n`, { kind });
    expect(store.value('SELECT count(*) FROM unreadable')).toBe(0);
  });

  it('forgets what could not be read of an address when a later file lacks that column', async () => {
    const store = importer();
    await store.take(`${header}a@example.com,,perhaps,,,\n`, { kind });
    await store.take('Email,Portal Bounce\na@example.com,TRUE\n', { kind });
    expect(store.value('SELECT count(*) FROM unreadable')).toBe(0);
  });

  it('rejects rows without an address or with other cells than the header', async () => {
    const store = importer();
    expect(
      counts(await store.take('Email,Portal Bounce\n ,TRUE\na@example.com\nb@example.com,TRUE\n', { kind })),
    ).toEqual({
      rows: 3,
      inserted: 1,
      rejected: 2,
    });
  });

  it('said twice changes nothing', async () => {
    const store = importer();
    const content = `${header}a@example.com,550 gone,perhaps,TRUE,,\nb@example.com,,,,,\n`;
    await store.take(content, { kind });
    expect(counts(await store.take(content, { kind }))).toEqual({ rows: 2, unchanged: 2, unreadable: 1 });
  });

  it('whose column has another type now loses no address’s status without a word', async () => {
    const store = importer();
    const asBoolean = catalogWith('contact:\n  news: { label: News, type: boolean, origin: address }\n');
    const asText = catalogWith('contact:\n  news: { label: News, type: string, origin: address }\n');
    await store.take('Email,Portal Bounce,News\na@example.com,,TRUE\nb@example.com,,TRUE\n', {
      kind,
      catalog: asBoolean,
    });
    const again = store.take('Email,Portal Bounce,News\na@example.com,,daily\n', { kind, catalog: asText });
    // As for contacts: refused, or the addresses that the file lacks are no longer supplied with it.
    await again.catch(() => {});
    const knownOfB = store.rows(
      "SELECT a.news FROM addresses AS a JOIN supplied AS s ON s.id = a._supplied WHERE a.address = 'b@example.com' AND s.properties LIKE '%\"news\"%'",
    );
    expect(knownOfB.filter(({ news }) => news === null)).toEqual([]);
  });
});
