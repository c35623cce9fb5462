import { type Call, crmPaths, type Route } from '../http/call.ts';
import { Failure, invalid, notFound } from '../http/failure.ts';
import { fields, isFields, listed, optionalText, requiredText, texts } from '../http/read-body.ts';
import type { StoredList } from '../store/lists.ts';

const paths = (rest: string) => crmPaths('lists', rest);
/** The scope of the records is needed too, but its lack is not named. */
const unnamedScopes = ['crm.objects.contacts.read'] as const;
export const readLists = { scopes: ['crm.lists.read'], unnamedScopes } as const;
export const writeLists = { scopes: ['crm.lists.read', 'crm.lists.write'], unnamedScopes } as const;

/** How long a deleted list can be restored. */
const restorable = 90 * 86_400_000;

/** Lists themselves; their members are the business of `memberships.ts`. */
export const listRoutes: readonly Route[] = [
  {
    method: 'POST',
    paths: paths(''),
    ...writeLists,
    handle: (call) => {
      const { name, objectTypeId, processingType, filterBranch } = fields(call.body);
      if (objectTypeId !== '0-1') throw invalid(`Lists of ${JSON.stringify(objectTypeId)} are not kept here`);
      if (processingType !== 'MANUAL' && processingType !== 'DYNAMIC' && processingType !== 'SNAPSHOT')
        throw invalid(`Invalid processingType ${JSON.stringify(processingType)}`);
      const filters = filterBranch === undefined || filterBranch === null ? {} : { filterBranch };
      const listId = call.portal.addList({ name: requiredText(name, 'name'), processingType, ...filters });
      return { body: { list: shown(call, existingList(call, listId), { filters: true }) } };
    },
  },
  {
    method: 'GET',
    paths: paths(''),
    ...readLists,
    handle: (call) => {
      const lists = listed(call.query, 'listIds').flatMap((id) => call.portal.lists.get(id) ?? []);
      return { body: { lists: lists.filter(isLive).map((list) => shown(call, list, { filters: withFilters(call) })) } };
    },
  },
  {
    method: 'GET',
    paths: paths('/{listId}'),
    ...readLists,
    handle: (call) => ({ body: { list: shown(call, existingList(call), { filters: withFilters(call) }) } }),
  },
  {
    method: 'GET',
    paths: paths('/object-type-id/{object}/name/{name}'),
    ...readLists,
    handle: (call) => {
      const name = call.params['name'] ?? '';
      const list = call.params['object'] === '0-1' ? call.portal.lists.byName(name) : undefined;
      if (!list) throw notFound(`List does not exist with name ${name}`);
      return { body: { list: shown(call, list, { filters: withFilters(call) }) } };
    },
  },
  {
    method: 'POST',
    paths: paths('/search'),
    ...readLists,
    handle: (call) => {
      const body = fields(call.body);
      const query = (optionalText(body['query'], 'query') ?? '').toLowerCase();
      const types = texts(body['processingTypes'], 'processingTypes');
      const ids = texts(body['listIds'], 'listIds');
      const count = Number(body['count'] ?? 20);
      if (!Number.isInteger(count) || count < 1 || count > 500) throw invalid('count must be between 1 and 500');
      const offset = Number(body['offset'] ?? 0);
      const found = call.portal.lists
        .all()
        .filter(isLive)
        .filter(({ name }) => name.toLowerCase().includes(query))
        .filter(({ processingType }) => types.length === 0 || types.includes(processingType))
        .filter(({ listId }) => ids.length === 0 || ids.includes(listId))
        .sort((a, b) => Number(a.listId) - Number(b.listId));
      const end = offset + count;
      const wanted = texts(body['additionalProperties'], 'additionalProperties');
      const lists = found.slice(offset, end).map((list) => {
        const size = wanted.includes('hs_list_size') && call.portal.listMembers.of(list).length;
        const additionalProperties = size === false ? {} : { hs_list_size: String(size) };
        return { ...described(call, list), additionalProperties };
      });
      return { body: { lists, offset: Math.min(end, found.length), hasMore: found.length > end, total: found.length } };
    },
  },
  {
    method: 'PUT',
    paths: paths('/{listId}/update-list-filters'),
    ...writeLists,
    handle: (call) => {
      const list = existingList(call);
      if (list.processingType !== 'DYNAMIC') throw invalid('Only the filters of DYNAMIC lists can be updated');
      const { filterBranch } = fields(call.body);
      call.portal.assertFilters(filterBranch);
      const now = call.portal.clock.now();
      const settlesAt = now + call.portal.settings.listDelayMs;
      const changed = { filterBranch, filtersBefore: list.filterBranch, filtersUpdatedAt: now, settlesAt };
      return { body: { updatedList: shown(call, update(call, list, changed), { filters: true }) } };
    },
  },
  {
    method: 'PUT',
    paths: paths('/{listId}/update-list-name'),
    ...writeLists,
    handle: (call) => {
      const list = existingList(call);
      const name = call.query.get('listName') ?? list.name;
      call.portal.lists.assertFree(name, list.listId);
      return { body: { updatedList: shown(call, update(call, list, { name }), { filters: withFilters(call) }) } };
    },
  },
  {
    method: 'DELETE',
    paths: paths('/{listId}'),
    ...writeLists,
    handle: (call) => {
      const list = existingList(call);
      const blocking = call.portal.lists
        .all()
        .filter((other) => isLive(other) && refersTo(other.filterBranch, list.listId));
      if (blocking.length > 0)
        throw new Failure(400, 'VALIDATION_ERROR', `List ${list.listId} is used by other lists and cannot be deleted`, {
          context: { blockingListReferencesById: blocking.map(({ listId }) => listId) },
        });
      update(call, list, { deletedAt: call.portal.clock.now() });
      return { status: 204 };
    },
  },
  {
    method: 'PUT',
    paths: paths('/{listId}/restore'),
    ...writeLists,
    handle: (call) => {
      const list = call.portal.lists.get(call.params['listId'] ?? '');
      if (!list?.deletedAt || call.portal.clock.now() - list.deletedAt > restorable) throw listMissing(call);
      call.portal.lists.assertFree(list.name, list.listId);
      const { deletedAt: _, ...rest } = list;
      call.portal.lists.put({ ...rest, listVersion: list.listVersion + 1, updatedAt: call.portal.clock.now() });
      return { status: 204 };
    },
  },
];

/** The list that the path names, or another; one that is deleted is there no more. */
export function existingList(call: Call, listId = call.params['listId'] ?? ''): StoredList {
  const list = call.portal.lists.get(listId);
  if (!list || !isLive(list)) throw listMissing(call);
  return list;
}

function listMissing({ params }: Call): Failure {
  return notFound(`List does not exist with ID ${params['listId']}.`);
}

function isLive({ deletedAt }: StoredList): boolean {
  return deletedAt === undefined;
}

function withFilters({ query }: Call): boolean {
  return query.get('includeFilters') === 'true';
}

function update({ portal }: Call, list: StoredList, changed: Partial<StoredList>): StoredList {
  return portal.lists.put({
    ...list,
    ...changed,
    listVersion: list.listVersion + 1,
    updatedAt: portal.clock.now(),
  });
}

/** A list as it is answered. */
export function shown(call: Call, list: StoredList, { filters }: { filters: boolean }) {
  const { filterBranch } = list;
  const size = call.portal.listMembers.of(list).length;
  return { ...described(call, list), size, ...(filters && filterBranch !== undefined && { filterBranch }) };
}

function described({ portal }: Call, list: StoredList) {
  const { listId, name, processingType, listVersion } = list;
  const at = (instant: number) => new Date(instant).toISOString();
  return {
    listId,
    name,
    objectTypeId: '0-1',
    processingType,
    processingStatus: portal.clock.now() < list.settlesAt ? 'PROCESSING' : 'COMPLETE',
    listVersion,
    createdAt: at(list.createdAt),
    updatedAt: at(list.updatedAt),
    filtersUpdatedAt: at(list.filtersUpdatedAt),
  };
}

/** Whether filters name a list, however deep. */
function refersTo(value: unknown, listId: string): boolean {
  if (Array.isArray(value)) return value.some((one) => refersTo(one, listId));
  if (!isFields(value)) return false;
  if (value['filterType'] === 'IN_LIST' && value['listId'] === listId) return true;
  return Object.values(value).some((one) => refersTo(one, listId));
}
