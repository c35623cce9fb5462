import type { Catalog } from '../../catalog/catalog.ts';
import type { HistoryEntry } from '../../evaluate/evaluated-record.ts';
import type { RecordData } from '../../sources/memory/memory-records.ts';
import { domainOf, localPartOf, normaliseAddress } from '../../values/address.ts';
import type { Value } from '../../values/value.ts';
import { blankRecord } from '../blank-record.ts';

/** What has been chosen of a record so far; the rest is unknown. Keyed by internal names. */
export interface Draft {
  readonly cells?: ReadonlyMap<string, Value | undefined>;
  readonly histories?: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly lists?: readonly string[];
  /** By the name of the relation. */
  readonly related?: ReadonlyMap<string, readonly Draft[]>;
  /** Other records that share the record's address, or only its domain. */
  readonly neighbours?: readonly Neighbour[];
}

export interface Neighbour {
  readonly shares: 'address' | 'domain';
  readonly draft: Draft;
}

/** Drafts put together; they are about different things. */
export function joined(drafts: Iterable<Draft>): Draft {
  const all = [...drafts];
  return {
    cells: new Map(all.flatMap(({ cells }) => [...(cells ?? [])])),
    histories: new Map(all.flatMap(({ histories }) => [...(histories ?? [])])),
    lists: all.flatMap(({ lists }) => lists ?? []),
    related: new Map(all.flatMap(({ related }) => [...(related ?? [])])),
    neighbours: all.flatMap(({ neighbours }) => neighbours ?? []),
  };
}

/** The draft of a record followed by those of its neighbours, each with the address that makes it one. */
export function withNeighbours(draft: Draft): Draft[] {
  const address = addressOf(draft);
  const domain = address === undefined ? undefined : domainOf(address);
  const neighbours = (draft.neighbours ?? []).flatMap((neighbour, index) => {
    const local = localPartOf(addressOf(neighbour.draft) ?? '') ?? 'someone';
    // Not the record's own address, unless that is what was asked for.
    const other = `${local}@${domain}` === address ? `neighbour-${index + 1}@${domain}` : `${local}@${domain}`;
    const own = neighbour.shares === 'address' ? address : domain === undefined ? undefined : other;
    if (own === undefined) return [];
    return withNeighbours({ ...neighbour.draft, cells: new Map([...(neighbour.draft.cells ?? []), ['email', own]]) });
  });
  return [draft, ...neighbours];
}

function addressOf({ cells }: Draft): string | undefined {
  const email = cells?.get('email');
  return typeof email === 'string' ? normaliseAddress(email) : undefined;
}

/** A draft as a record, all else unknown. Neighbours are records of their own. */
export function recordOf(id: string, draft: Draft, object: string, catalog: Catalog): RecordData {
  const blank = blankRecord(id, catalog.object(object) ?? catalog.contacts);
  const related = [...(draft.related ?? [])].map(([name, drafts]): [string, RecordData[]] => [
    name,
    drafts.map((each, index) =>
      recordOf(`${id}/${name}-${index + 1}`, each, catalog.relation(name)?.object ?? name, catalog),
    ),
  ]);
  return {
    id,
    cells: new Map([...blank.cells, ...(draft.cells ?? [])]),
    histories: new Map([...blank.histories, ...(draft.histories ?? [])]),
    lists: new Set(draft.lists),
    related: new Map(related),
  };
}
