import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCatalog } from '../catalog/built-in.ts';
import { defineProperty } from '../catalog/builtin/define.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { type OperatorId, operatorIds, operatorOf } from '../catalog/operators.ts';
import { type Property, preferredName } from '../catalog/property.ts';
import { parseCriteriaDocument } from '../language/criteria-document.ts';
import { criteriaText, runs } from '../language/criteria-text.test-kit.ts';
import type { ParameterValue } from '../language/front-matter.ts';
import type { CriteriaNode } from '../language/syntax-tree.ts';
import { problemMessage } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { afterFix, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { propertyTypes } from '../values/value.ts';
import {
  bindingProblems,
  bound,
  boundOperand,
  boundTree,
  firstProblem,
  type Surroundings,
  stockholm,
  testProperties,
} from './bind.test-kit.ts';
import { bindCriteria } from './bind.ts';
import type { BindingEnvironment } from './binding-scope.ts';
import type { BoundCriteria } from './bound-criteria.ts';
import { typeName } from './type-names.ts';

/** The text has this one problem, at the marked place. */
function expectOne(at: string, code: ProblemCode, facts: object, surroundings: Surroundings = {}): void {
  expect(bindingProblems(withoutMarks(at), surroundings)).toEqual([{ code, at, facts }]);
  expect(bound(withoutMarks(at), surroundings).criteria).toBeUndefined();
}

function known(property: string): object {
  return { kind: 'comparison', property, operator: 'is_known', operand: { kind: 'none' } };
}

describe('properties', () => {
  it.each([
    ['flag', 'flag'],
    ['is_flagged', 'flag'],
    ['`Flagged`', 'flag'],
    ['title', 'title'],
    ['`Title`', 'title'],
    ['user_id', 'owner'],
    ['`Reason`', 'reason'],
    ['old_reason', 'old_reason'],
    ['cell', 'cell'],
  ])('%s is the property %s', (written, found) => {
    expect(boundTree(`${written} is known`)).toEqual(known(found));
  });

  it.each([
    ['hard_bounce_reason', 'hard_bounce_reason'],
    ['hs_email_hard_bounce_reason_enum', 'hard_bounce_reason'],
    ['hs_email_hard_bounce_reason', 'hard_bounce_reason_text'],
    ['`Email hard bounce reason`', 'hard_bounce_reason'],
    ['`Unsubscribed from all email`', 'unsubscribed_all'],
    ["`Legal basis for processing contact's data`", 'legal_basis'],
    ['email_domain', 'email_domain'],
    ['spam_report', 'spam_report'],
  ])('%s of the built-in catalogue is %s', (written, found) => {
    expect(boundTree(`${written} is known`, { catalog: builtInCatalog() })).toEqual(known(found));
  });

  it('that share a label are named', () => {
    expectOne('«`Number`» is known', 'ambiguous-label', { label: 'Number', names: ['phone', 'cell'] });
    expectOne('«`Past`» is known', 'ambiguous-label', { label: 'Past', names: ['past_a', 'past_b'] });
  });

  it.each([
    ['«titel» is known', ['title']],
    ['«Title» is known', ['title']],
    ['«made_on» is known', ['made']],
    ['«flagged» is known', ['flag']],
    ['«USER» is known', ['owner']],
    ['«zzzzzzzz» is known', []],
    ['«past_c» is known', []],
  ])('that do not exist: %s', (at, suggestions) => {
    const name = withoutMarks(at).split(' ')[0];
    expectOne(at, 'unknown-property', { name, object: 'contact', suggestions });
  });

  it.each([
    ['«`title`» is known', 'title', ['Title']],
    ['«`Titel`» is known', 'Titel', ['Title']],
    ['«` Born `» is known', ' Born ', ['Born']],
    ['«`made_at`» is known', 'made_at', ['Made at']],
    ['«``» is known', '', []],
  ])('labels that do not exist: %s', (at, name, suggestions) => {
    expectOne(at, 'unknown-property', { name, object: 'contact', suggestions });
  });

  it.each([
    ['titel is known', 'title is known'],
    ['not (Score > 5)', 'not (score > 5)'],
    ['`Titel` is known', '`Title` is known'],
    ['zzzzzzzz is known', undefined],
  ])('are mended where one is meant: %s', (text, expected) => {
    expect(afterFix(text, firstProblem(text))).toBe(expected);
    expect(firstProblem(text)?.fix?.safe ?? true).toBe(true);
  });

  it('inside where are those of the related object', () => {
    expect(boundTree('has any deal where (stage = won and `Amount` > 5)')).toEqual({
      kind: 'relation',
      relation: 'deal',
      quantifier: 'any',
      count: 1,
      where: {
        kind: 'and',
        operands: [
          { kind: 'comparison', property: 'stage', operator: 'equals', operand: { kind: 'texts', values: ['won'] } },
          { kind: 'comparison', property: 'amount', operator: 'greater_than', operand: { kind: 'number', value: 5 } },
        ],
      },
    });
  });

  it('are all looked up, however many are wrong', () => {
    const at = 'aaaa is known and (not bbbb is known or has any cccc where (dddd is known))';
    expect(bindingProblems(at).map(({ code, facts }) => [code, (facts as { name: string }).name])).toEqual([
      ['unknown-property', 'aaaa'],
      ['unknown-property', 'bbbb'],
      ['unknown-relation', 'cccc'],
    ]);
  });
});

describe('operators', () => {
  const byType = new Map(
    propertyTypes.map((type) => [type, testProperties.find((each) => each.type === type) as Property]),
  );
  const pairs = propertyTypes.flatMap((type) => operatorIds.map((id) => ({ type, id })));

  const values: Readonly<Record<Property['type'], string>> = {
    boolean: 'true',
    string: '"x"',
    number: '5',
    enumeration: 'NEW',
    multi_enumeration: 'A',
    date: '2026-01-15',
    datetime: '2026-01-15',
  };

  function clause(id: OperatorId, property: Property): string {
    const [{ words, operand }] = operatorOf(id).phrases;
    const value = values[property.type];
    const operands = {
      none: '',
      value,
      list: `(${value})`,
      range: `${value} and ${value}`,
      span: '3 days',
      'span ago': '3 days ago',
      'span from now': '3 days from now',
      unit: 'week',
    };
    return `${preferredName(property)} ${words} ${operands[operand]}`;
  }

  it.each(pairs.filter(({ type, id }) => operatorOf(id).types.includes(type)))('$type takes $id', ({ type, id }) => {
    const property = byType.get(type) as Property;
    expect(boundTree(clause(id, property))).toMatchObject({
      kind: 'comparison',
      property: preferredName(property),
      operator: id,
    });
  });

  it.each(pairs.filter(({ type, id }) => !operatorOf(id).types.includes(type)))(
    '$type does not take $id',
    ({ type, id }) => {
      const property = byType.get(type) as Property;
      const text = clause(id, property);
      const [{ words }] = operatorOf(id).phrases;
      const [found, ...others] = bindingProblems(text);
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        code: 'wrong-operator',
        at: text.replace(words, `«${words}»`),
        facts: { property: preferredName(property), type: typeName(type), operator: words },
      });
    },
  );

  it('that fit are named, without those on history', () => {
    expectOne('title «>» 5', 'wrong-operator', {
      property: 'title',
      type: 'text',
      operator: '>',
      known: [
        'is known',
        'is unknown',
        '=',
        '!=',
        'is any of',
        'is none of',
        'contains',
        'does not contain',
        'starts with',
        'ends with',
      ],
    });
  });

  it('are named as they were written', () => {
    expectOne('score «in» (5)', 'wrong-operator', {
      property: 'score',
      type: 'a number',
      operator: 'in',
      known: ['is known', 'is unknown', '=', '!=', '<', '<=', '>', '>=', 'is between', 'is not between'],
    });
    expect(bindingProblems('made is in the last 3 days and title is in the last 3 days')).toMatchObject([
      { facts: { operator: 'is in the last' } },
    ]);
  });

  it.each(operatorIds)('the example of %s has no error', (id) => {
    const { problems, criteria } = bound(operatorOf(id).example, { catalog: builtInCatalog() });
    expect(problems).toEqual([]);
    expect(criteria).toBeDefined();
  });
});

describe('a phrase that is read as a value', () => {
  it.each([
    ['title «is knwon»', 'is knwon', 'is known'],
    ['title «is not knwon»', 'is not knwon', 'is not known'],
    ['title «is BLANK»', 'is BLANK', 'is unknown'],
    ['title «= null»', '= null', 'is unknown'],
    ['title «!= null»', '!= null', 'is known'],
    ['owner «is not empty»', 'is not empty', 'is known'],
    ['stage «is unknwon»', 'is unknwon', 'is unknown'],
    ['flag «is empy»', 'is empy', 'is empty'],
    ['score «is null»', 'is null', 'is unknown'],
  ])('%s', (at, found, meant) => {
    expectOne(at, 'expected-predicate', { found, suggestions: [meant] });
    const text = withoutMarks(at);
    expect(afterFix(text, firstProblem(text))).toBe(text.replace(found, meant));
    expect(firstProblem(text)?.fix?.safe).toBe(false);
  });

  it('is a value in quotes, and where it is an option', () => {
    expect(boundOperand('owner = "empty"')).toEqual({ kind: 'texts', values: ['empty'] });
    const blank = defineProperty('contact', 'record', 'form', 'Form', 'enumeration', {
      description: 'A property of a test.',
      options: { blank: 'Blank' },
    });
    expect(boundOperand('form is blank', { catalog: createCatalog([blank]) })).toEqual({
      kind: 'texts',
      values: ['blank'],
    });
  });
});

describe('the history of a computed property', () => {
  const catalog = builtInCatalog();

  it.each([
    ['«email_domain» has ever been "old.com"', 'email_domain', ['email']],
    ['«email_domain» has never been "old.com"', 'email_domain', ['email']],
    ['«owner_name» was updated in the last 3 days', 'owner_name', ['owner']],
    ['«same_email_count» was not updated in the last 3 days', 'same_email_count', ['email']],
  ])('is kept nowhere: %s', (at, property, names) => {
    expectOne(at, 'no-history-of-computed', { property, names }, { catalog });
    expect(bound(withoutMarks(at), { catalog }).criteria).toBeUndefined();
  });

  it('is advised against in words', () => {
    const [found] = bound('email_domain was updated in the last 3 days', { catalog }).problems;
    expect(found && problemMessage(found)).toBe(
      '`email_domain` is worked out and has no history of its own. Ask for the history of `email`.',
    );
  });
});

describe('expressions', () => {
  it('keep their form, without parentheses', () => {
    const part = (property: string) => known(property);
    expect(boundTree('not (title is known) and (score is known or everyone)')).toEqual({
      kind: 'and',
      operands: [
        { kind: 'not', operand: part('title') },
        { kind: 'or', operands: [part('score'), { kind: 'everyone' }] },
      ],
    });
  });

  it('with one wrong part bind to nothing, and the rest is checked still', () => {
    const { criteria, problems } = bound('aaaa is known or score > "x" or stage = NOPE');
    expect(criteria).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['unknown-property', 'wrong-value', 'unknown-option']);
  });

  it('are bound, or have an error that says why not', () => {
    const isSound = (text: string): boolean => {
      const { criteria, problems } = parseCriteriaDocument(text);
      const environment = { ...surroundings, catalog: builtInCatalog() };
      const result = bindCriteria(criteria as CriteriaNode, environment);
      const hasErrors = problems.length > 0 || result.problems.some(({ severity }) => severity === 'error');
      return hasErrors === (result.criteria === undefined);
    };
    fc.assert(fc.property(criteriaText, isSound), { numRuns: runs(300) });
  });

  it('know lists', () => {
    expect(boundTree('not in list "Newsletter"')).toEqual({ kind: 'in list', negated: true, list: 'Newsletter' });
    expectOne('in list «""»', 'expected-list-name', { found: '""' });
  });

  it('tell which parameters, sets and rules they use', () => {
    const { usedParameters, usedSets, usedRules } = bound(
      'made is more than $days days ago and title is any of $words and stage is any of (NEW, $stages) and meets a/b',
      {
        parameters: { days: 3, unused: 5 },
        sets: { words: ['x'], stages: ['OPEN'], others: [] },
        rule: (id) => ({ kind: 'rule', id, criteria: everyone }),
      },
    );
    expect([[...usedParameters], [...usedSets], [...usedRules]]).toEqual([['days'], ['words', 'stages'], ['a/b']]);
  });
});

const surroundings: Omit<BindingEnvironment, 'catalog'> = {
  zone: stockholm,
  parameters: new Map<string, ParameterValue>([
    ['quiet_days', 90],
    ['name', 'x'],
  ]),
  sets: new Map([['disposable_domains', { name: 'disposable_domains', file: 'x', values: ['a.example'] }]]),
  rule: (id) => ({ kind: 'rule', id, criteria: everyone }),
};

const everyone: BoundCriteria = { kind: 'everyone', span: { start: 0, end: 0 } };

describe('rules', () => {
  it('are found by their id', () => {
    const rule: Surroundings['rule'] = (id) => ({ kind: 'rule', id: `pack/${id}`, criteria: everyone });
    expect(boundTree('does not meet a/b', { rule })).toEqual({
      kind: 'meets',
      negated: true,
      rule: 'pack/a/b',
      criteria: { kind: 'everyone' },
    });
  });

  it('that do not exist', () => {
    const rule = (suggestions: string[]): Surroundings => ({ rule: () => ({ kind: 'unknown', suggestions }) });
    expectOne('meets «protect/custmers»', 'unknown-rule', { id: 'protect/custmers', suggestions: [] }, rule([]));
    const near = rule(['protect/customers']);
    expectOne(
      'meets «protect/custmers»',
      'unknown-rule',
      { id: 'protect/custmers', suggestions: ['protect/customers'] },
      near,
    );
    expect(afterFix('meets protect/custmers', firstProblem('meets protect/custmers', near))).toBe(
      'meets protect/customers',
    );
    expect(firstProblem('meets a', rule(['b', 'c']))?.fix).toBeUndefined();
  });

  it('that go round in a circle', () => {
    expectOne(
      'title is known and meets «a»',
      'rule-cycle',
      { path: ['a', 'b', 'a'] },
      {
        rule: () => ({ kind: 'cycle', path: ['a', 'b', 'a'] }),
      },
    );
  });

  it('that have errors themselves', () => {
    expectOne('meets «a»', 'broken-rule', { id: 'a' }, { rule: () => ({ kind: 'broken' }) });
  });
});

describe('relations', () => {
  it.each([
    ['has any deal', { quantifier: 'any', count: 1 }],
    ['has no deals', { quantifier: 'no', count: 1 }],
    ['has at least 2 deals', { quantifier: 'at least', count: 2 }],
    ['has at most 0 deal', { quantifier: 'at most', count: 0 }],
    ['has exactly $n deals', { quantifier: 'exactly', count: 7 }],
    ['has exactly 1000000 deals', { quantifier: 'exactly', count: 1_000_000 }],
  ])('%s', (text, expected) => {
    expect(boundTree(text, { parameters: { n: 7 } })).toEqual({ kind: 'relation', relation: 'deal', ...expected });
  });

  it.each(['same_domain', 'same_address'])('has contacts inside %s', (relation) => {
    expect(boundTree(`has any ${relation} where (title = "x")`)).toMatchObject({ kind: 'relation', relation });
  });

  const relations = ['deal', 'company', 'form_submission', 'email_event', 'same_domain', 'same_address'];

  it.each([
    ['has any «deel»', 'deel', ['deal']],
    ['has any «Deal»', 'Deal', ['deal']],
    ['has no «invoices»', 'invoices', []],
    ['has no «compnies»', 'compnies', ['companies']],
  ])('that do not exist: %s', (at, name, suggestions) => {
    expectOne(at, 'unknown-relation', { name, known: relations, suggestions }, { catalog: builtInCatalog() });
  });

  it('are mended where one is meant', () => {
    const text = 'has any deel where (amount > 5)';
    expect(afterFix(text, firstProblem(text, { catalog: builtInCatalog() }))).toBe('has any deal where (amount > 5)');
  });

  it.each([
    ['has at least «-1» deals', '-1'],
    ['has at least «1.5» deals', '1.5'],
    ['has at least «1000001» deals', '1000001'],
  ])('count in whole numbers: %s', (at, found) => {
    expectOne(at, 'number-out-of-range', { found, least: 0, most: 1_000_000 });
  });

  it.each([
    ['has any deal where («has any company»)', 'another relation'],
    ['has any deal where (amount > 5 and «in list "x"»)', 'a list'],
    ['has any deal where (not «meets a/b»)', 'a rule'],
    ['has any deal where («title» is known)', "the contact's title"],
    ['has any deal where («flag» = true)', "the contact's flag"],
  ])('hold only properties of the related object: %s', (at, what) => {
    expectOne(at, 'not-inside-where', { what, relation: 'deal' });
  });

  it('suggest only what the related object has', () => {
    expectOne('has any deal where («amuont» > 5)', 'unknown-property', {
      name: 'amuont',
      object: 'deal',
      suggestions: ['amount'],
    });
  });

  it('call a contact a contact: what two contacts share', () => {
    expectOne('has any same_domain where («titel» is known)', 'unknown-property', {
      name: 'titel',
      object: 'contact',
      suggestions: ['title'],
    });
  });

  it('take everyone inside where for all of them', () => {
    expect(boundTree('has any deal where (everyone)')).toMatchObject({ where: { kind: 'everyone' } });
  });
});
