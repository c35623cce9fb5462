import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Property } from '../../../../catalog/property.ts';
import { criteriaTest } from '../../../../evaluate/decide.ts';
import type { EvaluatedRecord, HistoryEntry } from '../../../../evaluate/evaluated-record.ts';
import { bound, stockholm, testCatalog } from '../../../../semantics/bind.test-kit.ts';
import { momentAt } from '../../../../values/moment.ts';
import type { Value } from '../../../../values/value.ts';
import type { ListFilter, ListFilters, PropertyOperation, TimePoint } from '../filter-branch.ts';
import { anyCriteria, listSetting, predicates } from './list-criteria.test-kit.ts';
import { listFilters } from './list-filters.ts';

/**
 * An interpreter of list filters of its own, written from what HubSpot documents: a record without a value passes
 * where `includeObjectsWithNoValueSet` says so, `TODAY` is the start of the day in the zone, larger units come first.
 */

interface Contact {
  readonly cells: Readonly<Record<string, Value | undefined>>;
  readonly histories: Readonly<Record<string, readonly HistoryEntry[]>>;
  readonly isVip: boolean;
}

const now = Date.parse('2026-03-29T10:20:30Z');
const dayLength = 86_400_000;
const contactProperties = testCatalog.contacts.properties;
const typeOf = (name: string) => contactProperties.find((property) => property.name === name)?.type;

function isMember(filters: ListFilters, contact: Contact): boolean {
  return filters.filterBranches.some((branch) => branch.filters.every((filter) => passes(filter, contact)));
}

function passes(filter: ListFilter, contact: Contact): boolean {
  if (filter.filterType === 'IN_LIST') return contact.isVip === (filter.operator === 'IN_LIST');
  const { property, operation } = filter;
  if (property === 'hs_object_id') return true;
  const value = contact.cells[property];
  const history = contact.histories[property] ?? [];
  const { operator } = operation;
  if (operator === 'IS_KNOWN') return value !== undefined;
  if (operator === 'IS_UNKNOWN') return value === undefined;
  if (operator.startsWith('HAS_')) {
    const wanted = 'values' in operation ? operation.values : [(operation as { value: Value }).value];
    const wasThere = [value, ...history.map((entry) => entry.value)].some((each) =>
      wanted.some((one) => isSame(one, each)),
    );
    return wasThere === operator.startsWith('HAS_EVER');
  }
  if ('propertyParser' in operation && operation.propertyParser === 'UPDATED_AT') {
    const last = Math.max(...history.map(({ at }) => at));
    return history.length === 0 ? operation.includeObjectsWithNoValueSet : isTime(operation, last, contact);
  }
  if (value === undefined) return operation.includeObjectsWithNoValueSet;
  if ('timePoint' in operation || 'lowerBoundTimePoint' in operation)
    return isTime(operation, typeOf(property) === 'date' ? Number(value) * dayLength : Number(value), contact);
  return isValue(operation, value);
}

const isSame = (wanted: Value, found: unknown): boolean =>
  found !== undefined && String(found).toLowerCase() === String(wanted).toLowerCase();

function isValue(operation: PropertyOperation, value: Value): boolean {
  switch (operation.operationType) {
    case 'BOOL':
      return (value === operation.value) === (operation.operator === 'IS_EQUAL_TO');
    case 'NUMBER': {
      const [number, other] = [Number(value), operation.value];
      return {
        IS_EQUAL_TO: number === other,
        IS_NOT_EQUAL_TO: number !== other,
        IS_GREATER_THAN: number > other,
        IS_GREATER_THAN_OR_EQUAL_TO: number >= other,
        IS_LESS_THAN: number < other,
        IS_LESS_THAN_OR_EQUAL_TO: number <= other,
      }[operation.operator as 'IS_EQUAL_TO'];
    }
    case 'NUMBER_RANGED': {
      const isInside = operation.lowerBound <= Number(value) && Number(value) <= operation.upperBound;
      return isInside === (operation.operator === 'IS_BETWEEN');
    }
    case 'MULTISTRING': {
      const text = String(value).toLowerCase();
      const some = (test: (part: string) => boolean) => operation.values.some((part) => test(part.toLowerCase()));
      return {
        IS_EQUAL_TO: some((part) => text === part),
        IS_NOT_EQUAL_TO: !some((part) => text === part),
        CONTAINS: some((part) => text.includes(part)),
        DOES_NOT_CONTAIN: !some((part) => text.includes(part)),
        STARTS_WITH: some((part) => text.startsWith(part)),
        ENDS_WITH: some((part) => text.endsWith(part)),
      }[operation.operator];
    }
    case 'ENUMERATION': {
      const selected = String(value).split(';');
      const isAny = operation.values.some((each) => selected.includes(each));
      const areAll = operation.values.every((each) => selected.includes(each));
      const areThese = areAll && selected.length === operation.values.length;
      return {
        IS_ANY_OF: isAny,
        IS_NONE_OF: !isAny,
        IS_EXACTLY: areThese,
        IS_NOT_EXACTLY: !areThese,
        CONTAINS_ALL: areAll,
        DOES_NOT_CONTAIN_ALL: !areAll,
      }[operation.operator as 'IS_ANY_OF'];
    }
    default:
      throw new Error(operation.operationType);
  }
}

function isTime(operation: PropertyOperation, at: number, contact: Contact): boolean {
  if (operation.operationType === 'TIME_POINT') {
    const point = instantOf(operation.timePoint, contact);
    if (point === undefined) return false;
    if (at === point) return operation.endpointBehavior === 'INCLUSIVE';
    return at < point === (operation.operator === 'IS_BEFORE');
  }
  if (operation.operationType !== 'TIME_RANGED') throw new Error(operation.operationType);
  const lower = instantOf(operation.lowerBoundTimePoint, contact);
  const upper = instantOf(operation.upperBoundTimePoint, contact);
  if (lower === undefined || upper === undefined) return false;
  const isAbove = at > lower || (at === lower && operation.lowerBoundEndpointBehavior === 'INCLUSIVE');
  const isBelow = at < upper || (at === upper && operation.upperBoundEndpointBehavior === 'INCLUSIVE');
  return (isAbove && isBelow) === (operation.operator === 'IS_BETWEEN');
}

function instantOf(point: TimePoint, { cells }: Contact): number | undefined {
  if (point.timeType === 'PROPERTY_REFERENCED') {
    const value = cells[point.property];
    return value === undefined ? undefined : Number(value) * (typeOf(point.property) === 'date' ? dayLength : 1);
  }
  if (point.timeType === 'DATE') {
    const { year, month, day, hour, minute, second, millisecond, zoneId } = point;
    return Temporal.PlainDateTime.from({ year, month, day, hour, minute, second, millisecond }).toZonedDateTime(zoneId)
      .epochMilliseconds;
  }
  const { referenceType } = point.indexReference;
  if (referenceType === 'NOW') return now;
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(point.zoneId).toPlainDate();
  const start = {
    TODAY: today,
    WEEK: today.subtract({ days: today.dayOfWeek - 1 }),
    MONTH: today.with({ day: 1 }),
    QUARTER: today.with({ day: 1, month: today.month - ((today.month - 1) % 3) }),
    YEAR: today.with({ day: 1, month: 1 }),
  }[referenceType];
  const { days = 0, weeks = 0, months = 0, quarters = 0, years = 0 } = point.offset ?? {};
  const moved = start.add({ years, months: months + 3 * quarters }).add({ weeks, days });
  return moved.toZonedDateTime(point.zoneId).epochMilliseconds;
}

// Contacts near the edges of the criteria.

const startOfToday = Date.parse('2026-03-28T23:00:00Z');
const instants = [-366, -92, -62, -31, -15, -14, -7, -4, -3, -2, -1, 0, 1, 2, 3, 7, 61, 92, 93, 365, 366, 400].flatMap(
  (days) =>
    // Summer time began at 01:00 UTC on the day of the moment: starts of later days are an hour earlier.
    [startOfToday + days * dayLength, startOfToday + days * dayLength - 3_600_000].flatMap((at) => [
      at - 1,
      at,
      at + 1,
    ]),
);
const instant = fc.oneof(
  fc.constantFrom(...instants, now - 1, now, now + 1, Date.parse('2026-03-29T01:30:00.500Z')),
  fc.integer({ min: now - 4e10, max: now + 4e10 }),
);
const day = instant.map((at) => Math.floor(at / dayLength));

const valuesOf: Readonly<Record<Property['type'], fc.Arbitrary<Value>>> = {
  boolean: fc.boolean(),
  string: fc.constantFrom('x', 'X', 'xy', 'yx', 'zz', 'å', 'Å', 'a"b\n'),
  number: fc.constantFrom(-1.5, 0, 0.4, 0.5, 1, 1.5, 2, 2.5, 3, 4),
  enumeration: fc.constantFrom('NEW', 'OPEN', '7', '1-5', 'Today', '13'),
  multi_enumeration: fc.constantFrom('A', 'B', 'A;B', 'C d;A', 'B;C d;A'),
  date: day,
  datetime: instant,
};

const contact: fc.Arbitrary<Contact> = fc.record({
  cells: fc.record(
    Object.fromEntries(
      contactProperties.map(({ name, type }) => [name, fc.option(valuesOf[type], { nil: undefined })]),
    ),
  ),
  histories: fc.record(
    Object.fromEntries(
      contactProperties.map(({ name, type }) => [
        name,
        fc.array(
          fc.record({
            at: instant.map((at) => Math.min(at, now)),
            value: fc.option(valuesOf[type], { nil: undefined }),
          }),
          { maxLength: 3 },
        ),
      ]),
    ),
  ),
  isVip: fc.boolean(),
});

function evaluated({ cells, histories, isVip }: Contact): EvaluatedRecord {
  return {
    id: '1',
    cell: ({ name }) => cells[name],
    history: ({ name }) => histories[name],
    inList: () => isVip,
    related: () => [],
  };
}

function expectSameMembers(text: string, contacts: readonly Contact[]): void {
  const { criteria } = bound(text);
  const compiled = criteria && listFilters(criteria, listSetting);
  if (criteria === undefined || compiled?.kind !== 'filters') return;
  const holds = criteriaTest(criteria, momentAt(now, stockholm), testCatalog);
  expect(contacts.map((each) => isMember(compiled.filters, each))).toEqual(
    contacts.map((each) => holds(evaluated(each))),
  );
}

describe('the members of a list are the records that the criteria match', () => {
  it.each(predicates)('%s', (text) => {
    fc.assert(
      fc.property(contact, (each) => expectSameMembers(text, [each])),
      { numRuns: 200 },
    );
  });

  it('joined in any way', () => {
    const contacts = fc.array(contact, { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(anyCriteria, contacts, expectSameMembers), { numRuns: 300 });
  });
});
