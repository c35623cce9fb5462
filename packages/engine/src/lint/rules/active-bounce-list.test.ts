import { expect, it } from 'vitest';
import { afterFix } from '../../problems/seen-problem.test-kit.ts';
import { checked, placesOf } from '../checked.test-kit.ts';

const code = 'active-bounce-list';

function listRule(list: string, criteria = 'hard_bounce_reason is known'): Record<string, string> {
  return { 'rules/a.criteria': `---\naction: list\nlist: ${list}\n---\n${criteria}` };
}

it.each(['«active»', '{ type: «active», name: "Bounced" }'])('list: %s', (list) => {
  const expected = Object.values(listRule(list));
  expect(placesOf(code, listRule(list.replace(/[«»]/g, '')))).toEqual(expected);
});

it('can be made static', () => {
  const [found] = checked(listRule('{ type: active, name: B }')).filter(({ problem }) => problem.code === code);
  expect(found && afterFix(found.text, found.problem)).toBe(listRule('{ type: static, name: B }')['rules/a.criteria']);
});

it.each([listRule('static'), listRule('active', 'email is known')])('not %j', (texts) =>
  expect(placesOf(code, texts)).toEqual([]),
);
