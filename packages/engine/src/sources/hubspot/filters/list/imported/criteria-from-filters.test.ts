import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCriteriaDocument } from '../../../../../language/criteria-document.ts';
import { bound, stockholm, testCatalog } from '../../../../../semantics/bind.test-kit.ts';
import { filtersKey, filtersSideBySide, sameFilters } from '../compare-filters.ts';
import { anyCriteria, listSetting, predicates } from '../list-criteria.test-kit.ts';
import { listFilters } from '../list-filters.ts';
import { criteriaFromFilters, type ImportedCriteria } from './criteria-from-filters.ts';

function imported(filterBranch: unknown): ImportedCriteria {
  return criteriaFromFilters(filterBranch, {
    catalog: testCatalog,
    zone: stockholm,
    listName: (id) => (id === '7' ? 'VIP' : undefined),
  });
}

const or = (...filterBranches: object[]) => ({ filterBranchType: 'OR', filters: [], filterBranches });
const and = (...filters: object[]) => ({ filterBranchType: 'AND', filters, filterBranches: [] });
const on = (property: string, operation: object) => ({ filterType: 'PROPERTY', property, operation });

function textOf(property: string, operation: object): string {
  return imported(or(and(on(property, operation)))).text;
}

function compiled(text: string): unknown {
  const result = bound(text);
  if (result.criteria === undefined) throw new Error(`${text} ${JSON.stringify(result.problems)}`);
  const compilation = listFilters(result.criteria, listSetting);
  return compilation.kind === 'filters' ? compilation.filters : undefined;
}

describe('what listFilters writes comes back as the same filters', () => {
  it.each(predicates)('%s', (text) => {
    const filters = compiled(text);
    const { text: back, problems } = imported(filters);
    expect(problems).toEqual([]);
    expect(filtersSideBySide(filters, compiled(back)).filter((line) => !line.startsWith('  '))).toEqual([]);
  });

  it('joined in any way', () => {
    fc.assert(
      fc.property(anyCriteria, (text) => {
        const filters = compiled(text);
        fc.pre(filters !== undefined);
        const { text: back, problems } = imported(filters);
        expect(problems).toEqual([]);
        expect(filtersSideBySide(filters, compiled(back)).filter((line) => !line.startsWith('  '))).toEqual([]);
        expect(sameFilters(filters, compiled(back))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('lists that others made', () => {
  const today = (offset: object, zoneId = 'Europe/Stockholm') => ({
    timeType: 'INDEXED',
    timezoneSource: 'PORTAL',
    zoneId,
    indexReference: { referenceType: 'TODAY' },
    offset,
  });
  const before = (point: object, more = {}) => ({
    operationType: 'TIME_POINT',
    type: 'TIME_POINT',
    operator: 'IS_BEFORE',
    timePoint: point,
    ...more,
  });

  it.each<[string, object, string]>([
    [
      'stage',
      { operationType: 'ENUMERATION', operator: 'IS_NONE_OF', values: ['NEW'] },
      'stage is known\nand stage != NEW\n',
    ],
    [
      'stage',
      { operationType: 'enumeration', operator: 'IS_ANY_OF', values: ['NEW'], includeObjectsWithNoValueSet: true },
      'stage = NEW\nor stage is unknown\n',
    ],
    [
      'score',
      { operationType: 'number-ranged', operator: 'IS_BETWEEN', lowerBound: 1, upperBound: 2 },
      'score is between 1 and 2\n',
    ],
    ['title', { operationType: 'alltypes', operator: 'IS_KNOWN' }, 'title is known\n'],
    ['made_at', before(today({ days: -180 })), 'made is more than 180 days ago\n'],
    [
      'made_at',
      before(today({ days: -180 }), { includeObjectsWithNoValueSet: true }),
      'made is more than 180 days ago\nor made is unknown\n',
    ],
    [
      'made_at',
      { operationType: 'ROLLING_DATE_RANGE', operator: 'IS_LESS_THAN_X_DAYS_AGO', numberOfDays: 5 },
      'made is less than 5 days ago\n',
    ],
    [
      'made_at',
      { operationType: 'CALENDAR_DATE', operator: 'IN_LAST_TIME_UNIT', timeUnit: 'MONTH' },
      'made is in last month\n',
    ],
    [
      'title',
      { operationType: 'ROLLING_PROPERTY_UPDATED', operator: 'UPDATED_IN_LAST_X_DAYS', numberOfDays: 5 },
      'title was updated in the last 5 days\n',
    ],
  ])('%s %j', (property, operation, text) => expect(textOf(property, operation)).toBe(text));

  it.each<[string, string, object]>([
    ['a zone that is not the project’s', 'made_at', before(today({ days: -1 }, 'Asia/Tokyo'))],
    [
      'an endpoint that criteria do not have',
      'made_at',
      before(today({ days: -1 }), { endpointBehavior: 'INCLUSIVE' }),
    ],
    ['an offset that HubSpot does not know', 'made_at', before(today({ amount: -3, unit: 'days' }))],
    [
      'a fiscal year',
      'made_at',
      { operationType: 'CALENDAR_DATE', operator: 'IN_THIS_TIME_UNIT', timeUnit: 'YEAR', useFiscalYear: true },
    ],
    [
      'a day of a zone that is not named',
      'made_at',
      { operationType: 'DATETIME', operator: 'IS_BEFORE_DATE', timestamp: 5 },
    ],
    [
      'an option that is no longer there',
      'stage',
      { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['GONE'] },
    ],
    [
      'a property that is not in the catalogue',
      'nobody_knows',
      { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' },
    ],
    ['an operator of the newest guide', 'title', { operationType: 'ALL_PROPERTY', operator: 'IS_BLANK' }],
  ])('%s is marked, and the file is an error until it is replaced', (_, property, operation) => {
    const { text, problems } = imported(
      or(and(on(property, operation), on('title', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' }))),
    );
    expect(problems.map(({ mark }) => mark)).toEqual(['?no-equivalent-1?']);
    expect(text).toContain('\n?no-equivalent-1?\nand title is known\n');
    expect(text.startsWith(`# ?no-equivalent-1? ${property} `)).toBe(true);
    expect(parseCriteriaDocument(text).problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  it('events, associations and e-mail filters are marked one by one', () => {
    const event = { filterType: 'EMAIL_EVENT', emailId: '1', operator: 'MARKED_SPAM' };
    const associated = { filterBranchType: 'ASSOCIATION', filters: [], filterBranches: [] };
    const { problems } = imported(or({ ...and(event), filterBranches: [associated] }, and(event)));
    expect(problems.map(({ mark }) => mark)).toEqual(['?no-equivalent-1?', '?no-equivalent-2?', '?no-equivalent-3?']);
  });
});

describe('two definitions', () => {
  const stages = (...values: string[]) => on('stage', { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values });
  const known = on('title', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN' });

  it('are the same whatever the order of branches, filters and values, and with defaults written out', () => {
    const full = {
      ...or({ ...and(known, stages('NEW', 'OPEN')), filterBranchOperator: 'AND' }, and(known)),
      filterBranchOperator: 'OR',
    };
    const withDefaults = on('stage', {
      operationType: 'ENUMERATION',
      operator: 'IS_ANY_OF',
      values: ['OPEN', 'NEW'],
      includeObjectsWithNoValueSet: false,
    });
    expect(filtersKey(full)).toBe(filtersKey(or(and(known), and(withDefaults, known))));
    expect(sameFilters(full, or(and(known), and(stages('NEW'), known)))).toBe(false);
  });

  it('stand side by side', () => {
    expect(filtersSideBySide(or(and(known), and(stages('NEW'))), or(and(stages('NEW', 'OPEN')), and(known)))).toEqual([
      '  title is known',
      '- stage is any of NEW',
      '+ stage is any of NEW, OPEN',
    ]);
  });
});
