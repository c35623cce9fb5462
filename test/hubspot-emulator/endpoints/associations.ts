import type { Call, Route } from '../http/call.ts';
import { invalid } from '../http/failure.ts';
import { inputs, requiredText } from '../http/read-body.ts';
import type { ObjectName } from '../portal.ts';
import { batchAnswer } from './batch-answer.ts';
import { objectOf } from './objects.ts';

const typeIds: Readonly<Record<string, number>> = { companies: 1, deals: 4 };

/** Which deals or companies contacts have. A contact without any has no entry among the results. */
export const associationsRoute: Route = {
  method: 'POST',
  paths: [
    '/crm/associations/2026-09/{from}/{object}/batch/read',
    '/crm/associations/2026-03/{from}/{object}/batch/read',
    '/crm/v4/associations/{from}/{object}/batch/read',
  ],
  scopes: ['crm.objects.contacts.read', 'crm.objects.{object}.read'],
  handle: (call) => {
    if (objectOf({ params: { object: call.params['from'] ?? '' } }) !== 'contacts')
      throw invalid('Only associations of contacts are kept here');
    const object = objectOf(call);
    const ids = inputs(call.body, 1000).map(({ id }) => requiredText(id, 'id'));
    const results = ids.flatMap((id) => associationsOf(call, object, id) ?? []);
    return batchAnswer(call, results, []);
  },
};

export function associationsOf({ portal }: Call, object: ObjectName, id: string) {
  const others = portal.associations.of(object, id);
  if (others.length === 0) return undefined;
  const associationTypes = [{ category: 'HUBSPOT_DEFINED' as const, typeId: typeIds[object] ?? 0 }];
  return { from: { id }, to: others.map((toObjectId) => ({ toObjectId, associationTypes })) };
}
