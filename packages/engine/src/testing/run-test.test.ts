import { describe, expect, it } from 'vitest';
import { coveredPercent } from './coverage.ts';
import { gapsIn, outcomes, ran, ruleOf } from './testing.test-kit.ts';

const rule = ruleOf(
  '# who bounced\nhard_bounce_reason   is known\nand (deal_count is unknown or deal_count = 0)\nand does not meet customers',
  { customers: 'lifecycle_stage = customer' },
);

const records = `now: 2026-11-24
records:
  bounced: { hard_bounce_reason: UNKNOWN_USER }
  customer: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: customer }
  both: { hard_bounce_reason: UNKNOWN_USER, lifecycle_stage: customer, deal_count: 2 }
`;

describe('a test passes', () => {
  it('when every record is claimed by the right list', () => {
    const text = `${records}expect: { match: [bounced], skip: [customer, both] }\n`;
    expect(outcomes(text, rule)).toEqual({ bounced: 'match', customer: 'no match', both: 'no match' });
  });

  it.each([
    ['match', 'bounced', 'hard_bounce_reason is known'],
    ['match', 'bounced', 'hard_bounce_reason IS  KNOWN'],
    ['match', 'bounced', 'deal_count is unknown'],
    ['match', 'bounced', '(deal_count is unknown or deal_count = 0)'],
    ['skip', 'customer', 'does not meet customers'],
  ])('when %s of %s is because of %s', (verdict, record, because) => {
    const others = ['bounced', 'customer', 'both'].filter((each) => each !== record);
    const expectation = {
      match: others.filter((each) => each === 'bounced'),
      skip: others.filter((each) => each !== 'bounced'),
    };
    const claims = { ...expectation, [verdict]: [...expectation[verdict as 'match'], { record, because }] };
    expect(Object.values(outcomes(`${records}expect: ${JSON.stringify(claims)}\n`, rule))).toEqual([
      'match',
      'no match',
      'no match',
    ]);
  });
});

describe('a record fails', () => {
  it('when it comes out otherwise', () => {
    const text = `${records}expect: { match: [bounced, customer], skip: [both] }\n`;
    expect(outcomes(text, rule)).toMatchObject({ customer: 'no match, failed: verdict' });
  });

  it('when neither list claims it', () => {
    const text = `${records}expect: { match: [bounced], skip: [both] }\n`;
    expect(outcomes(text, rule)).toMatchObject({ customer: 'no match, failed: unclaimed' });
  });

  it('when something else decides as well', () => {
    const text = `${records}expect: { match: [bounced], skip: [customer, { record: both, because: does not meet customers }] }\n`;
    expect(outcomes(text, rule)).toMatchObject({ both: 'no match, failed: because' });
  });
});

describe('coverage', () => {
  it('names the answers that no record shows', () => {
    const result = ran(`${records}expect: { match: [bounced], skip: [customer, both] }\n`, rule);
    expect(gapsIn(result)).toEqual(['hard_bounce_reason is known: false', 'deal_count = 0: true']);
    expect(coveredPercent(result.coverage)).toBe(75);
  });

  it('asks of clauses inside `where` about the related records', () => {
    const deals = ruleOf('has any deal where (amount > 5 and is_won = true)');
    const text = `now: 2026-11-24
records: { a: { deals: [{ amount: 6 }, { amount: 5, is_won: true }] } }
expect: { skip: [a] }
`;
    expect(gapsIn(ran(text, deals))).toEqual(['has any deal where (amount > 5 and is_won = true): true']);
  });

  it('asks nothing of `everyone`', () => {
    const { coverage } = ran('now: 2026-11-24\nrecords: { a: {} }\nexpect: { match: [a] }\n', ruleOf('everyone'));
    expect([coverage, coveredPercent(coverage)]).toEqual([[], 100]);
  });
});
