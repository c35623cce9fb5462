import type { Catalog, ObjectCatalog } from '../catalog/catalog.ts';
import { nameCandidates } from '../catalog/catalog.ts';
import { type Property, preferredName } from '../catalog/property.ts';
import type { HistoryEntry } from '../evaluate/evaluated-record.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { ProblemCode, ProblemFacts } from '../problems/registry.ts';
import { typeName } from '../semantics/type-names.ts';
import { cellReader } from '../sources/cell-reader.ts';
import type { RecordData } from '../sources/memory/memory-records.ts';
import { readDateTime } from '../values/readable.ts';
import { type Cell, unreadable } from '../values/value.ts';
import type { Zone } from '../values/zone.ts';
import type { YamlPath, YamlPlaces } from '../yaml/yaml-places.ts';
import { blankRecord } from './blank-record.ts';

export type ValueData = string | number | boolean | null | readonly (string | number | boolean)[];

export interface HistoryData {
  readonly at: string;
  readonly value: ValueData;
}

/** A record as the file writes it: property → value, and under their own keys its lists, history and related records. */
export type RecordValues = Readonly<Record<string, unknown>> | null;

export interface RecordContext {
  readonly catalog: Catalog;
  readonly zone: Zone;
  /** The text of the file. */
  readonly text: string;
  readonly places: YamlPlaces;
  readonly problems: Problem[];
}

/** Reads a record of a test. What it does not mention is unknown, never updated, in no list, and has nothing related. */
export function readRecord(
  id: string,
  values: RecordValues,
  path: YamlPath,
  object: ObjectCatalog,
  context: RecordContext,
): RecordData {
  const { catalog } = context;
  const blank = blankRecord(id, object);
  const cells = new Map(blank.cells);
  const histories = new Map(blank.histories);
  const lists = new Set<string>();
  const related = new Map<string, RecordData[]>();

  for (const [key, value] of Object.entries(values ?? {})) {
    const at = [...path, key];
    const relation = object === catalog.contacts && Array.isArray(value) ? relationNamed(key, catalog) : undefined;
    if (key === 'history') readHistories(value as Histories, at, object, histories, context);
    else if (key === 'lists' && object === catalog.contacts)
      for (const list of (value ?? []) as string[]) lists.add(list);
    else if (relation !== undefined) {
      const ofRelation = catalog.object(relation.object) ?? object;
      const records = (value as RecordValues[]).map((each, index) =>
        readRecord(`${id}/${relation.name}-${index + 1}`, each, [...at, index], ofRelation, context),
      );
      related.set(relation.name, records);
    } else {
      const property = findProperty(key, at, object, context);
      if (property !== undefined) cells.set(property.name, readCell(value as ValueData, property, at, context));
    }
  }
  return { id, cells, histories, lists, related };
}

type Histories = Readonly<Record<string, readonly HistoryData[]>> | null;

function readHistories(
  data: Histories,
  path: YamlPath,
  object: ObjectCatalog,
  into: Map<string, readonly HistoryEntry[]>,
  context: RecordContext,
): void {
  for (const [name, entries] of Object.entries(data ?? {})) {
    const property = findProperty(name, [...path, name], object, context);
    if (property === undefined) continue;
    into.set(
      property.name,
      entries.map(({ at, value }, index) => ({
        at: readInstant(at, [...path, name, index, 'at'], context),
        value: readCell(value, property, [...path, name, index, 'value'], context),
      })),
    );
  }
}

function readInstant(text: string, path: YamlPath, { zone, places, problems }: RecordContext): number {
  const instant = readDateTime(text, zone);
  if (instant === undefined)
    problems.push(problem('invalid-value', places.spanOf(path), { key: 'at', expected: aMoment, found: text }));
  return instant ?? 0;
}

export const aMoment = 'a moment such as 2026-11-24 or 2026-11-24T09:00:00Z';

/** The key that holds a contact's related records; neighbours by address or domain are the other records of the test. */
function relationNamed(key: string, catalog: Catalog): { name: string; object: string } | undefined {
  return catalog.relations.find(
    ({ plural, join }) => plural === key && join !== 'same address' && join !== 'same domain',
  );
}

/** By alias, internal name or label, as in a rule. Without a property there is a problem. */
function findProperty(
  name: string,
  path: YamlPath,
  object: ObjectCatalog,
  context: RecordContext,
): Property | undefined {
  const lookup = object.byLabel(name);
  const property = object.byName(name) ?? lookup.found;
  if (property === undefined) {
    if (lookup.found === undefined && lookup.ambiguous !== undefined)
      tell(context, 'ambiguous-label', path, { label: name, names: lookup.ambiguous.map(preferredName) });
    else tell(context, 'unknown-property', path, { name, object: object.object.replaceAll('_', ' '), ...near() });
    return undefined;
  }
  if (property.origin !== 'computed') return property;
  const from = context.catalog.storedBehind(property).slice(0, 3).map(preferredName);
  tell(context, 'computed-value', path, { name, from: from.length === 0 ? 'other values' : from.join(', ') });
  return undefined;

  function near(): { suggestions: string[] } {
    const candidates = nameCandidates(object);
    const names = suggestionsFor(name, candidates.keys()).map((each) => candidates.get(each) ?? each);
    return { suggestions: [...new Set(names)] };
  }
}

function tell<Code extends ProblemCode>(
  { places, problems }: RecordContext,
  code: Code,
  path: YamlPath,
  facts: ProblemFacts<Code>,
): void {
  problems.push(problem(code, places.keySpanOf(path), facts));
}

/** Reads a value as an import reads a cell; what an import would keep raw is a mistake in a test. */
function readCell(value: ValueData, property: Property, path: YamlPath, context: RecordContext): Cell {
  if (value === null) return undefined;
  const { zone, places, problems } = context;
  const span = places.spanOf(path);
  const found = writtenText(value, path, context);
  const misfit = (): Cell => {
    const expected = typeName(property.type);
    problems.push(problem('wrong-value', span, { found, expected, property: preferredName(property) }));
    return undefined;
  };
  if (Array.isArray(value) && property.type !== 'multi_enumeration') return misfit();
  if (found === '') return undefined;
  const read = cellReader(property, {
    zone,
    onUnlisted: () => {
      const options = (property.options ?? []).map((option) => option.value);
      const facts = { value: found, property: preferredName(property), options };
      const suggestions = suggestionsFor(found, options);
      // Data may hold such a value, so a test may too; mostly it is a slip.
      problems.push(problem('unknown-option', span, { ...facts, suggestions }, { severity: 'warning' }));
    },
  });
  const cell = read(found);
  return cell === unreadable ? misfit() : cell;
}

/** A value as it was written: YAML reads `0701` as a number, but an export would hold just these digits. */
function writtenText(value: NonNullable<ValueData>, path: YamlPath, { text, places }: RecordContext): string {
  if (typeof value === 'object') return value.map(String).join(';');
  if (typeof value !== 'number') return String(value);
  const { start, end } = places.spanOf(path);
  const written = text.slice(start, end);
  return Number(written) === value ? written : String(value);
}
