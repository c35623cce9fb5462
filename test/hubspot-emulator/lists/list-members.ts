import type { Portal } from '../portal.ts';
import type { StoredList } from '../store/lists.ts';
import type { Branch, ListFilter } from './branch.ts';
import { readBranch } from './read-branch.ts';
import { type Subject, subjectOf } from './subject.ts';
import { testOperation } from './test-operation.ts';

interface Member {
  readonly id: number;
  /** When the contact became a member, milliseconds since 1970. */
  readonly at: number;
}

/** Who is in lists. Members of active lists are computed at the moment at which they are asked for. */
export class ListMembers {
  readonly #portal: Portal;
  readonly #kept = new Map<string, { readonly state: string; readonly members: readonly Member[] }>();

  constructor(portal: Portal) {
    this.#portal = portal;
  }

  /** By id. A list that is still processed has the members of before: those of its filters before, or none. */
  of(list: StoredList): readonly Member[] {
    const { lists, clock, contacts } = this.#portal;
    const settled = clock.now() >= list.settlesAt;
    if (list.processingType !== 'DYNAMIC') return settled ? lists.members(list.listId) : [];
    const filters = settled ? list.filterBranch : list.filtersBefore;
    if (filters === undefined) return [];
    const moves = /"(?:INDEXED|IN_LIST)"/.test(JSON.stringify(filters));
    const state = [contacts.version, lists.version, settled, moves && clock.now()].join(' ');
    const kept = this.#kept.get(list.listId);
    if (kept?.state === state) return kept.members;
    const members = this.matching(filters).map((id) => ({ id, at: list.settlesAt }));
    this.#kept.set(list.listId, { state, members });
    return members;
  }

  /** Ids of the contacts that pass filters now, ascending. */
  matching(filterBranch: unknown): number[] {
    const { contacts, lists, properties } = this.#portal;
    const branch = readBranch(filterBranch, {
      properties: properties.contacts,
      listExists: (id) => lists.get(id) !== undefined,
    });
    const passes = this.#test(branch);
    const ids: number[] = [];
    for (const record of contacts.all()) if (passes(subjectOf(this.#portal, record))) ids.push(record.id);
    return ids;
  }

  #test(branch: Branch): (subject: Subject) => boolean {
    const filters = branch.filters.map((filter) => this.#filterTest(filter));
    const branches = branch.branches.map((inner) => this.#test(inner));
    // Events and associated records are not held here; such a branch holds for nobody.
    if (branch.type === 'ASSOCIATION' || branch.type === 'UNIFIED_EVENTS') return () => false;
    const all = [...filters, ...branches];
    return branch.type === 'OR'
      ? (subject) => all.some((test) => test(subject))
      : (subject) => all.every((test) => test(subject));
  }

  #filterTest(filter: ListFilter): (subject: Subject) => boolean {
    if (filter.kind === 'other') return () => false;
    if (filter.kind === 'list') {
      const list = this.#portal.lists.get(filter.listId);
      const ids = new Set(list && list.deletedAt === undefined ? this.of(list).map(({ id }) => id) : []);
      return ({ id }) => ids.has(id) === filter.member;
    }
    const surroundings = { now: this.#portal.clock.now(), properties: this.#portal.properties.contacts };
    return (subject) => testOperation(filter, subject, surroundings);
  }
}
