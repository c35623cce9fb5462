import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../../../../catalog/built-in.ts';
import { bound, stockholm } from '../../../../semantics/bind.test-kit.ts';
import type { BoundCriteria } from '../../../../semantics/bound-criteria.ts';
import { zoneOf } from '../../../../values/zone.ts';
import { filterWords } from './filter-words.ts';
import { type ListSetting, listFilters } from './list-filters.ts';

const setting: ListSetting = {
  zone: stockholm,
  weekStart: 'monday',
  listId: (name) => (name.toLowerCase() === 'vip' ? '7' : undefined),
  isCalculated: ({ name }) => name === 'score',
};

function criteriaOf(text: string, rules: Readonly<Record<string, string>> = {}): BoundCriteria {
  const { criteria } = bound(text, {
    rule: (id) => ({ kind: 'rule', id, criteria: criteriaOf(rules[id] ?? 'everyone') }),
  });
  if (criteria === undefined) throw new Error(text);
  return criteria;
}

/** The filters of each branch. */
function branches(text: string, more: Partial<ListSetting> = {}): unknown {
  const compiled = listFilters(criteriaOf(text), { ...setting, ...more });
  if (compiled.kind === 'refused') throw new Error(JSON.stringify(compiled.clauses));
  return compiled.filters.filterBranches.map(({ filters }) => filters);
}

/** The one operation of a criterion. */
function operation(text: string): unknown {
  const [[filter, ...more] = [], ...others] = branches(text) as { operation: object }[][];
  expect([more, others]).toEqual([[], []]);
  return filter?.operation;
}

/** The branches in words. */
function inWords(text: string, more: Partial<ListSetting> = {}): string[] {
  return (branches(text, more) as object[][]).map((filters) =>
    filters.map((filter) => filterWords({ ...filter })).join(' and '),
  );
}

function refusals(text: string, more: Partial<ListSetting> = {}): unknown {
  const compiled = listFilters(criteriaOf(text), { ...setting, ...more });
  return compiled.kind === 'refused' ? compiled.clauses.map(({ clause, reason }) => [clause, reason]) : compiled;
}

describe('each operator, and its opposite', () => {
  const no = { includeObjectsWithNoValueSet: false };
  const pass = { includeObjectsWithNoValueSet: true };

  it.each<[string, object]>([
    ['title is known', { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN', ...no }],
    ['title is unknown', { operationType: 'ALL_PROPERTY', operator: 'IS_UNKNOWN', ...pass }],
    ['flag = true', { operationType: 'BOOL', operator: 'IS_EQUAL_TO', value: true, ...no }],
    ['flag != true', { operationType: 'BOOL', operator: 'IS_NOT_EQUAL_TO', value: true, ...pass }],
    ['kept = false', { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['false'], ...no }],
    ['kept != false', { operationType: 'ENUMERATION', operator: 'IS_NONE_OF', values: ['false'], ...pass }],
    ['title = "Bo"', { operationType: 'MULTISTRING', operator: 'IS_EQUAL_TO', values: ['Bo'], ...no }],
    [
      'title is none of ("a", "b")',
      { operationType: 'MULTISTRING', operator: 'IS_NOT_EQUAL_TO', values: ['a', 'b'], ...pass },
    ],
    [
      'title contains any of ("a", "b")',
      { operationType: 'MULTISTRING', operator: 'CONTAINS', values: ['a', 'b'], ...no },
    ],
    [
      'title does not contain "a"',
      { operationType: 'MULTISTRING', operator: 'DOES_NOT_CONTAIN', values: ['a'], ...pass },
    ],
    ['title starts with "a"', { operationType: 'MULTISTRING', operator: 'STARTS_WITH', values: ['a'], ...no }],
    ['title ends with "a"', { operationType: 'MULTISTRING', operator: 'ENDS_WITH', values: ['a'], ...no }],
    [
      'stage is any of (NEW, OPEN)',
      { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['NEW', 'OPEN'], ...no },
    ],
    ['stage != NEW', { operationType: 'ENUMERATION', operator: 'IS_NONE_OF', values: ['NEW'], ...pass }],
    ['basis is exactly (A, B)', { operationType: 'ENUMERATION', operator: 'IS_EXACTLY', values: ['A', 'B'], ...no }],
    ['basis is not exactly (A)', { operationType: 'ENUMERATION', operator: 'IS_NOT_EXACTLY', values: ['A'], ...pass }],
    [
      'basis contains all of (A, B)',
      { operationType: 'ENUMERATION', operator: 'CONTAINS_ALL', values: ['A', 'B'], ...no },
    ],
    [
      'basis does not contain all of (A)',
      { operationType: 'ENUMERATION', operator: 'DOES_NOT_CONTAIN_ALL', values: ['A'], ...pass },
    ],
    ['score = 0', { operationType: 'NUMBER', operator: 'IS_EQUAL_TO', value: 0, ...no }],
    ['score < 3', { operationType: 'NUMBER', operator: 'IS_LESS_THAN', value: 3, ...no }],
    ['not score < 3', { operationType: 'NUMBER', operator: 'IS_GREATER_THAN_OR_EQUAL_TO', value: 3, ...pass }],
    ['score <= 3', { operationType: 'NUMBER', operator: 'IS_LESS_THAN_OR_EQUAL_TO', value: 3, ...no }],
    ['not score >= 3', { operationType: 'NUMBER', operator: 'IS_LESS_THAN', value: 3, ...pass }],
    [
      'score is between 1 and 5',
      { operationType: 'NUMBER_RANGED', operator: 'IS_BETWEEN', lowerBound: 1, upperBound: 5, ...no },
    ],
    [
      'score is not between 1 and 5',
      { operationType: 'NUMBER_RANGED', operator: 'IS_NOT_BETWEEN', lowerBound: 1, upperBound: 5, ...pass },
    ],
    [
      'stage has ever been NEW',
      { operationType: 'ENUMERATION', operator: 'HAS_EVER_BEEN_ANY_OF', values: ['NEW'], ...no },
    ],
    ['title has never been "a"', { operationType: 'STRING', operator: 'HAS_NEVER_BEEN_EQUAL_TO', value: 'a', ...pass }],
    ['flag has ever been true', { operationType: 'BOOL', operator: 'HAS_EVER_BEEN_EQUAL_TO', value: true, ...no }],
  ])('%s', (text, expected) => expect(operation(text)).toEqual(expected));

  it('a range whose ends are no whole numbers is two comparisons', () => {
    expect(inWords('score is between 0.5 and 2')).toEqual([
      'score is greater than or equal to 0.5 and score is less than or equal to 2',
    ]);
    expect(inWords('score is not between 0.5 and 2')).toEqual([
      'score is less than 0.5 (or no value)',
      'score is greater than 2 (or no value)',
    ]);
  });
});

describe('dates', () => {
  const point = (text: string): unknown => {
    const { operator, endpointBehavior, includeObjectsWithNoValueSet, timePoint } = operation(text) as Record<
      string,
      unknown
    >;
    return [operator, endpointBehavior, includeObjectsWithNoValueSet, timePoint];
  };
  const date = (zoneId: string, day: number, clock: readonly number[]) => {
    const [hour, minute, second, millisecond] = clock;
    return {
      timeType: 'DATE',
      timezoneSource: 'CUSTOM',
      zoneId,
      year: 2026,
      month: 3,
      day,
      hour,
      minute,
      second,
      millisecond,
    };
  };
  const today = (offset?: object) => ({
    timeType: 'INDEXED',
    timezoneSource: 'CUSTOM',
    zoneId: 'Europe/Stockholm',
    indexReference: { referenceType: 'TODAY' },
    ...(offset === undefined ? {} : { offset }),
  });
  const first = [0, 0, 0, 0];
  const last = [23, 59, 59, 999];

  it.each<[string, unknown]>([
    ['made is before 2026-03-04', ['IS_BEFORE', 'EXCLUSIVE', false, date('Europe/Stockholm', 4, first)]],
    ['made is after 2026-03-04', ['IS_AFTER', 'EXCLUSIVE', false, date('Europe/Stockholm', 4, last)]],
    ['not made is before 2026-03-04', ['IS_AFTER', 'EXCLUSIVE', true, date('Europe/Stockholm', 3, last)]],
    ['not made is after 2026-03-04', ['IS_BEFORE', 'EXCLUSIVE', true, date('Europe/Stockholm', 5, first)]],
    ['made is after 2026-03-04T09:30:00Z', ['IS_AFTER', 'EXCLUSIVE', false, date('UTC', 4, [9, 30, 0, 0])]],
    ['not made is before 2026-03-04T00:00:00Z', ['IS_AFTER', 'EXCLUSIVE', true, date('UTC', 3, last)]],
    ['born is before 2026-03-04', ['IS_BEFORE', 'EXCLUSIVE', false, date('UTC', 4, first)]],
    ['made is more than 180 days ago', ['IS_BEFORE', 'EXCLUSIVE', false, today({ days: -180 })]],
    ['not made is more than 180 days ago', ['IS_AFTER', 'INCLUSIVE', true, today({ days: -180 })]],
    ['made is more than 2 months from now', ['IS_AFTER', 'INCLUSIVE', false, today({ months: 2, days: 1 })]],
    ['made is after today', ['IS_AFTER', 'INCLUSIVE', false, today({ days: 1 })]],
    ['made is before yesterday', ['IS_BEFORE', 'EXCLUSIVE', false, today({ days: -1 })]],
    ['made is before today or made is unknown', ['IS_BEFORE', 'EXCLUSIVE', true, today()]],
  ])('%s', (text, expected) => expect(point(text)).toEqual(expected));

  it.each<[string, string]>([
    ['made is less than 3 days ago', 'made_at is between today - 3 days and now'],
    ['born is less than 3 days ago', 'born is between today - 3 days and before today + 1 day'],
    ['made is less than 1 day from now', 'made_at is between now and before today + 2 days'],
    ['born is less than 1 day from now', 'born is between today and before today + 2 days'],
    [
      'made is in last month',
      'made_at is between the start of this month - 1 month and before the start of this month',
    ],
    ['made is in this week', 'made_at is between the start of this week and before the start of this week + 1 week'],
    ['made is yesterday', 'made_at is between today - 1 day and before today'],
    ['made is before seen_at', 'made_at is before the value of seen_at'],
    ['made was updated in the last 7 days', 'made_at was updated: is between today - 7 days and now'],
    [
      'title was not updated in the last 7 days',
      'title was updated: is not between today - 7 days and now (or no value)',
    ],
    [
      'made is between 2026-01-02 and today',
      'made_at is between 2026-01-02 00:00:00.000 Europe/Stockholm and before today + 1 day',
    ],
  ])('%s', (text, expected) => expect(inWords(text)).toEqual([expected]));
});

describe('joins', () => {
  it.each<[string, string[]]>([
    ['everyone', ['hs_object_id is known']],
    ['title is known or everyone', ['hs_object_id is known']],
    ['in list "VIP" and not in list "vip"', ['in list 7 and not in list 7']],
    [
      'not (flag = true and (title is unknown or score > 3))',
      [
        'is_flagged is not equal to true (or no value)',
        'title is known and score is less than or equal to 3 (or no value)',
      ],
    ],
    ['(title is known or score > 3) and title is known', ['title is known']],
    ['stage is known and stage is none of (NEW)', ['stage is none of NEW']],
    ['stage is none of (NEW) or stage is unknown', ['stage is none of NEW (or no value)']],
    ['(score > 3 and score is unknown) or title is known', ['title is known']],
  ])('%s', (text, expected) => expect(inWords(text)).toEqual(expected));

  it('protect rules are turned round and compiled in', () => {
    const without = [{ rule: 'protect/customers', criteria: criteriaOf('stage = OPEN or score > 100') }];
    expect(inWords('title is known', { without })).toEqual([
      'title is known and stage is none of OPEN (or no value) and score is less than or equal to 100 (or no value)',
    ]);
  });
});

describe('refused, and why', () => {
  it.each<[string, string]>([
    ['score has ever been 3', 'answers nothing about its earlier values'],
    ['born has ever been 2026-01-01', 'do not look for earlier dates'],
    ['not title starts with "a"', 'no opposite of `starts with`'],
    ['in list "Nobody"', 'no list of this name'],
    ['has any deals', 'do not look at related records'],
    ['not made is before seen_at', 'the opposite of a comparison with another property'],
    ['not born is between 2026-01-01 and hired', 'the opposite of a comparison with another property'],
    ['made is before born', 'one of both is a day'],
    ['not everyone', 'nobody can match'],
  ])('%s', (text, reason) => {
    expect(refusals(text)).toEqual([[expect.any(String), expect.stringContaining(reason)]]);
  });

  it('what HubSpot does not keep on a contact', () => {
    const reasonOf = (text: string) => {
      const { criteria } = bound(text, { catalog: builtInCatalog() });
      const compiled = criteria && listFilters(criteria, setting);
      return compiled?.kind === 'refused' ? compiled.clauses[0].reason : undefined;
    };
    expect(reasonOf('email_domain = "a.example"')).toContain('worked out by Listwise');
    expect(reasonOf('spam_report = true')).toContain('belongs to the e-mail address');
    expect(reasonOf('email is known')).toBeUndefined();
  });

  it('weeks that begin on Sunday, and days of UTC in a zone west of it', () => {
    expect(refusals('made is in last week', { weekStart: 'sunday' })).toEqual([
      ['made is in last week', expect.stringContaining('begin on Monday')],
    ]);
    const zone = zoneOf('America/New_York') ?? stockholm;
    expect(refusals('born is more than 3 days ago', { zone })).toEqual([
      ['born is more than 3 days ago', expect.stringContaining('in UTC')],
    ]);
    expect(inWords('born is before 2026-03-04', { zone })).toEqual(['born is before 2026-03-04 00:00:00.000 UTC']);
  });

  it('more filters than a list may have', () => {
    const anyOf = (from: number) => Array.from({ length: 20 }, (_, index) => `score = ${from + index}`).join(' or ');
    expect(refusals(`(${anyOf(0)}) and (${anyOf(100)})`)).toEqual([
      [expect.any(String), 'it needs 800 filters; a list may have 250'],
    ]);
    const tooMany = Array.from({ length: 9 }, (_, index) => `(${anyOf(100 * index)})`).join(' and ');
    expect(refusals(tooMany)).toEqual([[expect.any(String), expect.stringContaining('more than 250 filters')]]);
  });

  it('a clause of a rule that is met is named with its rule, at the place of `meets`', () => {
    const text = 'title is known and meets other/rule';
    const compiled = listFilters(criteriaOf(text, { 'other/rule': 'has no deals' }), setting);
    const start = text.indexOf('meets');
    expect(compiled).toEqual({
      kind: 'refused',
      clauses: [
        {
          span: { start, end: text.length },
          clause: 'has no deal',
          reason: 'lists of contacts do not look at related records',
          rule: 'other/rule',
        },
      ],
    });
  });
});
