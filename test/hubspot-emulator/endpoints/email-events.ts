import type { Route } from '../http/call.ts';
import { invalid } from '../http/failure.ts';
import { limitOf } from '../http/read-body.ts';

/** How long the cursor of a page is good for, milliseconds. */
const cursorLife = 600_000;

/** Marketing mail's events of the legacy API, newest first. */
export const emailEventsRoute: Route = {
  method: 'GET',
  paths: ['/email/public/v1/events'],
  scopes: ['content'],
  handle: ({ portal, query }) => {
    const number = (name: string) => (query.has(name) ? Number(query.get(name)) : undefined);
    const text = (name: string) => query.get(name) ?? undefined;
    const limit = limitOf(query, { standard: 10, max: 1000 });
    const start = startOf(query.get('offset'), portal.clock.now());
    const [from, to, campaign] = [number('startTimestamp'), number('endTimestamp'), number('campaignId')];
    const [type, recipient] = [text('eventType'), text('recipient')];
    const found = portal.emailEvents.find({
      ...(type !== undefined && { type }),
      ...(recipient !== undefined && { recipient }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(campaign !== undefined && { campaign }),
    });
    const end = start + limit;
    const events = found.slice(start, end).map((event) => ({ portalId: portal.settings.portalId, appId: 1, ...event }));
    return { body: { hasMore: found.length > end, offset: cursor(end, portal.clock.now()), events } };
  },
};

function cursor(position: number, now: number): string {
  return Buffer.from(`${position}@${now}`).toString('base64url');
}

function startOf(offset: string | null, now: number): number {
  if (offset === null || offset === '') return 0;
  const [position, made] = Buffer.from(offset, 'base64url').toString().split('@').map(Number);
  if (position === undefined || made === undefined || !(now - made <= cursorLife))
    throw invalid('The offset is not valid (any more)');
  return position;
}
