import { describe, expect, it } from 'vitest';
import { type OperandShape, type OperatorId, operatorIds, operators } from '../catalog/operators.ts';
import { seen } from '../problems/seen-problem.test-kit.ts';
import { deepestNesting } from './clause-recovery.ts';
import { parseCriteria } from './parse-criteria.ts';
import { type PlainTree, treeOf } from './syntax-tree.test-kit.ts';

const name = (text: string) => ({ kind: 'name', text });
const text = (value: string) => ({ kind: 'text value', text: value });
const word = (value: string) => ({ kind: 'name value', text: value });
const number = (value: string) => ({ kind: 'number value', text: value });
const parameter = (value: string) => ({ kind: 'parameter', name: value });
const list = (...values: object[]) => ({ kind: 'list', parenthesised: true, values });
const none = { kind: 'none' };

function clause(property: string, operator: OperatorId, operand: object = none): PlainTree {
  return { kind: 'comparison', property: name(property), operator, operand };
}

const known = (property: string) => clause(property, 'is_known');
const group = (inner: object) => ({ kind: 'group', inner });
const not = (operand: object) => ({ kind: 'not', operand });
const and = (...operands: object[]) => ({ kind: 'and', operands });
const or = (...operands: object[]) => ({ kind: 'or', operands });

/** How a text of each shape is written, and what it is read as. */
const operands: Readonly<Record<OperandShape, readonly [string, object]>> = {
  none: ['', none],
  value: ['"x"', text('x')],
  list: ['(A, "b", 3)', list(word('A'), text('b'), number('3'))],
  range: ['1 and 2', { kind: 'range', from: number('1'), to: number('2') }],
  span: ['3 weeks', { kind: 'span', shape: 'span', count: number('3'), unit: { text: 'weeks' } }],
  'span ago': ['3 weeks ago', { kind: 'span', shape: 'span ago', count: number('3'), unit: { text: 'weeks' } }],
  'span from now': [
    '3 weeks from now',
    { kind: 'span', shape: 'span from now', count: number('3'), unit: { text: 'weeks' } },
  ],
  unit: ['quarter', { kind: 'unit', unit: { text: 'quarter' } }],
};

const phrases = operatorIds.flatMap((id) => operators[id].phrases.map((phrase) => ({ id, ...phrase })));

describe('phrases', () => {
  it.each(phrases)('$words with $operand is $id', ({ id, words, operand }) => {
    const [written, read] = operands[operand];
    expect(treeOf(`p ${words} ${written}`)).toEqual(clause('p', id, read));
  });

  it.each(phrases)('$words may be in capitals and over several lines', ({ id, words, operand }) => {
    const [written, read] = operands[operand];
    const loose = `${words} `.toUpperCase().replaceAll(' ', ' \r\n\t ');
    expect(treeOf(`p ${loose}${written}`)).toEqual(clause('p', id, read));
  });

  it.each(operatorIds)('the example of %s has no problem', (id) => {
    expect(parseCriteria(operators[id].example).problems).toEqual([]);
  });

  it.each<[string, OperatorId]>([
    ['p is known', 'is_known'],
    ['p is unknown', 'is_unknown'],
    ['p is not known', 'is_unknown'],
    ['p is empty', 'is_unknown'],
    ['p has ever been V', 'has_ever_been'],
    ['p has never been V', 'has_never_been'],
    ['p has ever been any of (V)', 'has_ever_been_any_of'],
    ['p has never been any of (V)', 'has_never_been_any_of'],
    ['p was updated in the last 3 days', 'was_updated_in_last'],
    ['p was not updated in the last 3 days', 'was_not_updated_in_last'],
    ['p = true', 'equals'],
    ['p is true', 'equals'],
    ['p != V', 'not_equals'],
    ['p is not V', 'not_equals'],
    ['p is any of (V)', 'is_any_of'],
    ['p in (V)', 'is_any_of'],
    ['p is none of (V)', 'is_none_of'],
    ['p not in (V)', 'is_none_of'],
    ['p is exactly (V)', 'is_exactly'],
    ['p is not exactly (V)', 'is_not_exactly'],
    ['p contains all of (V)', 'contains_all_of'],
    ['p does not contain all of (V)', 'does_not_contain_all_of'],
    ['p contains "x"', 'contains'],
    ['p contains any of ("x")', 'contains'],
    ['p does not contain "x"', 'does_not_contain'],
    ['p does not contain any of ("x")', 'does_not_contain'],
    ['p starts with "x"', 'starts_with'],
    ['p starts with any of ("x")', 'starts_with'],
    ['p ends with "x"', 'ends_with'],
    ['p ends with any of ("x")', 'ends_with'],
    ['p < 1', 'less_than'],
    ['p <= 1', 'at_most'],
    ['p > 1', 'greater_than'],
    ['p >= 1', 'at_least'],
    ['p is between 1 and 2', 'is_between'],
    ['p is not between 1 and 2', 'is_not_between'],
    ['p is before 2026-01-01', 'is_before'],
    ['p is after 2026-01-01', 'is_after'],
    ['p is on 2026-01-01', 'is_on'],
    ['p is between 2026-01-01 and 2026-02-01', 'is_between'],
    ['p is more than 3 days ago', 'is_more_than_ago'],
    ['p is less than 3 days ago', 'is_less_than_ago'],
    ['p is in the last 3 days', 'is_less_than_ago'],
    ['p is more than 3 days from now', 'is_more_than_from_now'],
    ['p is less than 3 days from now', 'is_less_than_from_now'],
    ['p is in the next 3 days', 'is_less_than_from_now'],
    ['p is in this week', 'is_in_this'],
    ['p is in last week', 'is_in_last'],
    ['p is in next week', 'is_in_next'],
    ['p is today', 'is_in_this'],
    ['p is yesterday', 'is_in_last'],
    ['p is tomorrow', 'is_in_next'],
  ])('%s, as the design promises', (written, operator) => {
    expect(treeOf(written)).toMatchObject({ kind: 'comparison', operator });
  });

  it('begins a list with a set that stands alone', () => {
    const set = { kind: 'list', parenthesised: false, values: [parameter('domains')] };
    expect(treeOf('email_domain is any of $domains')).toEqual(clause('email_domain', 'is_any_of', set));
    expect(treeOf('email_domain in $domains')).toEqual(clause('email_domain', 'is_any_of', set));
  });
});

describe('names', () => {
  it('keep their letter case, where keywords ignore it', () => {
    expect(treeOf('Email IS ANY OF (Bo, bo) AND NOT email Is Known')).toEqual(
      and(clause('Email', 'is_any_of', list(word('Bo'), word('bo'))), not(known('email'))),
    );
  });

  it('are labels in backticks', () => {
    expect(treeOf('`Legal basis: "and" (# of days)` is known')).toEqual({
      ...known('x'),
      property: { kind: 'label', text: 'Legal basis: "and" (# of days)' },
    });
  });

  const softKeywords = ['contains', 'day', 'days', 'where', 'is', 'ago', 'week', 'today', 'yesterday', 'tomorrow'];
  const ordinaryWords = [
    'any',
    'no',
    'of',
    'list',
    'known',
    'least',
    'exactly',
    'starts',
    'was',
    'between',
    'from',
    'now',
  ];

  it.each([...softKeywords, ...ordinaryWords])('may be %s', (written) => {
    expect(treeOf(`${written} is known and ${written} = 1`)).toEqual(
      and(known(written), clause(written, 'equals', number('1'))),
    );
  });

  it.each(['contains', 'day', 'days', 'where', 'is', 'ago', 'week', ...ordinaryWords])(
    'may be values: %s',
    (written) => {
      expect(treeOf(`p = ${written} and p is any of (${written}, ${written})`)).toEqual(
        and(clause('p', 'equals', word(written)), clause('p', 'is_any_of', list(word(written), word(written)))),
      );
    },
  );

  it.each(['where', 'day', 'contains'])('may be relations: %s', (written) => {
    expect(treeOf(`has any ${written} where (${written} = 1)`)).toEqual({
      kind: 'relation',
      quantifier: 'any',
      relation: { name: written },
      where: clause(written, 'equals', number('1')),
    });
  });

  it('may begin with a keyword', () => {
    expect(treeOf('android is known or order_id is known and not notes is known and islands is known')).toEqual(
      or(known('android'), and(known('order_id'), not(known('notes')), known('islands'))),
    );
    expect(treeOf('in_list is known and meets_us is known and has_any is known and everyones is known')).toEqual(
      and(known('in_list'), known('meets_us'), known('has_any'), known('everyones')),
    );
  });

  it.each(['and', 'or', 'not', 'in', 'has', 'meets', 'does', 'everyone', 'true', 'false'])(
    'are never the reserved word %s',
    (reserved) => {
      expect(parseCriteria(`${reserved} = 1`).problems).not.toEqual([]);
      expect(parseCriteria(`${reserved.toUpperCase()} is unknown`).problems).not.toEqual([]);
    },
  );

  it.each(['and', 'or', 'not', 'in', 'has', 'meets', 'does', 'everyone'])('and values are never %s', (reserved) => {
    expect(parseCriteria(`p = ${reserved}`).problems).not.toEqual([]);
    expect(parseCriteria(`p is any of (${reserved})`).problems).not.toEqual([]);
  });
});

describe('precedence', () => {
  it('puts not before and, and and before or', () => {
    expect(treeOf('not a is known and b is known or c is known and not d is known')).toEqual(
      or(and(not(known('a')), known('b')), and(known('c'), not(known('d')))),
    );
    expect(treeOf('a is known or b is known and c is known')).toEqual(or(known('a'), and(known('b'), known('c'))));
  });

  it('keeps parentheses as groups', () => {
    expect(treeOf('not (a is known or b is known) and ((c is known))')).toEqual(
      and(not(group(or(known('a'), known('b')))), group(group(known('c')))),
    );
  });

  it('joins operands of one kind in one node', () => {
    expect(treeOf('a is known and b is known and c is known')).toEqual(and(known('a'), known('b'), known('c')));
  });

  it('negates negations', () => {
    expect(treeOf('not not not a is known')).toEqual(not(not(not(known('a')))));
  });

  it('reads the and of a range first', () => {
    const range = { kind: 'range', from: number('1'), to: number('2') };
    expect(treeOf('a is between 1 and 2 and b is between 1 and 2 or c is known')).toEqual(
      or(and(clause('a', 'is_between', range), clause('b', 'is_between', range)), known('c')),
    );
  });
});

describe('everyone, lists and rules', () => {
  it('knows everyone', () => {
    expect(treeOf('Everyone and not everyone')).toEqual(and({ kind: 'everyone' }, not({ kind: 'everyone' })));
  });

  it('knows members of a list', () => {
    expect(treeOf('in list "Newsletter \\"A\\"" or NOT  IN\nLIST "B"')).toEqual(
      or(
        { kind: 'in list', negated: false, list: text('Newsletter "A"') },
        { kind: 'in list', negated: true, list: text('B') },
      ),
    );
  });

  it.each(['protect/customers', 'a.b-c/d_1', 'and', '2026/09', 'a', '-', 'is.known', 'Protect/VIP'])(
    'reads the rule id %s whole',
    (id) => {
      const rule = (negated: boolean) => ({ kind: 'meets', negated, rule: { id } });
      expect(treeOf(`(meets ${id}) and (a is known or does not meet\n${id}) # why`)).toEqual(
        and(group(rule(false)), group(or(known('a'), rule(true)))),
      );
    },
  );

  it('negates a rule in two ways', () => {
    const rule = { kind: 'meets', rule: { id: 'a/b' } };
    expect(treeOf('not meets a/b and does not meet a/b')).toEqual(
      and(not({ ...rule, negated: false }), { ...rule, negated: true }),
    );
  });
});

describe('relations', () => {
  const where = and(clause('amount', 'greater_than', number('5')), known('stage'));

  it.each([
    ['has any deal', { quantifier: 'any' }],
    ['HAS NO deal', { quantifier: 'no' }],
    ['has at least 2 deal', { quantifier: 'at least', count: number('2') }],
    ['has at\nmost 0 deal', { quantifier: 'at most', count: number('0') }],
    ['has exactly $wanted deal', { quantifier: 'exactly', count: parameter('wanted') }],
  ])('%s', (written, quantified) => {
    const relation = { kind: 'relation', ...quantified, relation: { name: 'deal' } };
    expect(treeOf(written)).toEqual(relation);
    expect(treeOf(`${written} where (amount > 5 and stage is known) and a is known`)).toEqual(
      and({ ...relation, where }, known('a')),
    );
  });

  it('keep the name as written', () => {
    expect(treeOf('has no Deals')).toEqual({ kind: 'relation', quantifier: 'no', relation: { name: 'Deals' } });
  });
});

describe('values', () => {
  it.each<[string, object]>([
    ['customer', word('customer')],
    ['"a b"', text('a b')],
    ['"# no comment"', text('# no comment')],
    ['""', text('')],
    ['5', number('5')],
    ['-12.50', number('-12.50')],
    ['007', number('007')],
    ['true', { kind: 'boolean value', text: 'true', value: true }],
    ['False', { kind: 'boolean value', text: 'False', value: false }],
    ['2026-01-15', { kind: 'date value', text: '2026-01-15' }],
    ['2026-01-15T09:00', { kind: 'datetime value', text: '2026-01-15T09:00' }],
    ['2026-01-15 09:00', { kind: 'datetime value', text: '2026-01-15 09:00' }],
    ['2026-01-15T09:00:30Z', { kind: 'datetime value', text: '2026-01-15T09:00:30Z' }],
    ['2026-01-15 09:00:30.250+02:00', { kind: 'datetime value', text: '2026-01-15 09:00:30.250+02:00' }],
    ['today', { kind: 'day word', text: 'today', word: 'today' }],
    ['Yesterday', { kind: 'day word', text: 'Yesterday', word: 'yesterday' }],
    ['TOMORROW', { kind: 'day word', text: 'TOMORROW', word: 'tomorrow' }],
    ['$name', parameter('name')],
    ['3 months ago', { kind: 'relative date', count: number('3'), unit: { text: 'months' }, direction: 'ago' }],
    ['$n Day From Now', { kind: 'relative date', count: parameter('n'), unit: { text: 'day' }, direction: 'from now' }],
  ])('%s', (written, read) => {
    expect(treeOf(`p = ${written}`)).toEqual(clause('p', 'equals', read));
    expect(treeOf(`p is any of (${written},${written})`)).toEqual(clause('p', 'is_any_of', list(read, read)));
    expect(treeOf(`p is between ${written} and ${written}`)).toEqual(
      clause('p', 'is_between', { kind: 'range', from: read, to: read }),
    );
  });

  it.each([
    ['"\\""', '"'],
    ['"\\\\"', '\\'],
    ['"\\n\\t"', '\n\t'],
    ['"\\u{e5}\\u{1F600}"', 'å😀'],
    ['"\\\\n"', '\\n'],
    ['"å – \'x\' `y` “z”"', "å – 'x' `y` “z”"],
  ])('the text of %s', (written, read) => {
    expect(treeOf(`p = ${written}`)).toEqual(clause('p', 'equals', text(read)));
  });

  it.each(['day', 'week', 'month', 'quarter', 'year'])('the unit %s in one and in many', (unit) => {
    for (const written of [unit, `${unit}s`]) {
      const span = { count: number('2'), unit: { text: written } };
      expect(treeOf(`p is more than 2 ${written.toUpperCase()} ago`)).toEqual(
        clause('p', 'is_more_than_ago', { kind: 'span', shape: 'span ago', ...span }),
      );
      expect(treeOf(`p is in the last 2 ${written}`)).toEqual(
        clause('p', 'is_less_than_ago', { kind: 'span', shape: 'span', ...span }),
      );
      expect(treeOf(`p is in this ${written}`)).toEqual(
        clause('p', 'is_in_this', { kind: 'unit', unit: { text: written } }),
      );
    }
  });

  it('takes a parameter as a count', () => {
    const span = { kind: 'span', shape: 'span ago', count: parameter('n'), unit: { text: 'days' } };
    expect(treeOf('p is more than $n days ago')).toEqual(clause('p', 'is_more_than_ago', span));
  });
});

describe('lists', () => {
  it('may be empty: what that means is checked later', () => {
    expect(treeOf('p is any of ()')).toEqual(clause('p', 'is_any_of', list()));
  });

  it('hold sets and parameters beside values', () => {
    expect(treeOf('p is none of ("a", $set, b)')).toEqual(
      clause('p', 'is_none_of', list(text('a'), parameter('set'), word('b'))),
    );
  });
});

describe('comments', () => {
  it('stand between any two tokens, and are kept', () => {
    const { criteria, comments, problems } = parseCriteria(
      '# top\na is any of ( # one\n  "#", # two\n  "b" #three\n) # four\nand # five\n`x # y` is known # six',
    );
    expect(problems).toEqual([]);
    expect(criteria).toMatchObject({ kind: 'and' });
    expect(comments.map(({ image }) => image)).toEqual([
      '# top',
      '# one',
      '# two',
      '#three',
      '# four',
      '# five',
      '# six',
    ]);
  });

  it('stand between meets and the rule', () => {
    expect(treeOf('meets # whom we keep\n protect/customers')).toEqual(treeOf('meets protect/customers'));
  });

  it('end with the line, whichever way lines end', () => {
    expect(treeOf('a is known # x\r\nand b is known')).toEqual(and(known('a'), known('b')));
    expect(treeOf('a is known # x\rand b is known')).toEqual(and(known('a'), known('b')));
  });
});

describe('places', () => {
  it('are those of the text', () => {
    const { criteria } = parseCriteria('not (a is any of (B))');
    expect(criteria).toEqual({
      kind: 'not',
      span: { start: 0, end: 21 },
      operand: {
        kind: 'group',
        span: { start: 4, end: 21 },
        inner: {
          kind: 'comparison',
          span: { start: 5, end: 20 },
          property: { kind: 'name', text: 'a', span: { start: 5, end: 6 } },
          operator: 'is_any_of',
          words: 'is any of',
          operatorSpan: { start: 7, end: 16 },
          operand: {
            kind: 'list',
            parenthesised: true,
            span: { start: 17, end: 20 },
            values: [{ kind: 'name value', text: 'B', span: { start: 18, end: 19 } }],
          },
        },
      },
    });
  });

  it.each([
    'a is more than 3 days ago',
    'a is in the next 3 days',
    'a is in this week',
    'a is between 3 days ago and today',
    'a = "x"',
    'a in $set',
    'a is known',
    'in list "x"',
    'does not meet a/b',
    'has at least 2 deals where (a is known)',
    'everyone',
    'a is known or b is known and c is known',
  ])('of %s cover all of it', (written) => {
    expect(parseCriteria(`  ${written} # c`).criteria?.span).toEqual({ start: 2, end: 2 + written.length });
  });

  it('are in data that nobody can change', () => {
    const { criteria } = parseCriteria(
      'not (a is any of (B, $c) or has any deal where (d is between 1 and 2 days ago))',
    );
    expect(unfrozenNodes(criteria)).toEqual([]);
  });
});

function unfrozenNodes(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const isLoose = ('kind' in value || Array.isArray(value)) && !Object.isFrozen(value);
  return [...(isLoose ? [value] : []), ...Object.values(value).flatMap(unfrozenNodes)];
}

describe('nesting', () => {
  const nested = (depth: number, open = '(', close = ')') => `${open.repeat(depth)}a is known${close.repeat(depth)}`;

  it.each([
    ['parentheses', nested(100)],
    ['not', nested(100, 'not ', '')],
    ['both', nested(50, 'not (')],
    ['where', `has any deal where (${nested(99)})`],
    ['siblings', Array.from({ length: 5 }, () => nested(100)).join(' and ')],
  ])('goes 100 deep: %s', (_, written) => {
    expect(parseCriteria(written).problems).toEqual([]);
  });

  it('is a problem at the first parenthesis that goes deeper', () => {
    const written = `b is known and ${nested(101)}`;
    expect(seen(written, parseCriteria(written).problems)).toEqual([
      {
        code: 'nested-too-deep',
        at: `b is known and ${'('.repeat(100)}«(»a is known${')'.repeat(101)}`,
        facts: { limit: deepestNesting },
      },
    ]);
  });

  it('is a problem at the first not that goes deeper', () => {
    const written = nested(101, 'not ', '');
    expect(seen(written, parseCriteria(written).problems)).toEqual([
      { code: 'nested-too-deep', at: `${'not '.repeat(100)}«not» a is known`, facts: { limit: deepestNesting } },
    ]);
  });

  it('starts anew behind a clause that broke off', () => {
    const broken = Array.from({ length: 30 }, () => '((((a is )))) or ').join('');
    expect(parseCriteria(`${broken}${nested(100)}`).problems.map(({ code }) => code)).not.toContain('nested-too-deep');
  });

  it('never throws, however deep', () => {
    for (const depth of [10_000, 200_000])
      expect(parseCriteria(nested(depth)).problems.map(({ code }) => code)).toEqual(['nested-too-deep']);
    expect(parseCriteria('('.repeat(10_000)).problems.map(({ code }) => code)).toEqual(['nested-too-deep']);
    expect(parseCriteria('has any deal where ('.repeat(10_000)).problems.map(({ code }) => code)).toEqual([
      'nested-too-deep',
    ]);
  });
});
