import { describe, expect, it } from 'vitest';
import { counts, type Importer, importer } from './import.test-kit.ts';

const kind = 'email-events';
const header =
  'Recipient,Sent At (Your time zone),Delivered,Opened,Clicked,Bounce,Bounce Reason,Unsubscribed,Spam Report,Not Sent Reason\n';

function events(store: Importer): Record<string, unknown>[] {
  return store.rows('SELECT address, type, at, category, campaign FROM email_events ORDER BY address, type');
}

describe('the export of an email’s recipients', () => {
  it('is one event for each flag that is set', async () => {
    const store = importer();
    const report = await store.take(
      `${header}` +
        'A@Example.com,2026-01-15 09:00,TRUE,3,2026-01-15 10:00,,,FALSE,0,\n' +
        'b@example.com,2026-01-15 09:00,FALSE,,,TRUE,Mailbox full,,,\n' +
        'c@example.com,,,,,,,Yes,true,\n' +
        'd@example.com,2026-01-15 09:00,,,,,,,,PREVIOUSLY_BOUNCED\n',
      { kind, name: 'January news.csv' },
    );
    expect(counts(report)).toEqual({ rows: 4, inserted: 7 });
    const at = Date.parse('2026-01-15T08:00:00Z');
    const campaign = 'January news';
    expect(events(store)).toEqual([
      { address: 'a@example.com', type: 'CLICK', at, category: null, campaign },
      { address: 'a@example.com', type: 'DELIVERED', at, category: null, campaign },
      { address: 'a@example.com', type: 'OPEN', at, category: null, campaign },
      { address: 'b@example.com', type: 'BOUNCE', at, category: 'Mailbox full', campaign },
      { address: 'c@example.com', type: 'SPAMREPORT', at: null, category: null, campaign },
      { address: 'c@example.com', type: 'UNSUBSCRIBE', at: null, category: null, campaign },
      { address: 'd@example.com', type: 'DROPPED', at, category: 'PREVIOUSLY_BOUNCED', campaign },
    ]);
  });

  it('taken twice adds nothing', async () => {
    const store = importer();
    const content = `${header}a@example.com,2026-01-15 09:00,TRUE,TRUE,,,,,,\nb@example.com,,,,,TRUE,Full,,,\n`;
    await store.take(content, { kind });
    expect(counts(await store.take(content, { kind }))).toEqual({ rows: 2, unchanged: 3 });
    expect(events(store)).toHaveLength(3);
  });

  it('of two emails are events of both', async () => {
    const store = importer();
    const content = `${header}a@example.com,2026-01-15 09:00,TRUE,,,,,,,\n`;
    await store.take(content, { kind, name: 'one.csv' });
    await store.take(content, { kind, name: 'two.csv' });
    expect(events(store).map(({ campaign }) => campaign)).toEqual(['one', 'two']);
  });

  it('rejects rows whose time cannot be read or whose address is missing', async () => {
    const store = importer();
    const report = await store.take(
      `${header}a@example.com,15 January 2026,TRUE,,,,,,,\n ,2026-01-15,TRUE,,,,,,,\nb@example.com,2026-01-15,TRUE,,,,,,,\n`,
      { kind },
    );
    expect(counts(report)).toEqual({ rows: 3, inserted: 1, rejected: 2 });
    expect(store.rejects()).toContain('The time `15 January 2026` cannot be read; --date-format names its form.');
  });

  it('reads times in another form when it is named', async () => {
    const store = importer();
    await store.take('Recipient,Sent,Open\na@example.com,15/01/2026 09:00,TRUE\n', {
      kind,
      dateFormat: 'DD/MM/YYYY HH:mm',
    });
    expect(events(store)).toMatchObject([{ type: 'OPEN', at: Date.parse('2026-01-15T08:00:00Z') }]);
  });

  it('is refused when nothing in it says what happened', async () => {
    const store = importer();
    expect(await store.refuse('Recipient,Name\na@example.com,Ann\n', { kind })).toMatchObject({
      message: 'No column of this file says what happened to an email.',
    });
    expect(store.digest()).toBeUndefined();
  });
});
