import { generator } from './http/faults.ts';
import type { NewRecord } from './store/record.ts';

const day = 86_400_000;
const firstNames = ['Anna', 'Bo', 'Cleo', 'Dag', 'Eva', 'Finn', 'Gro', 'Hugo'];
const lastNames = ['Berg', 'Dahl', 'Ek', 'Falk', 'Holm', 'Lind', 'Nord', 'Ström'];
const domains = ['example.com', 'example.org', 'mail.example.net', 'shop.example'];
const stages = ['subscriber', 'lead', 'marketingqualifiedlead', 'opportunity', 'customer'];
const reasons = ['UNKNOWN_USER', 'UNKNOWN_USER', 'MAILBOX_FULL', 'POLICY', 'SPAM', 'CONTENT', 'OTHER'];
const quarantines = ['RECIPIENT_COMPLAINT', 'ON_LIST_IMPORT', 'UNDELIVERABLE_ADDRESS'];

/** Made-up contacts such as a portal has after some years of newsletters, the same for the same seed and moment. */
export function* seedContacts(count: number, { seed, now }: { seed: number; now: number }): Generator<NewRecord> {
  const random = generator(seed);
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const chance = (share: number) => random() < share;
  const daysAgo = (most: number) => new Date(now - Math.floor(random() * most * day)).toISOString();
  for (let index = 1; index <= count; index += 1) {
    const firstname = one(firstNames);
    const lastname = one(lastNames);
    const properties: Record<string, string> = {
      email: `${firstname}.${lastname}${index}@${one(domains)}`.toLowerCase().replace('ö', 'o'),
      firstname,
      lastname,
      lifecyclestage: one(stages),
      hs_marketable_status: chance(0.8) ? 'true' : 'false',
      hs_email_optout: chance(0.06) ? 'true' : 'false',
    };
    if (chance(0.05)) {
      properties['hs_email_hard_bounce_reason_enum'] = one(reasons);
      properties['hs_email_bounce'] = String(1 + Math.floor(random() * 3));
    }
    if (chance(0.01)) {
      properties['hs_email_quarantined'] = 'true';
      properties['hs_email_quarantined_reason'] = one(quarantines);
    }
    if (chance(0.9)) {
      properties['hs_email_delivered'] = String(1 + Math.floor(random() * 60));
      properties['hs_email_last_send_date'] = daysAgo(60);
      properties['hs_email_sends_since_last_engagement'] = String(Math.floor(random() * 25));
    }
    if (chance(0.5)) {
      properties['hs_email_open'] = String(1 + Math.floor(random() * 20));
      properties['hs_email_last_open_date'] = daysAgo(700);
    }
    if (chance(0.25)) {
      properties['hs_email_click'] = String(1 + Math.floor(random() * 5));
      properties['hs_email_last_click_date'] = daysAgo(700);
    }
    if (chance(0.1)) properties['num_associated_deals'] = '1';
    yield { id: String(index), properties, createdAt: now - Math.floor((1 + random() * 1500) * day) };
  }
}
