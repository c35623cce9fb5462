import { crmPaths, type Route } from '../http/call.ts';
import { limitOf } from '../http/read-body.ts';

/** The people who may own records, 100 a page. */
export const ownersRoute: Route = {
  method: 'GET',
  paths: crmPaths('owners', ''),
  scopes: ['crm.objects.owners.read'],
  handle: ({ portal, query }) => {
    const limit = limitOf(query, { standard: 100, max: 500 });
    const archived = query.get('archived') === 'true';
    const email = query.get('email');
    const after = Number(query.get('after') ?? -1);
    const found = portal.owners
      .filter((owner) => owner.archived === archived && (email === null || owner.email === email))
      .filter(({ id }) => Number(id) > after)
      .sort((a, b) => Number(a.id) - Number(b.id));
    const results = found.slice(0, limit);
    const last = results.at(-1);
    return { body: { results, ...(found.length > limit && last && { paging: { next: { after: last.id } } }) } };
  },
};
