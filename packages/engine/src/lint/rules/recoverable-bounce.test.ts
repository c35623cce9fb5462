import { describe, expect, it } from 'vitest';
import { carefulRule, checked, markedIn } from '../checked.test-kit.ts';

const code = 'recoverable-bounce';

describe.each(['archive', 'delete'])('%s', (action) => {
  it.each([
    '«hard_bounce_reason is known»',
    'email is known and «hard_bounce_reason is any of (UNKNOWN_USER, POLICY)»',
    'not («hard_bounce_reason is unknown»)',
  ])('%s', (text) => expect(markedIn(code, action, text.replace(/[«»]/g, ''))).toEqual([text]));

  it.each([
    'hard_bounce_reason is any of (UNKNOWN_USER)',
    'hard_bounce_reason is known and hard_bounce_reason = UNKNOWN_USER',
    'hard_bounce_reason is unknown and email is known',
    'hard_bounce_reason = UNKNOWN_USER or email is unknown',
  ])('not %s', (text) => expect(markedIn(code, action, text)).toEqual([]));
});

it('names the reasons that the rule lets through', () => {
  const texts = carefulRule('archive', 'hard_bounce_reason is known and hard_bounce_reason is none of (SPAM, OTHER)');
  const found = checked(texts).find(({ problem }) => problem.code === code);
  expect(found?.problem.facts).toMatchObject({ reasons: ['CONTENT', 'MAILBOX_FULL', 'POLICY'] });
});

it('is no matter where nothing is removed', () => {
  expect(markedIn(code, 'report', 'hard_bounce_reason is known')).toEqual([]);
});
