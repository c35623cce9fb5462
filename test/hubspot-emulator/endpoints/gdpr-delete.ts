import type { Route } from '../http/call.ts';
import { crmPaths } from '../http/call.ts';
import { invalid } from '../http/failure.ts';
import { fields, optionalText, requiredText } from '../http/read-body.ts';

/** Permanent deletion. An address that no contact has is shut out; so is that of a contact that was deleted. */
export const gdprDeleteRoute: Route = {
  method: 'POST',
  paths: crmPaths('objects', '/contacts/gdpr-delete'),
  scopes: ['crm.objects.contacts.write'],
  handle: ({ portal, body }) => {
    const id = requiredText(fields(body)['objectId'], 'objectId');
    const key = optionalText(fields(body)['idProperty'], 'idProperty');
    if (key !== undefined && key !== 'email') throw invalid(`Property ${key} is not a unique property`);
    const record = key === 'email' ? portal.contacts.byEmail(id) : portal.contacts.get(id);
    const email = record?.values['email'] ?? (key === 'email' ? id : undefined);
    if (email) portal.blocklist.add(email);
    if (record) portal.contacts.purge(String(record.id));
    return { status: 204 };
  },
};
