import type { Catalog } from '../../catalog/catalog.ts';
import type { EvaluatedRecord, HistoryEntry } from '../../evaluate/evaluated-record.ts';
import type { Reads, RelationReads } from '../../semantics/reads.ts';
import { isDecided, type Value } from '../../values/value.ts';
import type { Draft } from '../propose/draft.ts';
import { isOfNeighbours } from '../propose/variables.ts';

/** What is read of a record, and nothing else of it. Its neighbours by address or domain stay behind. */
export function draftOfRecord(record: EvaluatedRecord, reads: Reads, catalog: Catalog): Draft {
  const related = [...reads.relations].flatMap(([name, read]): [string, Draft[]][] => {
    const relation = catalog.relation(name);
    if (relation === undefined || isOfNeighbours(relation)) return [];
    return [[name, record.related(name).map((each) => draftOfValues(each, read))]];
  });
  return {
    ...draftOfValues(record, reads),
    lists: [...reads.lists].filter((list) => record.inList(list) === true),
    related: new Map(related),
  };
}

function draftOfValues(record: EvaluatedRecord, { properties, histories }: RelationReads): Draft {
  const cells = [...properties.values()].map((property): [string, Value | undefined] => {
    const cell = record.cell(property);
    return [property.name, isDecided(cell) ? cell : undefined];
  });
  const recorded = [...histories.values()].map((property): [string, readonly HistoryEntry[]] => [
    property.name,
    record.history(property) ?? [],
  ]);
  return { cells: new Map(cells), histories: new Map(recorded) };
}
