import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Catalog } from '../../../catalog/catalog.ts';
import { prepareDecision } from '../../../evaluate/decide.ts';
import { parseCriteria } from '../../../language/parse-criteria.ts';
import { matchesOf, undecidedOf } from '../../../plan/selection.ts';
import { bindCriteria } from '../../../semantics/bind.ts';
import type { BoundCriteria } from '../../../semantics/bound-criteria.ts';
import { readsOf } from '../../../semantics/reads.ts';
import { momentAt } from '../../../values/moment.ts';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import type { Source } from '../../source.ts';
import { openBetterSqlite3 } from '../drivers/better-sqlite3.ts';
import { catalogWith, type Importer, importer } from '../import/import.test-kit.ts';
import { localSource } from './local-source.ts';

const zone = zoneOf('Europe/Stockholm') as Zone;
const moment = momentAt(Date.parse('2026-03-29T10:30:00Z'), zone);
const builtIn = catalogWith('');

function bind(text: string, catalog: Catalog = builtIn): BoundCriteria {
  const { criteria: tree } = parseCriteria(text);
  if (tree === undefined) throw new Error(text);
  const { criteria, problems } = bindCriteria(tree, {
    catalog,
    zone,
    parameters: new Map(),
    sets: new Map(),
    rule: () => ({ kind: 'unknown', suggestions: [] }),
  });
  if (criteria === undefined) throw new Error(JSON.stringify(problems));
  return criteria;
}

function open({ storePath }: Importer): Source {
  const source = localSource('local', openBetterSqlite3(storePath, { readOnly: true }), zone, 'data/contacts.db');
  onTestFinished(() => source.close());
  return source;
}

/** `1 4 ?7`: the ids that match, and those that are undecided; the reader by id must say the same. */
async function answer(source: Source, text: string, catalog: Catalog = builtIn): Promise<string> {
  const criteria = bind(text, catalog);
  const ids = async (selection: ReturnType<typeof matchesOf>): Promise<string[]> => {
    const found: string[] = [];
    for await (const batch of source.select(selection)) found.push(...batch);
    return found;
  };
  const matched = await ids(matchesOf(criteria, catalog, moment));
  const undecided = await ids(undecidedOf(criteria, catalog, moment));
  const everyone = await ids(matchesOf(bind('everyone'), catalog, moment));
  const decide = prepareDecision(criteria, moment, catalog);
  const read = await source.read(everyone, readsOf(criteria, catalog), catalog);
  expect(read.filter((record) => decide(record) === 'match').map(({ id }) => id)).toEqual(matched);
  expect(read.filter((record) => decide(record) === 'undecided').map(({ id }) => id)).toEqual(undecided);
  return [...matched, ...undecided.map((id) => `?${id}`)].join(' ');
}

describe('archived contacts', () => {
  it('are no records, no neighbours and are not counted', async () => {
    const store = importer();
    await store.take(
      'Record ID,Email,First Name\n1,a@example.com,Ann\n2,A@example.com,Anna\n3,c@example.com,Cy\n4,d@other.org,Di\n',
    );
    await store.take('Record ID\n1\n4\n', { full: true });
    const source = open(store);
    expect(await source.count()).toBe(2);
    expect(await answer(source, 'everyone')).toBe('1 4');
    expect(await answer(source, 'has any same_address or has any same_domain')).toBe('');
    expect(await answer(source, 'same_email_count = 1')).toBe('1 4');
    expect(await answer(source, 'first_name = "Cy"')).toBe('');
    expect(await source.read(['1', '2', '3'], readsOf(bind('first_name is known'), builtIn), builtIn)).toHaveLength(1);
  });
});

describe('contacts from several imports', () => {
  it('are undecided for a column that their own import lacked, whatever else the store holds', async () => {
    const store = importer();
    await store.take('Record ID,Email,First Name\n1,a@example.com,Ann\n2,b@example.com,\n');
    await store.take('Record ID,Email,Last Name\n3,c@example.com,Ek\n');
    const source = open(store);
    expect(await answer(source, 'first_name is unknown')).toBe('2 ?3');
    expect(await answer(source, 'first_name is known or last_name is known')).toBe('?1 ?2 ?3');
    expect(await answer(source, 'has any same_domain where (first_name = "Ann")')).toBe('3 ?1 ?2');
    expect(await answer(source, 'email is known')).toBe('1 2 3');
  });

  it('are decided once a later import brings the column', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,a@example.com\n2,b@example.com\n');
    await store.take('Record ID,First Name\n2,Bo\n');
    expect(await answer(open(store), 'first_name is known')).toBe('2 ?1');
    await store.take('Record ID,First Name\n1,\n');
    expect(await answer(open(store), 'first_name is known')).toBe('2');
  });

  it('whose cells cannot be read are undecided and keep their text', async () => {
    const store = importer();
    await store.take('Record ID,Create Date\n1,15 January 2025\n2,2025-01-15\n3,\n');
    const source = open(store);
    expect(await answer(source, 'create_date is unknown')).toBe('3 ?1');
    const criteria = bind('create_date is known');
    const property = builtIn.contacts.named('createdate');
    const [first] = await source.read(['1'], readsOf(criteria, builtIn), builtIn);
    expect(property && first?.rawText(property)).toBe('15 January 2025');
  });
});

describe('the ledger of addresses', () => {
  const status = 'Email,Portal Bounce,Portal Unsubscribe\n';

  it('answers for every contact with the address, and unknown for the others', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1, A@Example.com\n2,a@example.com\n3,b@example.com\n4,\n5,x@example.com\n');
    await store.take(`${status}a@example.com,TRUE,\nb@example.com,FALSE,TRUE\nnobody@example.com,TRUE,TRUE\n`, {
      kind: 'address-status',
    });
    const source = open(store);
    expect(await answer(source, 'portal_bounce = true')).toBe('1 2');
    expect(await answer(source, 'portal_bounce is unknown')).toBe('4 5');
    expect(await answer(source, 'portal_unsubscribe is unknown')).toBe('1 2 4 5');
    expect(await answer(source, 'portal_bounce != true')).toBe('3 4 5');
  });

  it('leaves undecided whose flag cannot be read, or whose own import lacked the column', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,a@example.com\n2,b@example.com\n3,c@example.com\n4,d@example.com\n');
    await store.take(`${status}a@example.com,TRUE,maybe\nb@example.com,TRUE,TRUE\n`, { kind: 'address-status' });
    await store.take('Email,Portal Bounce\nc@example.com,TRUE\n', { kind: 'address-status' });
    const source = open(store);
    expect(await answer(source, 'portal_unsubscribe = true')).toBe('2 ?1 ?3');
    expect(await answer(source, 'portal_unsubscribe is unknown')).toBe('4 ?1 ?3');
    expect(await answer(source, 'has any same_domain where (portal_unsubscribe = true)')).toBe('?1 ?2 ?3 ?4');
  });

  it('is not supplied without an import of it', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,a@example.com\n');
    const missing = await open(store).missing(readsOf(bind('portal_bounce = true'), builtIn));
    expect(missing).toMatchObject([{ kind: 'property', property: { name: 'portal_bounce' } }]);
  });
});

describe('events of emails', () => {
  it('are joined by address, whoever has it', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,A@example.com\n2,a@example.com \n3,b@example.com\n4,\n');
    await store.take(
      'Recipient,Sent,Delivered,Opened,Bounce,Bounce Reason\na@example.com,2026-03-28 09:00,TRUE,TRUE,,\nb@example.com,2026-01-15,,,TRUE,Full\n',
      {
        kind: 'email-events',
      },
    );
    const source = open(store);
    expect(await answer(source, 'has any email_events where (type = OPEN and at is less than 7 days ago)')).toBe('1 2');
    expect(await answer(source, 'has exactly 2 email_events')).toBe('1 2');
    expect(await answer(source, 'has any email_events where (category = "full")')).toBe('3');
    expect(await answer(source, 'has no email_events')).toBe('4');
  });

  it('are missing without an import of them', async () => {
    const store = importer();
    await store.take('Record ID,Email\n1,a@example.com\n');
    expect(await open(store).missing(readsOf(bind('has no email_events'), builtIn))).toEqual([
      { kind: 'relation', relation: 'email_event' },
    ]);
  });
});

describe('a property that the catalogue has given another type', () => {
  it('is told, and not read as what it no longer is', async () => {
    const store = importer();
    const asText = catalogWith('contact:\n  shoe_size: { label: Shoe size, type: string }\n');
    const asNumber = catalogWith('contact:\n  shoe_size: { label: Shoe size, type: number }\n');
    await store.take('Record ID,Shoe size\n1,42\n', { catalog: asText });
    const missing = await open(store).missing(readsOf(bind('shoe_size > 40', asNumber), asNumber));
    expect(missing).toMatchObject([{ kind: 'type', property: { name: 'shoe_size' }, storedAs: 'string' }]);
  });
});

describe('what is explained', () => {
  it('is the statement that finds the records', async () => {
    const store = importer();
    await store.take(
      'Record ID,Sends Since Last Engagement,Email hard bounce reason\n1,12,Unknown user\n2,3,Unknown user\n3,20,\n4,many,Policy\n',
    );
    const source = open(store);
    const criteria = bind('sends_since_engagement > 10 and hard_bounce_reason is any of (UNKNOWN_USER, POLICY)');
    const { statement, values, notes } = await source.explain(matchesOf(criteria, builtIn, moment));
    const database = new Database(store.storePath, { readonly: true });
    expect(
      database
        .prepare(statement)
        .pluck()
        .all(...values),
    ).toEqual([1]);
    database.close();
    expect(notes.join('\n')).toMatch(/contacts|SCAN/);
  });

  it('holds no value in its text', async () => {
    const store = importer();
    await store.take('Record ID,First Name\n1,Ann\n');
    const { statement, values } = await open(store).explain(
      matchesOf(bind('first_name = "Secret \' name"'), builtIn, moment),
    );
    expect(statement).not.toContain('ecret');
    expect(values).toContain("secret ' name");
  });
});
