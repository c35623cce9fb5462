import { describe, expect, it } from 'vitest';
import { gapsIn, proposed, ran, ruleOf } from '../testing.test-kit.ts';

const quiet =
  'hard_bounce_reason = UNKNOWN_USER\nand (last_click_date is unknown or last_click_date is more than 90 days ago)';

describe('a proposed test', () => {
  it('has records at the edges of clauses, and says what each shows', () => {
    expect(proposed(ruleOf(quiet)).text).toBe(`# The test of rule.
# Made up by \`listwise new test\`: few records that show every clause true and false.
# Read it, give the records names that say what they stand for, and keep it: it tells when the rule changes its mind.

now: 2026-11-24
records:
  # hard_bounce_reason = UNKNOWN_USER: true
  # last_click_date is unknown: true
  # last_click_date is more than 90 days ago: false
  match-1:
    hard_bounce_reason: UNKNOWN_USER
  # hard_bounce_reason = UNKNOWN_USER: false
  # last_click_date is unknown: false
  # last_click_date is more than 90 days ago: true
  skip-1:
    hard_bounce_reason: CONTENT
    last_click_date: 2026-08-25 23:59:59.999
expect:
  match: [match-1]
  skip:
    - record: skip-1
      because: hard_bounce_reason = UNKNOWN_USER
`);
  });

  it.each([
    ['a single clause', 'lifecycle_stage is any of (customer, evangelist)', 2],
    ['one property in several clauses', 'deal_count > 3 and deal_count < 9 and deal_count != 5', 3],
    ['a rule that is met', 'does not meet other and email_domain contains "temp"', 2],
    ['dates of one record', 'last_click_date is before create_date', 2],
    ['history', 'lifecycle_stage has ever been customer and phone was updated in the last 3 months', 2],
    ['lists', 'in list "A" and not in list "B"', 2],
    ['counted relations', 'has at least 3 deals where (amount > 5) and has at most 5 deals', 3],
    ['addresses', 'email ends with "@example.org" or email_is_malformed = true', 3],
    ['negation', 'not (deal_count >= 1 or (phone is known and not (city is unknown)))', 2],
  ])('shows every clause both ways with few records: %s', (_, criteria, most) => {
    const tested = ruleOf(criteria, { other: 'deal_count >= 1 and city = "Oslo"' });
    const written = proposed(tested);
    const result = ran(written.text, tested);
    expect(gapsIn(result)).toEqual([]);
    expect(result.cases.filter(({ failure }) => failure !== undefined)).toEqual([]);
    expect(result.cases.length).toBeLessThanOrEqual(most);
    expect([written.matching > 0, written.skipped > 0]).toEqual([true, true]);
  });

  it('has neighbours where a clause is about them', () => {
    const tested = ruleOf('same_email_count >= 3 or has any same_domain where (lifecycle_stage = customer)');
    expect(gapsIn(ran(proposed(tested).text, tested))).toEqual([]);
  });

  it('is found for lists of many thousand values', () => {
    const many = Array.from({ length: 12_000 }, (_, index) => `"v${index}"`).join(', ');
    const tested = ruleOf(`city is any of (${many}) and email_domain is none of (${many})`);
    expect(gapsIn(ran(proposed(tested).text, tested))).toEqual([]);
  });

  it('names what no record can show', () => {
    const tested = ruleOf('email is known or meets never', { never: 'deal_count > 5 and deal_count < 3' });
    const { text, uncovered } = proposed(tested);
    expect(uncovered.map(({ clause, seenTrue, seenFalse }) => [clause.text, seenTrue, seenFalse])).toEqual([
      ['meets never', false, true],
    ]);
    expect(text).toContain('# No record here shows these clauses both ways:\n#   meets never: never true\n');
  });

  it('names another moment where it is no beginning of a day', () => {
    expect(proposed(ruleOf('everyone'), '2026-11-24T09:00:00Z').text).toContain('now: 2026-11-24T09:00:00.000Z');
  });

  it('writes a time that occurs twice with its zone', () => {
    // Clocks in Stockholm go back at 03:00 on 2026-10-25.
    const tested = ruleOf('create_date is before 2026-10-25T01:30:00Z');
    expect(proposed(tested).text).toContain('create_date: 2026-10-25T01:30:00.000Z');
    expect(gapsIn(ran(proposed(tested).text, tested))).toEqual([]);
  });
});
