import type { Catalog } from '../../../catalog/catalog.ts';
import type { Database } from '../../sqlite/database.ts';
import { metaOf } from '../../sqlite/local-store/local-source.ts';
import { ensureColumns } from '../../sqlite/local-store/store-columns-writer.ts';
import { suppliedSets } from '../../sqlite/local-store/supplied-sets.ts';
import { statusFromEvents } from './needs.ts';
import { metaKeys } from './pull-plan.ts';

/**
 * Works the status of addresses out of all email events in the store, told in the order of their times: an `UNBOUNCE`
 * takes back the bounce before it. HubSpot does not say of a bounce event whether it was a hard one; it was where its
 * category is a reason of hard bounces. Of any other category it cannot be said, nor of a bounce before an `UNBOUNCE`
 * that names no address: such a flag is kept as unreadable. What an import says of addresses without such events stays.
 */
export function writeAddressStatus(database: Database, catalog: Catalog): void {
  const properties = statusFromEvents.flatMap((name) => catalog.contacts.named(name) ?? []);
  if (properties.length < statusFromEvents.length) return;
  ensureColumns(database, 'address', properties);
  const { fresh, grown } = suppliedSets(database, 'address', statusFromEvents);
  database.exec(statusSql);
  database
    .prepare('INSERT OR IGNORE INTO addresses (address, _supplied) SELECT address, ? FROM event_status')
    .run([fresh]);
  for (const set of database.prepare('SELECT DISTINCT _supplied FROM addresses').column() as number[])
    database.prepare('UPDATE addresses SET _supplied = ? WHERE _supplied = ?').run([grown(set), set]);

  const hardReasons = JSON.stringify(
    (catalog.contacts.named('hs_email_hard_bounce_reason_enum')?.options ?? []).map(({ value }) => value),
  );
  const unbounced = Number(metaOf(database, metaKeys.unbounced) ?? 0);
  const isHard = '(s.category IN (SELECT value FROM json_each(?)) AND s.at > ?)';
  database
    .prepare(
      `UPDATE addresses SET portal_bounce = CASE WHEN s.last = 'UNBOUNCE' THEN 0 WHEN ${isHard} THEN 1 END,
         portal_bounce_reason = CASE WHEN s.last = 'BOUNCE' THEN s.category END
       FROM event_status AS s WHERE s.address = addresses.address AND s.last IS NOT NULL`,
    )
    .run([hardReasons, unbounced]);
  database.exec(`
    UPDATE addresses SET spam_report = 1
    FROM event_status AS s WHERE s.address = addresses.address AND s.reported;
    DELETE FROM unreadable WHERE object = 'address' AND property IN ('portal_bounce', 'portal_bounce_reason')
      AND record IN (SELECT address FROM event_status WHERE last IS NOT NULL)`);
  database
    .prepare(
      `INSERT INTO unreadable (object, property, record, raw)
       SELECT 'address', 'portal_bounce', s.address, ifnull(s.category, 'BOUNCE') FROM event_status AS s
       WHERE s.last = 'BOUNCE' AND ${isHard} IS NOT TRUE`,
    )
    .run([hardReasons, unbounced]);
  database.exec('DROP TABLE event_status');
}

/** For each address with such events: the last of its bounces and unbounces, and whether it reported spam. */
const statusSql = `
DROP TABLE IF EXISTS temp.event_status;
CREATE TEMP TABLE event_status AS
WITH turns AS (
  SELECT address, type, at, category, row_number() OVER (PARTITION BY address ORDER BY at DESC, type) AS place
  FROM email_events WHERE type IN ('BOUNCE', 'UNBOUNCE')
),
concerned AS (
  SELECT address, max(type = 'SPAMREPORT') AS reported
  FROM email_events WHERE type IN ('BOUNCE', 'UNBOUNCE', 'SPAMREPORT') GROUP BY address
)
SELECT c.address, c.reported, t.type AS last, t.at, t.category
FROM concerned AS c LEFT JOIN turns AS t ON t.address = c.address AND t.place = 1;
`;
