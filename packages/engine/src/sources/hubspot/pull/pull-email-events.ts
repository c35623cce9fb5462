import { normaliseAddress } from '../../../values/address.ts';
import type { Database } from '../../sqlite/database.ts';
import { metaOf } from '../../sqlite/local-store/local-source.ts';
import type { EmailEvent } from '../api/hubspot-api.ts';
import type { PullContext } from './pull-context.ts';
import { metaKeys, overlap, setMeta } from './pull-plan.ts';

/**
 * Adds the events since the last pull, type by type; a type that is asked for the first time comes whole. Types of
 * earlier pulls are kept up. HubSpot answers the newest first, so that a stopped pull goes on before the oldest it has.
 */
export async function pullEmailEvents(context: PullContext): Promise<void> {
  const { draft, plan, needs } = context;
  const until = eventsUntil(context);
  for (const type of new Set([...needs.eventTypes, ...Object.keys(until)])) {
    if (until[type] === plan.began) continue;
    await pullType(type, until[type], context);
    until[type] = plan.began;
    context.save(() => setMeta(draft.database, metaKeys.events, JSON.stringify(until)));
  }
}

/** For each type, when it was last asked for: milliseconds since 1970. */
function eventsUntil({ draft }: PullContext): Record<string, number> {
  return JSON.parse(metaOf(draft.database, metaKeys.events) ?? '{}') as Record<string, number>;
}

/** Some bounce before this time was taken back, and HubSpot does not say whose. */
function rememberUnbounce(database: Database, created: number): void {
  const known = Number(metaOf(database, metaKeys.unbounced) ?? 0);
  if (created > known) setMeta(database, metaKeys.unbounced, String(created));
}

async function pullType(type: string, until: number | undefined, context: PullContext): Promise<void> {
  const { api, draft, counts, signal } = context;
  const key = `events:${type}`;
  const oldest = draft.state<number>(key);
  const insert = draft.database.prepare(
    'INSERT INTO email_events (address, type, at, category, campaign) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  function take({ recipient, created, category, emailCampaignId }: EmailEvent): void {
    const address = normaliseAddress(recipient ?? '');
    if (address === undefined) {
      counts.eventsWithoutAddress++;
      if (type === 'UNBOUNCE') rememberUnbounce(draft.database, created);
    } else {
      const campaign = emailCampaignId === undefined ? null : String(emailCampaignId);
      counts.events += insert.run([address, type, created, category ?? null, campaign]).changes;
    }
  }

  let offset: string | undefined;
  do {
    signal?.throwIfAborted();
    const page = await api.emailEvents({
      type,
      ...(until === undefined ? {} : { from: Math.max(0, until - overlap) }),
      ...(oldest === undefined ? {} : { to: oldest + 1 }),
      ...(offset === undefined ? {} : { offset }),
      ...(signal === undefined ? {} : { signal }),
    });
    offset = page.offset;
    context.save(() => {
      page.events.forEach(take);
      const last = page.events.at(-1);
      if (last !== undefined) draft.setState(key, last.created);
    });
    context.progress(`${type} events`, counts.events, counts.events);
  } while (offset !== undefined);
}
