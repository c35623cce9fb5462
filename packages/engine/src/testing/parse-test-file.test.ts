import { describe, expect, it } from 'vitest';
import { outcomes, parsed, problemsIn, ruleOf } from './testing.test-kit.ts';

const bounced = ruleOf('hard_bounce_reason is known and lifecycle_stage != customer');

function testWith(record: string, expectation = 'match: [r]'): string {
  return `now: 2026-11-24\nrecords:\n  r: ${record}\nexpect:\n  ${expectation}\n`;
}

describe('the values of a record', () => {
  it.each([
    ['by alias', 'hard_bounce_reason = UNKNOWN_USER', '{ hard_bounce_reason: UNKNOWN_USER }'],
    ['by internal name', 'hard_bounce_reason is known', '{ hs_email_hard_bounce_reason_enum: UNKNOWN_USER }'],
    ['by label', 'hard_bounce_reason is known', '{ "Email hard bounce reason": UNKNOWN_USER }'],
    ['an option by its label, as exports have it', 'lifecycle_stage = customer', '{ lifecycle_stage: Customer }'],
    ['text that YAML takes for a number, digit by digit', 'phone = "0701"', '{ phone: 0701 }'],
    ['a boolean', 'unsubscribed_all = true', '{ unsubscribed_all: true }'],
    ['a number', 'deal_count = 3', '{ deal_count: 3 }'],
    [
      'a date without zone, in the zone of the project',
      'create_date is on 2026-03-29',
      '{ create_date: 2026-03-29 03:30 }',
    ],
    ['null, which is unknown', 'deal_count is unknown', '{ deal_count: null }'],
    ['nothing, which is unknown', 'deal_count is unknown', '{}'],
    ['what stands behind an address', 'email_domain = "example.com"', '{ email: Bo@Example.com }'],
    ['a list that it is in', 'in list "Old"', '{ lists: [Old] }'],
    ['a list that it is not in', 'not in list "Old"', '{}'],
    ['a deal', 'has any deal where (amount > 5)', '{ deals: [{ amount: 9 }] }'],
    ['an email event', 'has exactly 2 email_event', '{ email_events: [{ type: SENT }, { type: OPEN }] }'],
    ['no company', 'has no company', '{}'],
    [
      'recorded values',
      'lifecycle_stage has ever been lead',
      '{ history: { lifecycle_stage: [{ at: 2025-01-01, value: lead }] } }',
    ],
    [
      'when they were recorded',
      'lifecycle_stage was updated in the last 7 days',
      '{ history: { lifecycle_stage: [{ at: 2026-11-17 00:00, value: null }] } }',
    ],
    ['the absence of any', 'lifecycle_stage was not updated in the last 7 days', '{}'],
  ])('can be given %s', (_, criteria, record) => {
    expect(outcomes(testWith(record), ruleOf(criteria))).toEqual({ r: 'match' });
  });

  it('make the records of a test neighbours of each other', () => {
    const text = `now: 2026-11-24
records:
  a: { email: a@one.example }
  b: { email: b@one.example }
  c: { email: c@two.example }
expect:
  match: [a, b]
  skip: [c]
`;
    expect(outcomes(text, ruleOf('has any same_domain'))).toEqual({ a: 'match', b: 'match', c: 'no match' });
  });
});

describe('what is wrong with a test', () => {
  it.each([
    ['a property that does not exist', '{ lifecycle_stge: lead }', 'unknown-property', 'lifecycle_stge'],
    ['a value that cannot be read', '{ create_date: 15 January 2025 }', 'wrong-value', '15 January 2025'],
    ['several values where one is due', '{ lifecycle_stage: [lead, customer] }', 'wrong-value', '[lead, customer]'],
    ['a value that is no option', '{ lifecycle_stage: leed }', 'unknown-option', 'leed'],
    ['a computed value', '{ email_domain: example.com }', 'computed-value', 'email_domain'],
    ['a mapping as a value', '{ phone: { a: 1 } }', 'invalid-value', '{ a: 1 }'],
    ['a property that a deal does not have', '{ deals: [{ email: a }] }', 'unknown-property', 'email'],
    ['a moment that is none', '{ history: { phone: [{ at: soon, value: "1" }] } }', 'invalid-value', 'soon'],
    ['an entry without its moment', '{ history: { phone: [{ value: "1" }] } }', 'missing-key', '0'],
  ])('%s', (_, record, code, at) => {
    const found = problemsIn(testWith(record), bounced);
    expect(found.map((problem) => problem.code)).toEqual([code]);
    if (code !== 'missing-key') expect(found[0]?.at).toBe(at);
  });

  it.each([
    ['an unknown record', 'match: [q]', 'unknown-record', 'q'],
    ['a record in both lists', 'match: [r]\n  skip: [r]', 'claimed-twice', 'r'],
    [
      'a reason that is no clause',
      'match: [{ record: r, because: phone is known }]',
      'unknown-clause',
      'phone is known',
    ],
    ['a key that does not exist', 'matches: [r]', 'unknown-key', 'matches'],
  ])('%s', (_, expectation, code, at) => {
    expect(problemsIn(testWith('{}', expectation), bounced)).toMatchObject([{ code, at }]);
  });

  it('a missing moment', () => {
    expect(problemsIn('records: {}\nexpect: {}\n', bounced)).toMatchObject([
      { code: 'missing-key', facts: { key: 'now' } },
    ]);
  });

  it('broken YAML, without a second complaint', () => {
    expect(problemsIn('now: [', bounced).map(({ code }) => code)).toEqual(['invalid-yaml']);
  });

  it('never throws, whatever the text is', () => {
    for (const text of ['', '[]', 'records: 1', 'now: 1\nrecords: {a: []}\nexpect: []', '&a [*a]', '\u0000'])
      expect(parsed(text, bounced).test).toBeUndefined();
  });
});
