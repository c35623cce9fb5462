import { type Call, crmPaths, type Route } from '../http/call.ts';
import { invalid } from '../http/failure.ts';
import { fields, limitOf, texts } from '../http/read-body.ts';
import type { StoredList } from '../store/lists.ts';
import { existingList, readLists, writeLists } from './lists.ts';

const paths = (rest: string) => crmPaths('lists', `/{listId}/memberships${rest}`);

/** Who is in a list; adding and taking out where the list is not active. */
export const membershipRoutes: readonly Route[] = [
  page('', (a, b) => a.id - b.id),
  page('/join-order', (a, b) => a.at - b.at || a.id - b.id),
  {
    method: 'PUT',
    paths: paths('/add'),
    ...writeLists,
    handle: (call) => changed(call, { add: texts(call.body, 'body'), remove: [] }),
  },
  {
    method: 'PUT',
    paths: paths('/remove'),
    ...writeLists,
    handle: (call) => changed(call, { add: [], remove: texts(call.body, 'body') }),
  },
  {
    method: 'PUT',
    paths: paths('/add-and-remove'),
    ...writeLists,
    handle: (call) => {
      const { recordIdsToAdd, recordIdsToRemove } = fields(call.body);
      return changed(call, {
        add: texts(recordIdsToAdd, 'recordIdsToAdd'),
        remove: texts(recordIdsToRemove, 'recordIdsToRemove'),
      });
    },
  },
  {
    method: 'DELETE',
    paths: paths(''),
    ...writeLists,
    handle: (call) => {
      const { listId } = filledByHand(call);
      call.portal.lists.removeMembers(listId, call.portal.membersOf(listId));
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    paths: crmPaths('lists', '/records/0-1/{recordId}/memberships'),
    ...readLists,
    handle: ({ portal, params }) => {
      const results = portal.lists
        .all()
        .filter(({ deletedAt }) => deletedAt === undefined)
        .flatMap((list) => {
          const member = portal.listMembers.of(list).find(({ id }) => String(id) === params['recordId']);
          const at = new Date(member?.at ?? 0).toISOString();
          const { listId, listVersion } = list;
          return member ? [{ listId, listVersion, firstAddedTimestamp: at, lastAddedTimestamp: at }] : [];
        });
      return { body: { total: results.length, results } };
    },
  },
];

interface Member {
  readonly id: number;
  readonly at: number;
}

function page(rest: string, order: (a: Member, b: Member) => number): Route {
  return {
    method: 'GET',
    paths: paths(rest),
    ...readLists,
    handle: (call) => {
      const limit = limitOf(call.query, { standard: 100, max: 250 });
      const members = [...call.portal.listMembers.of(existingList(call))].sort(order);
      const after = call.query.get('after');
      const start = after === null ? 0 : members.findIndex(({ id }) => String(id) === decoded(after)) + 1;
      if (after !== null && start === 0 && rest !== '') throw invalid(`Invalid paging cursor: ${after}`);
      const found =
        start === 0 && after !== null ? members.filter(({ id }) => id > Number(decoded(after))) : members.slice(start);
      const results = found.slice(0, limit).map(shownMember);
      const last = results.at(-1);
      return {
        body: {
          results,
          total: members.length,
          ...(found.length > limit && last && { paging: { next: { after: encoded(last.recordId) } } }),
        },
      };
    },
  };
}

export function shownMember({ id, at }: Member) {
  return { recordId: String(id), membershipTimestamp: new Date(at).toISOString() };
}

function encoded(id: string): string {
  return Buffer.from(id).toString('base64');
}

function decoded(cursor: string): string {
  return Buffer.from(cursor, 'base64').toString();
}

/** Ids that no contact has are missing; who is in or out already is not named. */
export function changed(call: Call, { add, remove }: { add: readonly string[]; remove: readonly string[] }) {
  const { portal } = call;
  const { listId } = filledByHand(call);
  const recordIdsMissing = [...add, ...remove].filter((id) => !portal.contacts.get(id));
  const recordIdsRemoved = portal.lists.removeMembers(listId, remove);
  const recordsIdsAdded = portal.addMembers(listId, add);
  return { body: { recordsIdsAdded, recordIdsRemoved, recordIdsMissing } };
}

function filledByHand(call: Call): StoredList {
  const list = existingList(call);
  if (list.processingType === 'DYNAMIC')
    throw invalid(`List ${list.listId} is DYNAMIC; members can be changed in MANUAL and SNAPSHOT lists only`);
  return list;
}
