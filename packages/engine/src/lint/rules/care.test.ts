import { describe, expect, it } from 'vitest';
import { carefulRule, checked, placesOf } from '../checked.test-kit.ts';

const criteria = 'hard_bounce_reason is any of (UNKNOWN_USER)';

describe.each(['archive', 'delete', 'set\nset: { lead_status: UNQUALIFIED }'])(
  'a rule with the action %s',
  (action) => {
    const bare = { 'rules/a.criteria': `---\naction: ${action}\n---\n${criteria}` };

    it.each(['rule-without-owner', 'rule-without-test', 'rule-without-limits', 'project-without-protection'])(
      'without care: %s',
      (code) => expect(placesOf(code, bare)).toEqual([`---\n«action»: ${action}\n---\n${criteria}`]),
    );

    it('with all care', () => expect(checked(carefulRule(action, criteria))).toEqual([]));

    it('that is disabled', () => {
      const disabled = { 'rules/a.criteria': `---\naction: ${action}\ndisabled: true\n---\n${criteria}` };
      expect(checked(disabled).map(({ problem }) => problem.code)).toEqual(['unused-rule']);
    });
  },
);

it('rules that write nothing need none', () => {
  expect(checked({ 'rules/a.criteria': criteria })).toEqual([]);
});
