import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtInProperties } from '../../../catalog/built-in.ts';
import { createCatalog } from '../../../catalog/catalog.ts';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import { openBetterSqlite3 } from '../../sqlite/drivers/better-sqlite3.ts';
import { contactWriter } from '../../sqlite/local-store/contact-writer.ts';
import { openStoreForWriting } from '../../sqlite/local-store/open-for-writing.ts';
import { readContents } from '../../sqlite/local-store/store-columns.ts';
import { MemoryPortal } from '../memory-portal.test-kit.ts';
import { needsOf } from './needs.ts';
import { contactProperty, needing, newStorePath, pullFrom, rowsIn, utc } from './pull.test-kit.ts';

const minute = 60_000;

/** A portal with contacts 1 to `count`, whose first names are `Name 1` and so on; an hour old. */
function portalWith(count: number): MemoryPortal {
  const portal = new MemoryPortal();
  portal.properties.contacts.push(
    'email',
    'firstname',
    'num_associated_deals',
    'hs_email_last_click_date',
    'hs_lead_status',
  );
  portal.clock -= 60 * minute;
  for (let id = 1; id <= count; id++) portal.put(id, { email: `c${id}@example.com`, firstname: `Name ${id}` });
  portal.clock += 60 * minute;
  return portal;
}

const names = 'SELECT id, firstname FROM contacts WHERE _archived IS NULL ORDER BY id';
const live = 'SELECT count(*) FROM contacts WHERE _archived IS NULL';

describe('the first pull', () => {
  it('reads every contact, a hundred at a time, and only the columns that are needed', async () => {
    const [portal, store] = [portalWith(250), newStorePath()];
    const report = await pullFrom(portal, store, needing(['firstname']));

    expect(report).toMatchObject({
      mode: 'full',
      portal: '4711',
      read: 250,
      inserted: 250,
      columns: ['email', 'firstname'],
    });
    expect(portal.asked.filter((call) => call === 'page contacts')).toHaveLength(3);
    expect(report.requests).toBe(3 + 3);
    expect(rowsIn(store, live)).toEqual([[250]]);
    expect(rowsIn(store, `SELECT key, value FROM meta WHERE key = 'portal_id'`)).toEqual([['portal_id', '4711']]);
    expect(existsSync(`${store}.pulling`)).toBe(false);
  });

  it('reads values by the types of the catalogue, and keeps what cannot be read', async () => {
    const [portal, store] = [portalWith(0), newStorePath()];
    portal.put(7, {
      email: ' Bo@Example.com ',
      firstname: '',
      num_associated_deals: '3',
      hs_email_last_click_date: '2026-01-02T03:04:05.006Z',
    });
    portal.put(8, { num_associated_deals: 'several', hs_email_last_click_date: '1767322800000' });
    const report = await pullFrom(portal, store, needing(['firstname', 'num_associated_deals', 'last_click_date']));

    expect(report.unreadable).toBe(1);
    expect(
      rowsIn(store, 'SELECT id, _address, firstname, num_associated_deals, hs_email_last_click_date FROM contacts'),
    ).toEqual([
      [7, 'bo@example.com', null, 3, Date.UTC(2026, 0, 2, 3, 4, 5, 6)],
      [8, null, null, null, 1767322800000],
    ]);
    expect(rowsIn(store, 'SELECT object, property, record, raw FROM unreadable')).toEqual([
      ['contact', 'num_associated_deals', 8, 'several'],
    ]);
  });

  it('says which needed properties the portal does not have, and does not count them as unknown', async () => {
    const [portal, store] = [portalWith(1), newStorePath()];
    const report = await pullFrom(portal, store, needing(['firstname', 'city']));

    expect(report.missingProperties.map(({ name }) => name)).toEqual(['city']);
    expect(rowsIn(store, 'SELECT properties FROM supplied')).toEqual([['["email","firstname"]']]);
  });

  it('leaves no store when it is stopped, and goes on where it was', async () => {
    const [portal, store] = [portalWith(450), newStorePath()];
    portal.failsAfter = 3 + 2;
    await expect(pullFrom(portal, store, needing(['firstname']))).rejects.toThrow('The connection was lost.');
    expect(existsSync(store)).toBe(false);

    portal.failsAfter = Number.POSITIVE_INFINITY;
    portal.asked.length = 0;
    const report = await pullFrom(portal, store, needing(['firstname']));
    expect(report).toMatchObject({ resumed: true, read: 450, inserted: 450 });
    expect(portal.asked.filter((call) => call === 'page contacts')).toHaveLength(3);
    expect(rowsIn(store, live)).toEqual([[450]]);
  });

  it('begins anew when other things are wanted than of the pull that was stopped', async () => {
    const [portal, store] = [portalWith(250), newStorePath()];
    portal.failsAfter = 4;
    await expect(pullFrom(portal, store, needing(['firstname']))).rejects.toThrow();

    portal.failsAfter = Number.POSITIVE_INFINITY;
    const report = await pullFrom(portal, store, needing(['firstname', 'num_associated_deals']));
    expect(report).toMatchObject({ resumed: false, inserted: 250 });
  });
});

describe('a later pull', () => {
  it('reads only what changed since the last one, less an overlap', async () => {
    const [portal, store] = [portalWith(250), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));

    portal.clock += 60 * minute;
    portal.put(3, { email: 'c3@example.com', firstname: 'Changed' });
    portal.put(251, { firstname: 'New' });
    portal.asked.length = 0;
    const report = await pullFrom(portal, store, needing(['firstname']));

    expect(report).toMatchObject({ mode: 'incremental', read: 2, inserted: 1, updated: 1, archived: 0 });
    expect(portal.asked).toEqual(['account', 'properties contacts', 'search', 'read contacts', 'page bin', 'search']);
    expect(rowsIn(store, names).filter(([id]) => id === 3 || id === 251)).toEqual([
      [3, 'Changed'],
      [251, 'New'],
    ]);
  });

  it('finds a change that the search showed late', async () => {
    const [portal, store] = [portalWith(2), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    portal.clock -= 4 * minute;
    portal.put(1, { firstname: 'Late' });
    portal.clock += 60 * minute;
    await pullFrom(portal, store, needing(['firstname']));
    expect(rowsIn(store, names)[0]).toEqual([1, 'Late']);
  });

  it('archives what was deleted, merged or deleted for good, and takes back what was restored', async () => {
    const [portal, store] = [portalWith(900), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    portal.archive(600);
    portal.clock += 60 * minute;
    expect(await pullFrom(portal, store, needing(['firstname']))).toMatchObject({ archived: 1 });

    portal.clock += 60 * minute;
    portal.archive(5);
    portal.records.contacts.delete(450);
    portal.records.contacts.set(600, portal.bin.get(600) as never);
    portal.bin.delete(600);
    portal.records.contacts.delete(899);
    const report = await pullFrom(portal, store, needing(['firstname']));

    expect(report).toMatchObject({ mode: 'incremental', archived: 3, updated: 1 });
    const expected = [...portal.records.contacts.keys()].sort((one, other) => one - other);
    expect(rowsIn(store, names).map(([id]) => id)).toEqual(expected);
  });

  it('reads all contacts again when too many are gone to be looked for one by one', async () => {
    const [portal, store] = [portalWith(1000), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    portal.clock += 60 * minute;
    for (let id = 3; id <= 1000; id += 3) portal.records.contacts.delete(id);
    const report = await pullFrom(portal, store, needing(['firstname']));
    expect(report.archived).toBe(333);
    expect(rowsIn(store, live)).toEqual([[667]]);
  });

  it('reads a property that a new rule needs for every contact', async () => {
    const [portal, store] = [portalWith(3), newStorePath()];
    portal.put(2, { firstname: 'Bo', num_associated_deals: '1' });
    await pullFrom(portal, store, needing(['firstname']));
    portal.clock += 60 * minute;
    const report = await pullFrom(portal, store, needing(['num_associated_deals']));

    expect(report).toMatchObject({ mode: 'full', columns: ['email', 'firstname', 'num_associated_deals'] });
    expect(rowsIn(store, 'SELECT id, num_associated_deals FROM contacts')).toEqual([
      [1, null],
      [2, 1],
      [3, null],
    ]);
  });

  it('refuses another portal, and leaves the store as it was', async () => {
    const [portal, store] = [portalWith(3), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    const other = portalWith(9);
    other.portalId = '815';
    await expect(pullFrom(other, store, needing(['firstname']))).rejects.toThrow(
      'contacts.db holds the contacts of portal 4711, but the token belongs to portal 815.',
    );
    expect(rowsIn(store, live)).toEqual([[3]]);
    expect(existsSync(`${store}.pulling`)).toBe(false);
  });

  it('takes nothing over when another program wrote to the store meanwhile', async () => {
    const [portal, store] = [portalWith(3), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    await expect(
      pullFrom(portal, store, needing(['firstname']), {
        full: true,
        onProgress: () => {
          const database = openBetterSqlite3(store, { readOnly: false });
          database.exec(`UPDATE contacts SET firstname = 'Imported' WHERE id = 1`);
          database.close();
        },
      }),
    ).rejects.toThrow('changed by another program');
    expect(rowsIn(store, names)[0]).toEqual([1, 'Imported']);
  });
});

describe('a store that is there', () => {
  /** A store as an import leaves it: contacts by record id, or by address only where the id is negative. */
  function importedStore(contacts: Readonly<Record<number, string>>): string {
    const path = newStorePath();
    const store = openStoreForWriting(openBetterSqlite3, path, 'contacts.db', utc);
    const writer = contactWriter(store.database, [contactProperty('email')], { tracksWritten: false, now: 1 });
    for (const [id, email] of Object.entries(contacts))
      writer.write({
        ...(Number(id) > 0 ? { id: Number(id) } : {}),
        address: email,
        values: [email],
        rawTexts: new Map(),
      });
    writer.finish();
    store.commit();
    return path;
  }

  it('of imported contacts is gone on with: those of the portal are known again, the others archived', async () => {
    const store = importedStore({ 1: 'c1@example.com', 77: 'gone@example.com', [-1]: 'c2@example.com' });
    const report = await pullFrom(portalWith(3), store, needing(['firstname']));
    expect(report).toMatchObject({ mode: 'full', updated: 2, inserted: 1, archived: 1 });
    expect(rowsIn(store, 'SELECT id, firstname, _archived IS NULL FROM contacts ORDER BY id')).toEqual([
      [1, 'Name 1', 1],
      [2, 'Name 2', 1],
      [3, 'Name 3', 1],
      [77, null, 0],
    ]);
  });

  it('of contacts that the portal has none of is left alone', async () => {
    const store = importedStore({ 70: 'a@example.com', 71: 'b@example.com' });
    await expect(pullFrom(portalWith(3), store, needing(['firstname']))).rejects.toThrow(
      'The portal has none of the 2 contacts of the store.',
    );
    expect(rowsIn(store, 'SELECT id FROM contacts WHERE _archived IS NULL')).toEqual([[70], [71]]);
    expect(existsSync(`${store}.pulling`)).toBe(false);
  });

  it('is pulled into by one program at a time', async () => {
    const [portal, store] = [portalWith(3), newStorePath()];
    let second: Promise<unknown> | undefined;
    await pullFrom(portal, store, needing(['firstname']), {
      onProgress: () => {
        second ??= pullFrom(portal, store, needing(['firstname'])).catch((error: Error) => error.message);
      },
    });
    expect(await second).toBe('Another pull into contacts.db is running.');
    expect(rowsIn(store, live)).toEqual([[3]]);
  });

  it('is read anew when the time zone changes, or the type of a property', async () => {
    const [portal, store] = [portalWith(0), newStorePath()];
    portal.clock -= 60 * minute;
    portal.put(1, { hs_email_last_click_date: '2026-01-02' });
    portal.clock += 60 * minute;
    const clicked = 'SELECT hs_email_last_click_date FROM contacts';
    await pullFrom(portal, store, needing(['last_click_date']));
    expect(rowsIn(store, clicked)).toEqual([[Date.UTC(2026, 0, 2)]]);

    const stockholm = zoneOf('Europe/Stockholm') as Zone;
    expect(await pullFrom(portal, store, needing(['last_click_date']), { zone: stockholm })).toMatchObject({
      mode: 'full',
    });
    expect(rowsIn(store, clicked)).toEqual([[Date.UTC(2026, 0, 1, 23)]]);

    const retyped = { ...contactProperty('last_click_date'), type: 'date' } as const;
    const catalog = createCatalog([...builtInProperties.filter(({ name }) => name !== retyped.name), retyped]);
    const report = await pullFrom(portal, store, needsOf([], [retyped]), { zone: stockholm, catalog });
    expect(report).toMatchObject({ mode: 'full' });
    expect(rowsIn(store, clicked)).toEqual([[Date.UTC(2026, 0, 2) / 86_400_000]]);
  });

  it('lets go of a property that the portal no longer has', async () => {
    const [portal, store] = [portalWith(2), newStorePath()];
    await pullFrom(portal, store, needing(['firstname']));
    portal.properties.contacts.splice(portal.properties.contacts.indexOf('firstname'), 1);
    portal.clock += 60 * minute;
    const report = await pullFrom(portal, store, needing(['firstname']));
    expect(report.missingProperties.map(({ name }) => name)).toEqual(['firstname']);
    expect(rowsIn(store, `SELECT properties FROM supplied WHERE object = 'contact'`)).toEqual([['["email"]']]);
  });
});

describe('besides contacts', () => {
  it('brings the recorded values of a property, whole', async () => {
    const [portal, store] = [portalWith(0), newStorePath()];
    portal.put(
      1,
      { hs_lead_status: 'OPEN' },
      {
        hs_lead_status: [
          { value: 'OPEN', timestamp: '2026-01-02T00:00:00Z' },
          { value: '', timestamp: '2026-01-01T00:00:00.500Z' },
        ],
      },
    );
    const needs = needing(['hs_lead_status']);
    await pullFrom(portal, store, { ...needs, histories: needs.properties });

    expect(rowsIn(store, 'SELECT property, contact, at, value, unreadable FROM property_history ORDER BY at')).toEqual([
      ['hs_lead_status', 1, Date.UTC(2026, 0, 1, 0, 0, 0, 500), null, 0],
      ['hs_lead_status', 1, Date.UTC(2026, 0, 2), 'OPEN', 0],
    ]);
    expect(rowsIn(store, 'SELECT property FROM histories')).toEqual([['hs_lead_status']]);
  });

  it('brings the members of lists, and forgets a list that is gone', async () => {
    const [portal, store] = [portalWith(4), newStorePath()];
    portal.lists.set('VIP', [2, 4]);
    const members =
      'SELECT l.name, m.contact FROM lists AS l LEFT JOIN list_members AS m ON m.list = l.id ORDER BY 1, 2';
    const first = await pullFrom(portal, store, needing([], { lists: ['Gone', 'VIP'] }));
    expect(first).toMatchObject({ missingLists: ['Gone'], lists: [{ name: 'VIP', members: 2 }] });
    expect(rowsIn(store, members)).toEqual([
      ['VIP', 2],
      ['VIP', 4],
    ]);

    portal.lists.delete('VIP');
    portal.lists.set('Gone', []);
    await pullFrom(portal, store, needing([], { lists: ['Gone', 'VIP'] }));
    expect(rowsIn(store, members)).toEqual([['Gone', null]]);
  });

  it('brings the records that contacts are associated with', async () => {
    const [portal, store] = [portalWith(150), newStorePath()];
    portal.properties.deals.push('hs_object_id', 'amount');
    portal.records.deals.set(11, { properties: { amount: '12.5' } });
    portal.records.deals.set(12, { properties: { amount: 'much' } });
    portal.records.deals.set(13, { properties: { amount: '1' } });
    portal.associations.deals.set(1, [11, 12]);
    portal.associations.deals.set(150, [12]);
    const amount = {
      object: 'deal',
      name: 'amount',
      label: 'Amount',
      type: 'number',
      origin: 'record',
      writable: true,
    } as const;
    const stage = { ...amount, name: 'dealstage', type: 'string' } as const;
    const needs = needing([], { associated: [{ relation: 'deal', object: 'deals', properties: [amount, stage] }] });
    await pullFrom(portal, store, needs);

    expect(rowsIn(store, 'SELECT contact, record FROM associations ORDER BY 1, 2')).toEqual([
      [1, 11],
      [1, 12],
      [150, 12],
    ]);
    expect(rowsIn(store, 'SELECT id, hs_object_id, amount FROM deal')).toEqual([
      [11, 11, 12.5],
      [12, 12, null],
    ]);
    expect(rowsIn(store, `SELECT record, raw FROM unreadable WHERE object = 'deal'`)).toEqual([[12, 'much']]);
    const contents = openBetterSqlite3(store, { readOnly: true });
    expect(readContents(contents).hasRelatedColumn(stage)).toBe(false);
    contents.close();
  });

  it('tells the status of addresses from their events, in the order of their times', async () => {
    const [portal, store] = [portalWith(1), newStorePath()];
    let id = 0;
    const event = (type: string, recipient: string, created: number, category?: string): void => {
      portal.events.push({
        id: String(id++),
        type,
        recipient,
        created,
        ...(category === undefined ? {} : { category }),
      });
    };
    event('BOUNCE', 'Dead@example.com', 1, 'UNKNOWN_USER');
    event('BOUNCE', 'repaired@example.com', 1, 'POLICY');
    event('UNBOUNCE', 'repaired@example.com', 2);
    event('UNBOUNCE', 'again@example.com', 2);
    event('BOUNCE', 'again@example.com', 3, 'MAILBOX_FULL');
    event('BOUNCE', 'soft@example.com', 4, 'GREYLISTING');
    event('SPAMREPORT', 'angry@example.com', 5);
    event('UNBOUNCE', '', 0);
    event('OPEN', 'dead@example.com', 7);
    const needs = needing([], { eventTypes: ['BOUNCE', 'SPAMREPORT', 'UNBOUNCE'] });
    const report = await pullFrom(portal, store, needs);

    expect(report).toMatchObject({ events: 7, eventsWithoutAddress: 1 });
    expect(
      rowsIn(store, 'SELECT address, portal_bounce, portal_bounce_reason, spam_report FROM addresses ORDER BY 1'),
    ).toEqual([
      ['again@example.com', 1, 'MAILBOX_FULL', null],
      ['angry@example.com', null, null, 1],
      ['dead@example.com', 1, 'UNKNOWN_USER', null],
      ['repaired@example.com', 0, null, null],
      ['soft@example.com', null, 'GREYLISTING', null],
    ]);
    expect(rowsIn(store, 'SELECT property, record, raw FROM unreadable')).toEqual([
      ['portal_bounce', 'soft@example.com', 'GREYLISTING'],
    ]);

    portal.clock += 60 * minute;
    event('UNBOUNCE', 'dead@example.com', portal.clock);
    expect(await pullFrom(portal, store, needs)).toMatchObject({ events: 1 });
    expect(rowsIn(store, `SELECT portal_bounce FROM addresses WHERE address = 'dead@example.com'`)).toEqual([[0]]);
  });

  it('cannot tell of bounces before one was taken back that names no address', async () => {
    const [portal, store] = [portalWith(1), newStorePath()];
    const bounce = { type: 'BOUNCE', category: 'UNKNOWN_USER' };
    portal.events.push(
      { ...bounce, id: 'a', recipient: 'before@example.com', created: 5 },
      { id: 'b', type: 'UNBOUNCE', created: 6 },
      { ...bounce, id: 'c', recipient: 'after@example.com', created: 7 },
    );
    await pullFrom(portal, store, needing([], { eventTypes: ['BOUNCE', 'UNBOUNCE'] }));
    expect(rowsIn(store, 'SELECT address, portal_bounce FROM addresses ORDER BY 1')).toEqual([
      ['after@example.com', 1],
      ['before@example.com', null],
    ]);
    expect(rowsIn(store, 'SELECT record, raw FROM unreadable')).toEqual([['before@example.com', 'UNKNOWN_USER']]);
  });
});
