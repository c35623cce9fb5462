import { describe, expect, it } from 'vitest';
import { problemMessage } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { afterFix, seen, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { syntaxProblems } from '../problems/syntax.ts';
import { largestFile, parseCriteriaDocument } from './criteria-document.ts';

const problemsIn = (text: string) => seen(text, parseCriteriaDocument(text).problems);

type Case = readonly [at: string, code: ProblemCode, facts: object];

/** One mistake is one problem, at the marked place. */
function expectOne([at, code, facts]: Case): void {
  expect(problemsIn(withoutMarks(at))).toEqual([{ code, at, facts }]);
}

const byCode: readonly Case[] = [
  ['«»', 'empty-criteria', {}],
  ['«# only a comment»\n', 'empty-criteria', {}],
  ['email is known «;» # and so on', 'unknown-character', { found: ';' }],
  ['email is known «€»', 'unknown-character', { found: '€' }],
  ['email contains «"intern»', 'unclosed-text', { found: '"intern' }],
  ['email contains «"intern\\"»\nand job_title is known', 'unclosed-text', { found: '"intern\\"' }],
  ['«`Job Title is known»', 'unclosed-label', { found: '`Job Title is known' }],
  ["email contains «'intern'»", 'misquoted-text', { found: "'intern'", literal: '"intern"' }],
  ['email contains «“intern”»', 'misquoted-text', { found: '“intern”', literal: '"intern"' }],
  ['email contains «„intern“»', 'misquoted-text', { found: '„intern“', literal: '"intern"' }],
  ['in list «“Newsletter”»', 'misquoted-text', { found: '“Newsletter”', literal: '"Newsletter"' }],
  ['email = "a«\\q»b"', 'bad-escape', { escape: '\\q' }],
  ['email = "«\\u{110000}»"', 'bad-escape', { escape: '\\u{110000}' }],
  ['email = "«\\u{d800}»"', 'bad-escape', { escape: '\\u{d800}' }],
  ['email = "«\\u»0041"', 'bad-escape', { escape: '\\u' }],
  ['email = "C:«\\d»ata\\\\x"', 'bad-escape', { escape: '\\d' }],
  ['email is known and «12abc» is known', 'bad-number', { found: '12abc' }],
  ['last_click_date is more than «90days» ago', 'bad-number', { found: '90days' }],
  ['numemployees = «5k»', 'bad-number', { found: '5k' }],
  ['lead_status «==» NEW', 'foreign-sign', { found: '==', sign: '=' }],
  ['lead_status «===» NEW', 'foreign-sign', { found: '===', sign: '=' }],
  ['lead_status «!==» NEW', 'foreign-sign', { found: '!==', sign: '!=' }],
  ['lead_status «<>» NEW', 'foreign-sign', { found: '<>', sign: '!=' }],
  ['email is known «&&» job_title is known', 'foreign-sign', { found: '&&', sign: 'and' }],
  ['email is known «||» job_title is known', 'foreign-sign', { found: '||', sign: 'or' }],
  ['email is known «&» job_title is known', 'foreign-sign', { found: '&', sign: 'and' }],
  ['email is known «|» job_title is known', 'foreign-sign', { found: '|', sign: 'or' }],
  ['email «is # why\n known»', 'split-operator', { words: 'is known' }],
  ['email «is not # why\n known»', 'split-operator', { words: 'is not known' }],
  [`${'('.repeat(100)}«(»email is known${')'.repeat(101)}`, 'nested-too-deep', { limit: 100 }],
  ['email is known and «)»', 'expected-clause', { found: ')', after: 'and' }],
  ['«and» email is known', 'expected-clause', { found: 'and' }],
  ['email is known and «and» job_title is known', 'expected-clause', { found: 'and', after: 'and' }],
  ['email is known «or»', 'expected-clause', { after: 'or' }],
  ['«not»', 'expected-clause', { after: 'not' }],
  ['(«)»', 'expected-clause', { found: ')', after: '(' }],
  ['has any deal where («)»', 'expected-clause', { found: ')', after: '(' }],
  ['«is known»', 'expected-clause', { found: 'is known' }],
  ['«5» = 5', 'expected-clause', { found: '5' }],
  ['«unsubscribed_all»', 'expected-predicate', { property: 'unsubscribed_all', suggestions: [] }],
  [
    'not «unsubscribed_all» and email is known',
    'expected-predicate',
    { property: 'unsubscribed_all', suggestions: [] },
  ],
  ['(«`Job Title`»)', 'expected-predicate', { property: '`Job Title`', suggestions: [] }],
  ['email «exists»', 'expected-predicate', { found: 'exists', suggestions: [] }],
  ['email «is»', 'expected-value', { after: 'is' }],
  ['emails_opened «>»', 'expected-value', { after: '>' }],
  ['emails_opened > «and» email is known', 'expected-value', { found: 'and', after: '>' }],
  ['lead_status is any of (NEW,«)»', 'expected-value', { found: ')', after: ',' }],
  ['lead_status is any of (NEW,«,»OPEN)', 'expected-value', { found: ',', after: ',' }],
  ['lead_status is any of («,»NEW)', 'expected-value', { found: ',', after: '(' }],
  ['last_click_date is between 2026-01-01 «and»', 'expected-value', { after: 'and' }],
  ['lead_status is any of «NEW»', 'expected-list', { found: 'NEW', after: 'is any of' }],
  ['lead_status «is any of»', 'expected-list', { after: 'is any of' }],
  ['last_click_date is more than «days» ago', 'expected-count', { found: 'days' }],
  ['last_click_date is more than «ninety» days ago', 'expected-count', { found: 'ninety' }],
  ['has at least «deal»', 'expected-count', { found: 'deal' }],
  ['last_click_date is more than 90 «ago»', 'expected-unit', { found: 'ago' }],
  ['last_click_date is in the last «90»', 'expected-unit', {}],
  ['last_click_date is more than 3 «hours» ago', 'expected-unit', { found: 'hours' }],
  ['last_click_date is in this «fortnight»', 'expected-unit', { found: 'fortnight' }],
  ['last_click_date is more than 90 «days»', 'expected-direction', {}],
  ['last_click_date is more than 90 days «and» email is known', 'expected-direction', { found: 'and' }],
  ['last_click_date is before 3 «days»', 'expected-direction', {}],
  ['«meets»', 'expected-rule-id', {}],
  ['does not meet «"protect/customers"»', 'expected-rule-id', { found: '"protect/customers"' }],
  ['«in list»', 'expected-list-name', {}],
  ['not in list «Newsletter»', 'expected-list-name', { found: 'Newsletter' }],
  ['«has any»', 'expected-relation', {}],
  ['has no «"deal"»', 'expected-relation', { found: '"deal"' }],
  ['has exactly «0»', 'expected-relation', {}],
  ['emails_opened is between «5»', 'expected-range', {}],
  ['emails_opened is between 5«,» 10', 'expected-range', { found: ',' }],
  ['email is known «job_title» is known', 'missing-connective', { found: 'job_title' }],
  ['email is known\n«not» job_title is known', 'missing-connective', { found: 'not' }],
  ['email is known\n«(»job_title is known)', 'missing-connective', { found: '(' }],
  ['email is known «has any» deal', 'missing-connective', { found: 'has any' }],
  ['email is known «does not meet» protect/customers', 'missing-connective', { found: 'does not meet' }],
  ['(email is known and job_title «is known»', 'unclosed-parenthesis', {}],
  ['((email is known«)»', 'unclosed-parenthesis', {}],
  ['lead_status is any of (NEW, «OPEN»', 'unclosed-parenthesis', {}],
  ['has any deal where (amount > «5»', 'unclosed-parenthesis', {}],
  ['email is known«)»', 'unopened-parenthesis', {}],
  ['(email is known)«)» and job_title is known', 'unopened-parenthesis', {}],
  ['email is known«,» job_title is known', 'unexpected-text', { found: ',' }],
  ['emails_opened > 1«,»000', 'unexpected-text', { found: ',' }],
  ['lead_status = NEW«,» OPEN', 'unexpected-text', { found: ',' }],
];

describe('each kind of syntax problem', () => {
  it.each(byCode)('%j is %s', (...one) => expectOne(one));

  it('stands in this table', () => {
    const elsewhere = ['not-text', 'file-too-large', 'too-many-problems'];
    const told = new Set<string>([...byCode.map(([, code]) => code), ...elsewhere]);
    expect(Object.keys(syntaxProblems).filter((code) => !told.has(code))).toEqual([]);
  });

  it('keeps what stands in French quotes', () => {
    const { problems } = parseCriteriaDocument('email contains «intern»');
    expect(problems.map(({ code, span, facts }) => ({ code, span, facts }))).toEqual([
      { code: 'misquoted-text', span: { start: 15, end: 23 }, facts: { found: '«intern»', literal: '"intern"' } },
    ]);
  });
});

describe('a file that is no criteria file', () => {
  it.each(['email is known\0', '\uFFFD\uFFFD\nemail is known', 'PK\u0003\u0004\0\0'])('is not text: %j', (text) => {
    expect(parseCriteriaDocument(text).problems.map(({ code, facts }) => ({ code, facts }))).toEqual([
      { code: 'not-text', facts: {} },
    ]);
  });

  it('is too large', () => {
    const text = `email is known # ${'å'.repeat(largestFile / 2)}`;
    expect(parseCriteriaDocument(text).problems.map(({ code, facts }) => ({ code, facts }))).toEqual([
      { code: 'file-too-large', facts: { bytes: largestFile + 17, limit: largestFile } },
    ]);
    expect(parseCriteriaDocument(`email is known # ${'å'.repeat((largestFile - 18) / 2)}`).problems).toEqual([]);
  });

  it('has too many problems to show them all', () => {
    const { problems } = parseCriteriaDocument(`${'email = "\\q"\nand '.repeat(150)}email is known`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatchObject({ code: 'too-many-problems', facts: { shown: 100 } });
    expect(problems.slice(0, 100).every(({ code }) => code === 'bad-escape')).toBe(true);
  });
});

describe('several mistakes in one text', () => {
  const told = (text: string) => problemsIn(text).map(({ code, at }) => [code, at]);

  it('are all told, in the order of the text', () => {
    const text =
      'email contains “x”\nand (job_title is any off ("a")\n  or lead_status == NEW)\nand last_click_date is more than 90 ago';
    expect(told(text)).toEqual([
      ['misquoted-text', text.replace('“x”', '«“x”»')],
      ['expected-predicate', text.replace('is any off', '«is any off»')],
      ['foreign-sign', text.replace('==', '«==»')],
      ['expected-unit', text.replace('90 ago', '90 «ago»')],
    ]);
  });

  it('are told behind a text that broke off', () => {
    const text = 'email is known job_title is known, lead_status is\nand emails_opened >\nand last_click_date is on';
    expect(told(text)).toEqual([
      ['missing-connective', text.replace('job_title', '«job_title»')],
      ['unexpected-text', text.replace(',', '«,»')],
      ['expected-value', text.replace('>\nand', '>\n«and»')],
      ['expected-value', text.replace('is on', '«is on»')],
    ]);
  });

  it('are told in the front matter and in the expression', () => {
    const text = '---\nacton: report\n---\nemail is known and';
    expect(told(text)).toEqual([
      ['unknown-key', text.replace('acton', '«acton»')],
      ['expected-clause', text.replace('known and', 'known «and»')],
    ]);
  });

  it('do not hide a lost parenthesis', () => {
    const text = '(email is any off ("a") and job_title is known';
    expect(told(text)).toEqual([
      ['expected-predicate', text.replace('is any off', '«is any off»')],
      ['unclosed-parenthesis', text.replace(/is known$/, '«is known»')],
    ]);
  });

  it('in each of many clauses are told once each', () => {
    const text = Array.from({ length: 20 }, () => 'email is any off ("a")').join('\nand ');
    expect(told(text).map(([code]) => code)).toEqual(Array.from({ length: 20 }, () => 'expected-predicate'));
  });
});

/** Words that a marketer may write, and what they most likely meant. */
const misspelt: readonly (readonly [at: string, found: string, meant: string])[] = [
  ['lead_status «is any off» (NEW)', 'is any off', 'is any of'],
  ['lead_status «is any» (NEW)', 'is any', 'is any of'],
  ['lead_status «is one of» (NEW)', 'is one of', 'is any of'],
  ['lead_status «is in» (NEW)', 'is in', 'is any of'],
  ['lead_status «is not in» (NEW)', 'is not in', 'is none of'],
  ['lead_status «is not any of» (NEW)', 'is not any of', 'is none of'],
  ["lead_status «isn't any of» (NEW)", "isn't any of", 'is none of'],
  ['lead_status «is non of» (NEW)', 'is non of', 'is none of'],
  ['email «known»', 'known', 'is known'],
  ['email «isknown»', 'isknown', 'is known'],
  ['email «contain» "x"', 'contain', 'contains'],
  ['email «contians» "x"', 'contians', 'contains'],
  ['email «contains any» ("x")', 'contains any', 'contains any of'],
  ['email «does not contains» "x"', 'does not contains', 'does not contain'],
  ['email «doesn\'t contain» "x"', "doesn't contain", 'does not contain'],
  ['email «start with» "x"', 'start with', 'starts with'],
  ['email «starts wiht» "x"', 'starts wiht', 'starts with'],
  ['email «ends in» "x"', 'ends in', 'ends with'],
  ['last_click_date «more than» 90 days ago', 'more than', 'is more than'],
  ['last_click_date «is more then» 90 days ago', 'is more then', 'is more than'],
  ['last_click_date «in the last» 90 days', 'in the last', 'is in the last'],
  ['last_click_date «is in last» 90 days', 'is in last', 'is in the last'],
  ['last_click_date «is in next» 7 days', 'is in next', 'is in the next'],
  ['last_click_date «is in the past» 90 days', 'is in the past', 'is in the last'],
  ['last_click_date «is within the last» 90 days', 'is within the last', 'is in the last'],
  ['last_click_date «between» 2026-01-01 and 2026-02-01', 'between', 'is between'],
  ['last_click_date «is this» week', 'is this', 'is in this'],
  ['last_click_date «is last» month', 'is last', 'is in last'],
  ['lifecycle_stage «was updated in last» 30 days', 'was updated in last', 'was updated in the last'],
  ['lifecycle_stage «has never ever been» customer', 'has never ever been', 'has never been'],
];

describe('misspelt operators', () => {
  it.each(misspelt)('%s', (at, found, meant) => {
    expectOne([at, 'expected-predicate', { found, suggestions: [meant] }]);
  });
});

/** The place is marked from where to where the mistake may be shown; how it is told is for the program to choose. */
const mistakes: readonly string[] = [
  '---\nname: x\n---\n«  »',
  'email is known and «€»',
  'email contains «‘intern’»',
  'email «contains # why\nany of» ("a")',
  'emails_opened «≥» 5',
  'emails_opened «≤» 5',
  'lead_status «≠» NEW',
  'emails_opened «=>» 5',
  'emails_opened «=<» 5',
  'emails_opened «is greater than» 5',
  'emails_opened «is at least» 5',
  'emails_opened «is less than 5»',
  'emails_opened > 5«%»',
  'last_click_date is before «15/01/2026»',
  'last_click_date is before «2026/01/15»',
  'last_click_date is before «15 January 2026»',
  'last_click_date «is older than 90» days',
  'last_click_date is between 2026-01-01 «to» 2026-02-01',
  'lead_status «:» NEW',
  'lead_status«:» NEW',
  '«!»email is known',
  'email is any of ("a" «"b"»)',
  'email is any of ("a"«;» "b")',
  'email is any of «["a", "b"]»',
  'email is any of «{domains}»',
  'email is any of «$»',
  'email is any of «$1»',
  'email is any of «"a", "b"»',
  'email is any of «"a", "b")»',
  'email contains «("a", "b")»',
  'lifecycle_stage = customer or «lead»',
  'lifecycle_stage != customer «lead»',
  'lifecycle_stage is customer or «is lead»',
  'lifecycle_stage is customer and not «lead»',
  'numemployees = 1«-5»',
  '«is in list» "Newsletter"',
  '«is member of list "Newsletter"»',
  '«does not meets» protect/customers',
  "«doesn't meet» protect/customers",
  '«meet protect/customers»',
  '«does not match protect/customers»',
  '«has deal»',
  '«has a deal»',
  '«has more than» 3 deals',
  'has at least «two» deals',
  'has any deal «where stage» = closedwon',
  'has any deal «with (»stage = closedwon)',
  'everyone «else»',
  'job «title is known»',
  '«"Job Title"» is known',
  "«'Job Title'» is known",
  '«if» email «is known»',
  'email is known«.»',
  'email is known «andjob_title» is known',
];

describe('one mistake is one problem, where it was made', () => {
  it.each(mistakes)('%s', (at) => {
    const text = withoutMarks(at);
    const [first, last] = [at.indexOf('«'), at.lastIndexOf('»') - (at.match(/[«»]/g) ?? []).length + 1];
    const { problems } = parseCriteriaDocument(text);
    expect(problems.map(({ span }) => span.start >= first && span.end <= last)).toEqual([true]);
  });
});

describe('messages say what to do', () => {
  it.each([
    ['email is any of ("a" "b")', /comma/],
    ['email contains ("a", "b")', /`contains any of`/],
    ['is in list "Newsletter"', /`in list/],
    ['does not meets protect/customers', /`does not meet/],
    ["doesn't meet protect/customers", /`does not meet/],
    ['meet protect/customers', /`meets/],
    ['has deal', /`has any/],
    ['has more than 3 deals', /`has at least/],
    ['has any deal where stage = closedwon', /parenthes|`\(/],
    ['has at least two deals', /whole number/],
    ['"Job Title" is known', /backtick/],
    ["'Job Title' is known", /backtick/],
    ['emails_opened is greater than 5', /`>/],
    ['emails_opened is at least 5', /`>=/],
    ['emails_opened >= 5%', /%/],
    ['last_click_date is before 15/01/2026', /\d{4}-\d\d-\d\d/],
    ['last_click_date is more than 90days ago', /space before a unit/],
    ['lead_status = NEW, OPEN', /`is any of/],
    ['email is known, job_title is known', /`and`/],
  ])('%s', (text, advice) => {
    const messages = parseCriteriaDocument(text).problems.map(problemMessage);
    expect(messages).toEqual([expect.stringMatching(advice)]);
  });
});

describe('fixes', () => {
  const fixedText = (text: string) => afterFix(text, parseCriteriaDocument(text).problems[0]);

  it.each([
    ['lead_status == NEW', 'lead_status = NEW'],
    ['lead_status <> NEW', 'lead_status != NEW'],
    ['email is known && job_title is known', 'email is known and job_title is known'],
    ['email contains \'a "b"\'', 'email contains "a \\"b\\""'],
    ['email contains “intern”', 'email contains "intern"'],
    ['in list ‘Newsletter’', 'in list "Newsletter"'],
    ["'Job Title' is known", '`Job Title` is known'],
    ['emails_opened => 5', 'emails_opened >= 5'],
    ['lead_status is any off (NEW)', 'lead_status is any of (NEW)'],
  ])('of %s', (text, expected) => {
    expect(fixedText(text)).toBe(expected);
    expect(parseCriteriaDocument(expected).problems).toEqual([]);
  });
});

describe('what never throws', () => {
  it.each([
    'lifecycle_stage is either customer or lead',
    'lifecycle_stage is customer lead opportunity',
    'a is b c is d',
    'everyone everyone',
    'select * from contacts',
    'meets a b c',
    'a = 1 2',
    'email is known job',
    'and',
    ')',
    ',',
    '$',
    '`',
    '"',
    '---',
    '---\n',
    '---\n---',
    '---\n---\n',
  ])('%j', (text) => {
    expect(parseCriteriaDocument(text).problems.length).toBeGreaterThan(0);
  });
});
