import type { ObjectName, Portal } from '../portal.ts';
import { momentOf } from '../properties/property-set.ts';
import type { StoredRecord } from '../store/record.ts';
import { valueIn } from '../store/record-values.ts';

/** The records that search knows, in the order of their ids, a property a column. */
export interface IndexView {
  readonly ids: Float64Array;
  texts(property: string): readonly (string | undefined)[];
  /** Numbers, and instants as milliseconds; `NaN` where there is no value. */
  numbers(property: string): Float64Array;
  /** The record as the index knows it. */
  record(position: number): StoredRecord;
  /** Answers to filters that have been asked before on this view. */
  readonly answered: Map<string, Uint8Array>;
}

/** The search index of an object type: what was written less than the index's lag ago is not in it yet. */
export class SearchIndex {
  readonly #portal: Portal;
  readonly #object: ObjectName;
  #view: IndexView | undefined;
  #state = '';

  constructor(portal: Portal, object: ObjectName) {
    this.#portal = portal;
    this.#object = object;
  }

  view(): IndexView {
    const store = this.#portal.objects[this.#object];
    const horizon = this.#portal.clock.now() - this.#portal.settings.indexLagMs;
    const settled = store.writes.findIndex(({ at }) => at > horizon);
    store.writes.splice(0, settled < 0 ? store.writes.length : settled);
    const state = `${store.version}/${store.writes.length}`;
    if (!this.#view || this.#state !== state) this.#view = this.#build();
    this.#state = state;
    return this.#view;
  }

  #build(): IndexView {
    const store = this.#portal.objects[this.#object];
    const before = new Map<number, StoredRecord | undefined>();
    for (const write of store.writes) if (!before.has(write.id)) before.set(write.id, write.before);
    const ids = Float64Array.from(indexedIds(store.ids(), before)).sort();
    const columns = new Map<string, readonly (string | undefined)[]>();
    const numbers = new Map<string, Float64Array>();
    const texts = (property: string) => {
      const known = columns.get(property);
      if (known) return known;
      const stored = store.column(property)[Symbol.iterator]();
      let next = stored.next();
      // Both run in the order of the ids; what was written of late is taken as it was before.
      const column = Array.from(ids, (id) => {
        while (!next.done && next.value.id < id) next = stored.next();
        const earlier = before.get(id);
        if (earlier) return valueIn(this.#object, earlier, property);
        return next.done ? undefined : valueIn(this.#object, next.value, property);
      });
      columns.set(property, column);
      return column;
    };
    return {
      ids,
      texts,
      numbers(property) {
        if (property === 'hs_object_id') return ids;
        const known = numbers.get(property);
        if (known) return known;
        const column = Float64Array.from(texts(property), (text) =>
          text === undefined ? Number.NaN : (momentOf(text) ?? Number(text)),
        );
        numbers.set(property, column);
        return column;
      },
      record: (position) => {
        const id = ids[position] ?? 0;
        const record = before.get(id) ?? store.get(String(id));
        if (!record) throw new Error(`record ${id} is not indexed`);
        return record;
      },
      answered: new Map(),
    };
  }
}

function* indexedIds(live: Iterable<number>, before: ReadonlyMap<number, StoredRecord | undefined>): Generator<number> {
  for (const id of live) if (!before.has(id)) yield id;
  for (const record of before.values()) if (record && record.archivedAt === undefined) yield record.id;
}
