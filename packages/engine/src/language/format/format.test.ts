import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operatorIds, operators } from '../../catalog/operators.ts';
import { parseCriteriaDocument } from '../criteria-document.ts';
import { criteriaText, criteriaTextWithoutComments, runs } from '../criteria-text.test-kit.ts';
import { meaningOf } from '../syntax-tree.test-kit.ts';
import type { CriteriaNode } from '../syntax-tree.ts';
import { clauseText, criteriaLine, formatDocument } from './format.ts';

const formatted = (text: string) => formatDocument(parseCriteriaDocument(text));

/** The lines of a text, which is how a test shows a canonical form. */
const lines = (...all: string[]) => `${all.join('\n')}\n`;

function expectFormat(text: string, ...expected: string[]): void {
  expect(formatted(text)).toBe(lines(...expected));
  expect(formatted(lines(...expected))).toBe(lines(...expected));
}

describe('the one canonical form', () => {
  it.each([
    ['p is not known', 'p is unknown'],
    ['p is empty', 'p is unknown'],
    ['p is true', 'p = true'],
    ['p IS False', 'p = false'],
    ['p is V', 'p = V'],
    ['p is not V', 'p != V'],
    ['p in (A,B)', 'p is any of (A, B)'],
    ['p not in ( A )', 'p is none of (A)'],
    ['p in $set', 'p is any of $set'],
    ['p not in $set', 'p is none of $set'],
    ['p is in the last 90 days', 'p is less than 90 days ago'],
    ['p is in the next 1 weeks', 'p is less than 1 week from now'],
    ['p is today', 'p is in this day'],
    ['p is yesterday', 'p is in last day'],
    ['p is tomorrow', 'p is in next day'],
    ['p contains "x"', 'p contains "x"'],
    ['p contains any of ("x")', 'p contains any of ("x")'],
    ['p does not contain any of ("x","y")', 'p does not contain any of ("x", "y")'],
    ['p starts with any of ("x")', 'p starts with any of ("x")'],
    ['p ends with any of $set', 'p ends with any of $set'],
    ['p is more than 1 days ago', 'p is more than 1 day ago'],
    ['p is more than 2 DAY ago', 'p is more than 2 days ago'],
    ['p is more than $n day from  now', 'p is more than $n days from now'],
    ['p is in this MONTHS', 'p is in this month'],
    ['p is before 1 years ago', 'p is before 1 year ago'],
    ['p is before Today', 'p is before today'],
    ['p is between YESTERDAY and Tomorrow', 'p is between yesterday and tomorrow'],
    ['p = Today', 'p = Today'],
    ['p is any of (TODAY)', 'p is any of (TODAY)'],
    ['p = TRUE', 'p = true'],
    ['p is after 2026-01-15 09:00', 'p is after 2026-01-15T09:00'],
    ['p is after 2026-01-15t09:00z', 'p is after 2026-01-15T09:00Z'],
    ['p is after 2026-01-15 09:00:30+02:00', 'p is after 2026-01-15T09:00:30+02:00'],
    ['p = 007', 'p = 007'],
    ['p = "\\u{e5}\\u{1}\\t\\u{22}"', 'p = "å\\u{1}\\t\\""'],
    ['`Job  Title`\tIS\nKNOWN', '`Job  Title` is known'],
    ['Email  IS ANY\tOF("a" ,"B")', 'Email is any of ("a", "B")'],
    ['EVERYONE', 'everyone'],
    ['IN LIST "A"', 'in list "A"'],
    ['not  IN list "A"', 'not in list "A"'],
    ['Does Not\nMeet a/B', 'does not meet a/B'],
    ['HAS ANY deals', 'has any deals'],
    ['has at  least 1 deal', 'has at least 1 deal'],
    ['has no deal WHERE(a is known)', 'has no deal where (a is known)'],
    ['NOT NOT p is known', 'not not p is known'],
    ['(((p is known)))', 'p is known'],
    ['not ((p is known))', 'not p is known'],
    ['not (p is known and (q is known))', 'not (p is known and q is known)'],
  ])('%j is %j', (text, expected) => expectFormat(text, expected));

  it.each(operatorIds)('writes the first phrase of %s', (id) => {
    const canonical = formatted(operators[id].example);
    expect(canonical).toContain(` ${operators[id].phrases[0].words}`);
  });

  it('puts a clause on each line', () => {
    expectFormat('a is known and b is known and (c is known)', 'a is known', 'and b is known', 'and c is known');
    expectFormat('a is known or not b is known', 'a is known', 'or not b is known');
  });

  it('writes the parentheses where and and or mix', () => {
    expectFormat(
      'a is known or b is known and c is known or not d is known and e is known',
      'a is known',
      'or (b is known and c is known)',
      'or (not d is known and e is known)',
    );
    expectFormat('(a is known or b is known) and c is known', '(a is known or b is known)', 'and c is known');
    expectFormat('not (a is known or b is known)', 'not (a is known or b is known)');
  });

  it('dissolves parentheses that join what is joined anyway', () => {
    expectFormat(
      '(a is known and (b is known and c is known)) and d is known',
      'a is known',
      'and b is known',
      'and c is known',
      'and d is known',
    );
  });

  it('breaks what is too long for a line', () => {
    const values = Array.from({ length: 12 }, (_, index) => `"value number ${index}"`);
    expectFormat(
      `p is any of (${values.join(',')})`,
      'p is any of (',
      ...values.map((value, index) => `  ${value}${index < 11 ? ',' : ''}`),
      ')',
    );
    const clauses = Array.from({ length: 6 }, (_, index) => `property_number_${index} is known`);
    expectFormat(
      `a is known and not (${clauses.join(' or ')})`,
      'a is known',
      'and not (',
      ...clauses.map((clause, index) => `  ${index === 0 ? '' : 'or '}${clause}`),
      ')',
    );
    expectFormat(
      `has at least 2 deals where (${clauses.join(' and ')})`,
      'has at least 2 deals where (',
      ...clauses.map((clause, index) => `  ${index === 0 ? '' : 'and '}${clause}`),
      ')',
    );
  });

  it('keeps a text that cannot be broken on one line', () => {
    const long = `p = "${'x'.repeat(200)}"`;
    expectFormat(long, long);
  });

  it('ends lines one way, and the file with one', () => {
    expectFormat('\uFEFF\r\n\r\na is known\r\nand b is known\r\n\r\n', 'a is known', 'and b is known');
  });
});

const sample = `---
name: Dead mailboxes
description: The mailbox does not exist. Safe to remove unless someone is working the contact.
action: archive              # report (default) | protect | gate | list | set | archive | delete
list: { type: static, name: "Hygiene: dead mailboxes" }    # or \`list: active\`, or { type: static, add_to: NAME|ID }
limits: { max: 500, max_percent: 2, expect: 100..400 }
params: { quiet_days: 90 }
owner: revops@example.com
tags: [deliverability]
---
hard_bounce_reason is any of (UNKNOWN_USER)
and (last_click_date is unknown or last_click_date is more than $quiet_days days ago)
and does not meet protect/customers
`;

describe('the front matter', () => {
  it('of the sample of the design stays, and so does the whole file', () => {
    expect(formatted(sample)).toBe(sample);
  });

  it('stays as it was laid out, but for white space at the ends of lines', () => {
    expectFormat(
      '\uFEFF---\r\nname:   x  # why  \r\n\r\ntags:\r\n    - a\r\n---  \r\n\r\na is known',
      '---',
      'name:   x  # why',
      '',
      'tags:',
      '    - a',
      '---',
      'a is known',
    );
    expectFormat('---\n---\na is known', '---', '---', 'a is known');
  });

  it('keeps the white space that is part of a value', () => {
    const text = '---\ndescription: "a\n\n  b"\ndocs: |\n  one  \n  two\n---\na is known\n';
    const before = parseCriteriaDocument(text).frontMatter?.data;
    expect(parseCriteriaDocument(formatted(text) ?? '').frontMatter?.data).toEqual(before);
  });
});

describe('comments', () => {
  it('stay above and behind their clause', () => {
    expectFormat(
      '# top\n\n#   second\na is known # of a\n# of b\nand b is known    # behind b\n# the end\n',
      '# top',
      '#   second',
      'a is known # of a',
      '# of b',
      'and b is known # behind b',
      '# the end',
    );
  });

  it('stay in a list, and break it', () => {
    expectFormat(
      'p is any of ( # why these\n  A, # of a\n  # of b\n  B # behind b\n  # last\n) # behind all\nand q is known',
      'p is any of (',
      '  # why these',
      '  A, # of a',
      '  # of b',
      '  B # behind b',
      '  # last',
      ') # behind all',
      'and q is known',
    );
  });

  it('stay inside where and inside parentheses', () => {
    expectFormat(
      'has any deal where ( # open ones\n  stage is known # s\n  and amount > 5\n  # last\n)\nor (a is known # of a\n and b is known)',
      'has any deal where (',
      '  # open ones',
      '  stage is known # s',
      '  and amount > 5',
      '  # last',
      ')',
      'or (',
      '  a is known # of a',
      '  and b is known',
      ')',
    );
  });

  it('at the beginning of parentheses stay inside', () => {
    expectFormat(
      'a is known\nor ( # both\n  b is known\n  and c is known)',
      'a is known',
      'or (',
      '  # both',
      '  b is known',
      '  and c is known',
      ')',
    );
  });

  it('in the first clause of parentheses come to rest', () => {
    const once = formatted('a is known or (b is on # why\n today and c is known)') as string;
    expect(formatted(once)).toBe(once);
  });

  it('between the words and the operand move above the clause', () => {
    expectFormat('a is known\nand p = # why\n "x"', 'a is known', '# why', 'and p = "x"');
    expectFormat(
      'p # one\n is more than # two\n 3 # three\n days ago',
      '# one',
      '# two',
      '# three',
      'p is more than 3 days ago',
    );
  });

  it('behind and, or and not are kept', () => {
    expectFormat('a is known and # why\n b is known', 'a is known', '# why', 'and b is known');
    expectFormat('a is known or not # why\n b is known', 'a is known', '# why', 'or not b is known');
  });

  it('around parentheses that go are kept', () => {
    expectFormat('( # one\n a is known # two\n) # three', '# one', 'a is known # two', '# three');
  });

  it('behind a comma and before one are kept', () => {
    expectFormat('p is any of (A # one\n, B)', 'p is any of (', '  A, # one', '  B', ')');
  });

  it('of a file with nothing to format after them are kept', () => {
    expect(formatted('# only\n')).toBeUndefined();
  });

  it('inside texts are none', () => {
    expectFormat('p = "# a" and `# b` is known', 'p = "# a"', 'and `# b` is known');
  });

  it('in great number take no longer than their number', () => {
    const text = `${'a is known # c\nand '.repeat(50_000)}b is known`;
    const start = performance.now();
    expect(formatted(text)?.length).toBeGreaterThan(900_000);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('a text with errors', () => {
  it.each(['a is', 'a is known b is known', 'a == 1', '---\nx: 1\n---\na is known', '', '---\nname: x', 'a = "\\q"'])(
    'is not formatted: %j',
    (text) => expect(formatted(text)).toBeUndefined(),
  );
});

describe('one line', () => {
  const criteriaOf = (text: string) => parseCriteriaDocument(text).criteria as CriteriaNode;

  it('holds a whole expression or one clause', () => {
    const criteria = criteriaOf('(a is known # why\n or b in (C,D)) or not (e is known and f is known)');
    expect(criteriaLine(criteria)).toBe('a is known or b is any of (C, D) or not (e is known and f is known)');
    expect(clauseText(criteria)).toBe('(a is known or b is any of (C, D) or not (e is known and f is known))');
    expect(clauseText(criteriaOf('a is  known'))).toBe('a is known');
  });
});

describe('any text without problems', () => {
  const check = (holds: (text: string) => void, texts = criteriaText) =>
    fc.assert(fc.property(texts, holds), { numRuns: runs(300) });

  const commentsOf = (text: string) =>
    parseCriteriaDocument(text)
      .comments.map(({ image }) => image.trimEnd())
      .sort();

  const meaning = (text: string) => {
    const { criteria, problems } = parseCriteriaDocument(text);
    expect(problems).toEqual([]);
    return meaningOf(criteria as CriteriaNode);
  };

  function expectStable(text: string): void {
    const once = formatted(text) as string;
    expect(formatted(once)).toBe(once);
  }

  it('is formatted the same a second time', () => check(expectStable));

  it('and without comments is so, too', () => check(expectStable, criteriaTextWithoutComments));

  it('means the same afterwards', () => {
    check((text) => {
      expect(meaning(formatted(text) as string)).toEqual(meaning(text));
    });
  });

  it('keeps each comment once', () => {
    check((text) => {
      expect(commentsOf(formatted(text) as string)).toEqual(commentsOf(text));
    });
  });

  it('has tidy lines afterwards', () => {
    check((text) => {
      expect(formatted(text)).toMatch(/^(?:(?!\n|.*[ \t]\n)[^\r\n]+\n)+$/);
    });
  });
});
