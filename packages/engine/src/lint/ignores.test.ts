import { describe, expect, it } from 'vitest';
import { afterFix, marked } from '../problems/seen-problem.test-kit.ts';
import { checked } from './checked.test-kit.ts';

function codesIn(text: string): string[] {
  return checked({ 'rules/a.criteria': text }).map(({ problem }) => problem.code);
}

describe('a comment that ignores a code', () => {
  it.each([
    ['on the line itself', 'emails_clicked = 0 # listwise-ignore: zero-is-not-never our import writes zeros'],
    ['on a line above', '# listwise-ignore: zero-is-not-never our import writes zeros\nemails_clicked = 0'],
    ['above other comments', '# listwise-ignore: zero-is-not-never why\n\n# more\nemails_clicked = 0'],
    [
      'in front matter',
      '---\n# listwise-ignore: active-bounce-list HubSpot keeps it\nlist: active\naction: list\n---\nhard_bounce_reason is known',
    ],
  ])('silences it %s', (_, text) => expect(codesIn(text)).toEqual([]));

  it('silences one line and one code', () => {
    const text = 'emails_clicked = 0 # listwise-ignore: zero-is-not-never why\nor emails_replied = 0';
    expect(codesIn(text)).toEqual(['zero-is-not-never']);
  });

  it.each([
    ['negative-includes-unknown', 'action: archive', 'email is known\nand lifecycle_stage != customer'],
    ['zero-is-not-never', 'action: report', 'email is known\nand emails_clicked = 0'],
    ['recoverable-bounce', 'action: archive', 'hard_bounce_reason is known'],
    ['active-bounce-list', 'action: list\nlist: active', 'hard_bounce_reason is known'],
    ['opens-as-engagement', 'action: archive', 'email is known\nand last_open_date is unknown'],
    ['unsubscribed-removal', 'action: delete', 'email is known\nand unsubscribed_all = true'],
    ['rule-without-owner', 'action: archive', 'email is known'],
    ['rule-without-test', 'action: archive', 'email is known'],
    ['rule-without-limits', 'action: archive', 'email is known'],
    ['project-without-protection', 'action: archive', 'email is known'],
  ])('silences %s', (code, frontMatter, criteria) => {
    const text = `---\n${frontMatter}\n---\n${criteria}\n`;
    const told = checked({ 'rules/a.criteria': text });
    const { span } = told.find(({ problem }) => problem.code === code)?.problem ?? {};
    const line = text.lastIndexOf('\n', (span?.start ?? 0) - 1) + 1;
    const ignoring = `${text.slice(0, line)}# listwise-ignore: ${code} we know\n${text.slice(line)}`;
    const codes = told.map(({ problem }) => problem.code);
    expect(codes).toContain(code);
    expect(codesIn(ignoring)).toEqual(codes.filter((each) => each !== code));
  });

  it.each([
    ['email is known «# listwise-ignore: never-matches once»', 'email is known'],
    ['«# listwise-ignore: never-matches once»\nemail is known\n', 'email is known\n'],
  ])('is unused in %j, and is taken out', (text, after) => {
    const [found] = checked({ 'rules/a.criteria': text.replace(/[«»]/g, '') });
    expect(found && [found.problem.code, marked(found.text, found.problem.span)]).toEqual(['unused-ignore', text]);
    expect(found && afterFix(found.text, found.problem)).toBe(after);
  });

  it.each(['listwise-ignore: zero-is-not-never', 'listwise-ignore: zero', 'listwise-ignore:'])(
    'needs a code and a reason: %s',
    (comment) => expect(codesIn(`emails_clicked = 0 # ${comment}`)).toEqual(['zero-is-not-never', 'bad-ignore']),
  );

  it('does not silence an error', () => {
    expect(codesIn('# listwise-ignore: unknown-property why\nemial is known')).toEqual(['unknown-property']);
  });
});
