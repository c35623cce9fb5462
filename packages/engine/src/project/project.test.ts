import { describe, expect, it } from 'vitest';
import { criteriaText } from '../semantics/criteria-text.ts';
import { problemsOf, projectOf, type Texts } from './project.test-kit.ts';
import { ruleDigest } from './rule-digest.ts';

const utc = 'version: 1\ntimezone: UTC\n';

function meaningOf(texts: Texts, id: string, options: Parameters<typeof projectOf>[1] = {}): string | undefined {
  const criteria = projectOf(texts, options).rule(id)?.criteria;
  return criteria && criteriaText(criteria);
}

describe('a project', () => {
  const texts = {
    'listwise.yaml': utc,
    'rules/b.criteria': 'email is known\n',
    'rules/a/c.criteria': '---\nname: C\naction: protect\n---\nhard_bounce_reason = "Mailbox full"\n',
    'rules/a/b.criteria': 'email is known and',
  };

  it('has its rules in the order of their ids', () => {
    const { rules, rule } = projectOf(texts);
    expect(rules.map(({ id, file, action }) => ({ id, file, action }))).toEqual([
      { id: 'a/b', file: 'rules/a/b.criteria', action: 'report' },
      { id: 'a/c', file: 'rules/a/c.criteria', action: 'protect' },
      { id: 'b', file: 'rules/b.criteria', action: 'report' },
    ]);
    expect([rule('b'), rule('c')]).toEqual([rules[2], undefined]);
  });

  it('binds what has no error, whatever else is told of it', () => {
    const { rules } = projectOf(texts);
    expect(rules.map(({ criteria, frontMatter }) => [criteria && criteriaText(criteria), frontMatter])).toEqual([
      [undefined, {}],
      ['hard_bounce_reason = MAILBOX_FULL', { name: 'C', action: 'protect' }],
      ['email is known', {}],
    ]);
  });

  it('has the problems of all its files', () => {
    const project = projectOf({
      ...texts,
      'listwise.yaml': 'version: 1\nzone: UTC\n',
      'catalog/x.yaml': 'contacts: {}',
    });
    expect(problemsOf(project).map(({ file, code }) => [file, code])).toEqual([
      ['listwise.yaml', 'unknown-key'],
      ['catalog/x.yaml', 'unknown-key'],
      ['rules/a/b.criteria', 'expected-clause'],
      ['rules/a/c.criteria', 'option-label'],
    ]);
  });

  it('checks names also where the text breaks off later', () => {
    const codes = (text: string) => problemsOf(projectOf({ 'rules/x.criteria': text })).map(({ code }) => code);
    expect(codes('nobody is known and email is')).toEqual(['unknown-property', 'expected-value']);
    expect(codes('nobody is known and email is any off ("x") or nothing is known')).toEqual([
      'unknown-property',
      'expected-predicate',
      'unknown-property',
    ]);
  });

  it.each([
    ['hard_bounce_reason «is any off» (UNKNOWN_USER)', 'expected-predicate'],
    ['last_click_date «is more then» 90 days ago', 'expected-predicate'],
    ['email is known and job_title «start» with "x"', 'expected-predicate'],
    ['email «is # we need one\nknown»', 'split-operator'],
    ['lead_status is any of (NEW, «OPEN»', 'unclosed-parenthesis'],
    ['lead_status = NEW«,» OPEN', 'unexpected-text'],
    ['emails_opened is between 5«,» 10', 'expected-range'],
    ['create_date is more than 90 «ago»', 'expected-unit'],
    ['has at least «two» deals', 'expected-count'],
    ['has any «"deal"»', 'expected-relation'],
    ['in list «Newsletter»', 'expected-list-name'],
    ['lead_status is any of («“NEW”»)', 'misquoted-text'],
  ])('tells a mistake once, not again where its names are looked up: %s', (at, code) => {
    const told = problemsOf(projectOf({ 'rules/x.criteria': at.replace(/[«»]/g, '') }));
    expect(told.map((found) => found.code)).toEqual([code]);
  });

  it('tells problems of a file in the order of its text', () => {
    const text = 'nobody is known and email == "x" and nothing is known';
    expect(problemsOf(projectOf({ 'rules/x.criteria': text })).map(({ code }) => code)).toEqual([
      'unknown-property',
      'foreign-sign',
      'unknown-property',
    ]);
  });

  it('may be empty', () => {
    const { rules, problems, config } = projectOf({});
    expect([rules, problems, config.zone.id]).toEqual([[], [], 'UTC']);
  });

  it('tells what cannot be read', () => {
    const project = projectOf({
      'listwise.yaml': new Error('permission denied'),
      'rules/a.criteria': new Error('permission denied'),
      'catalog/x.yaml': new Error('there is no such file'),
    });
    expect(problemsOf(project)).toEqual([
      { file: 'listwise.yaml', code: 'unreadable-file', at: '«»', facts: { reason: 'permission denied' } },
      { file: 'catalog/x.yaml', code: 'unreadable-file', at: '«»', facts: { reason: 'there is no such file' } },
      { file: 'rules/a.criteria', code: 'unreadable-file', at: '«»', facts: { reason: 'permission denied' } },
    ]);
    expect(project.rule('a')?.criteria).toBeUndefined();
  });

  it('tells of file names that cannot be rule ids', () => {
    const project = projectOf({
      'rules/my rule.criteria': 'everyone',
      'rules/a/å.criteria': 'everyone',
      'rules/a.b-c/d_1.criteria': 'everyone',
    });
    expect(problemsOf(project).map(({ code, facts }) => [code, facts])).toEqual([
      ['bad-rule-id', { id: 'a/å' }],
      ['bad-rule-id', { id: 'my rule' }],
    ]);
  });

  it('reads a text as if it were a rule of it', () => {
    const project = projectOf({ 'rules/a.criteria': 'email is known', 'sets/domains.txt': 'a.example' });
    const rule = project.adHocRule('-', '<stdin>', 'meets a and email_domain is any of $domains');
    expect(rule).toMatchObject({ id: '-', file: '<stdin>', action: 'report', problems: [] });
    expect(rule.criteria && criteriaText(rule.criteria)).toBe('meets a and email_domain is any of $domains');
    expect([...rule.usedRules, ...rule.usedSets]).toEqual(['a', 'domains']);
    expect(project.rules).toHaveLength(1);
  });
});

describe('rules that meet rules', () => {
  it('are bound whatever their order', () => {
    const { rules } = projectOf({
      'rules/a.criteria': 'meets z and does not meet m/n',
      'rules/m/n.criteria': 'meets z',
      'rules/z.criteria': 'email is known',
    });
    expect(rules.map(({ criteria, usedRules }) => [criteria && criteriaText(criteria), [...usedRules]])).toEqual([
      ['meets z and does not meet m/n', ['z', 'm/n']],
      ['meets z', ['z']],
      ['email is known', []],
    ]);
  });

  it('that do not exist are told, with the nearest', () => {
    const project = projectOf({
      'rules/protect/customers.criteria': 'everyone',
      'rules/x.criteria': 'meets protect/custmers',
    });
    expect(problemsOf(project)).toEqual([
      {
        file: 'rules/x.criteria',
        code: 'unknown-rule',
        at: 'meets «protect/custmers»',
        facts: { id: 'protect/custmers', suggestions: ['protect/customers'] },
      },
    ]);
  });

  it('that have errors break those that meet them', () => {
    const project = projectOf({
      'rules/a.criteria': 'meets b',
      'rules/b.criteria': 'not meets c',
      'rules/c.criteria': 'nothing is known',
      'rules/d.criteria': 'everyone',
    });
    expect(problemsOf(project).map(({ file, code, facts }) => [file, code, facts])).toEqual([
      ['rules/a.criteria', 'broken-rule', { id: 'b' }],
      ['rules/b.criteria', 'broken-rule', { id: 'c' }],
      ['rules/c.criteria', 'unknown-property', expect.objectContaining({ name: 'nothing' })],
    ]);
    expect(project.rules.map(({ criteria }) => criteria === undefined)).toEqual([true, true, true, false]);
  });

  it('that meet themselves are told', () => {
    expect(problemsOf(projectOf({ 'rules/a.criteria': 'email is known or meets a' }))).toEqual([
      {
        file: 'rules/a.criteria',
        code: 'rule-cycle',
        at: 'email is known or meets «a»',
        facts: { path: ['a', 'a'] },
      },
    ]);
  });

  it('in a circle are told where it closes, with the way round', () => {
    const project = projectOf({
      'rules/a.criteria': 'meets b',
      'rules/b.criteria': 'not meets c',
      'rules/c.criteria': 'email is known and meets a',
      'rules/d.criteria': 'meets a',
    });
    expect(problemsOf(project).map(({ file, code, facts }) => [file, code, facts])).toEqual([
      ['rules/a.criteria', 'broken-rule', { id: 'b' }],
      ['rules/b.criteria', 'broken-rule', { id: 'c' }],
      ['rules/c.criteria', 'rule-cycle', { path: ['a', 'b', 'c', 'a'] }],
      ['rules/d.criteria', 'broken-rule', { id: 'a' }],
    ]);
  });

  it('in a circle that a rule outside leads to show only the circle', () => {
    const project = projectOf({
      'rules/a.criteria': 'meets b',
      'rules/b.criteria': 'meets c',
      'rules/c.criteria': 'meets b',
    });
    expect(problemsOf(project).find(({ code }) => code === 'rule-cycle')?.facts).toEqual({ path: ['b', 'c', 'b'] });
  });

  it('may form a long chain', () => {
    const chain = Array.from({ length: 1000 }, (_, index) => [
      `rules/r${String(index).padStart(4, '0')}.criteria`,
      `meets r${String(index + 1).padStart(4, '0')}`,
    ]);
    expect(projectOf({ ...Object.fromEntries(chain), 'rules/r1000.criteria': 'everyone' }).problems).toEqual([]);
  });

  it('may share rules many times over', () => {
    const layers = Array.from({ length: 22 }, (_, index) => [
      `rules/r${index + 10}.criteria`,
      `meets r${index + 11} or not meets r${index + 11}`,
    ]);
    const start = performance.now();
    const project = projectOf({ ...Object.fromEntries(layers), 'rules/r32.criteria': 'email is known' });
    for (const rule of project.rules) ruleDigest(rule, project);
    expect([project.problems, performance.now() - start < 1000]).toEqual([[], true]);
  });
});

describe('parameters', () => {
  const texts = {
    'rules/x.criteria': '---\nparams: { days: 1, other: 5 }\n---\ncreate_date is more than $days days ago',
  };

  it.each([
    ['the rule', texts, {}, 1],
    ['listwise.yaml', { ...texts, 'listwise.yaml': `${utc}params: { days: 2 }` }, {}, 2],
    [
      'a profile',
      { ...texts, 'listwise.yaml': `${utc}params: { days: 2 }\nprofiles: { p: { params: { days: 3 } } }` },
      { profile: 'p' },
      3,
    ],
    ['the command line', { ...texts, 'listwise.yaml': `${utc}params: { days: 2 }` }, { parameters: { days: 4 } }, 4],
  ])('come from %s', (_, all, options, days) => {
    expect(meaningOf(all, 'x', options)).toBe(`create_date is more than ${days} day${days === 1 ? '' : 's'} ago`);
    expect(projectOf(all, options).rule('x')?.parameters).toEqual(new Map([['days', days]]));
  });

  it('of another rule do not count', () => {
    const project = projectOf({ ...texts, 'rules/y.criteria': 'create_date is more than $days days ago and meets x' });
    expect(problemsOf(project)).toMatchObject([{ file: 'rules/y.criteria', code: 'unknown-parameter' }]);
  });
});

describe('sets', () => {
  it('are the lines of a file, trimmed, without blank lines and comments', () => {
    const project = projectOf({
      'sets/domains.txt': '\uFEFF# why\na.example\r\n  b.example \n\n#c.example\nb.example\n',
      'rules/x.criteria': 'email_domain is any of $domains',
    });
    expect(project.problems).toEqual([]);
    expect(project.sets.get('domains')).toEqual({
      name: 'domains',
      file: 'sets/domains.txt',
      values: ['a.example', 'b.example'],
    });
  });

  it('that cannot be used are told where they are', () => {
    const project = projectOf({
      'sets/none.txt': '# nothing\n',
      'sets/gone.txt': new Error('there is no such file'),
      'sets/unused.txt': new Error('there is no such file'),
      'rules/x.criteria': 'email_domain is any of $none or email_domain is any of $gone',
    });
    expect(problemsOf(project).map(({ code, facts }) => [code, facts])).toEqual([
      ['empty-set', { name: 'none', file: 'sets/none.txt' }],
      ['missing-set', { name: 'gone', file: 'sets/gone.txt', reason: 'there is no such file' }],
    ]);
  });

  it('and parameters of one name are told, wherever they come from', () => {
    const problems = (texts: Texts) =>
      problemsOf(projectOf({ 'sets/words.txt': 'a', ...texts })).map(({ code }) => code);
    const rule = 'email_domain is any of $words';
    expect(problems({ 'rules/x.criteria': `---\nparams: { words: x }\n---\n${rule}` })).toEqual(['parameter-and-set']);
    expect(problems({ 'rules/x.criteria': rule, 'listwise.yaml': `${utc}params: { words: x }` })).toEqual([
      'parameter-and-set',
    ]);
  });
});

describe('front matter', () => {
  function told(frontMatter: string, others: Texts = {}): unknown[] {
    const project = projectOf({ 'rules/x.criteria': `---\n${frontMatter}\n---\neveryone\n`, ...others });
    return problemsOf(project).map(({ code, at, facts }) => [code, at.split('\n---\n')[0]?.slice(4), facts]);
  }

  it.each([
    'action: list\nlist: { type: static, name: x }',
    'action: set\nset: { lifecycle_stage: lead, job_title: null, email: "x" }',
    'action: gate\nlimits: { max: 5, of: y }',
    'action: archive\nlimits: { max: 5 }',
    'action: delete',
    'set: { close_date: today }\naction: set',
    'set: { closedate: 2026-01-15 }\naction: set',
  ])('is right: %j', (frontMatter) => expect(told(frontMatter, { 'rules/y.criteria': 'everyone' })).toEqual([]));

  it.each([
    ['action: archive\n«list»: active', 'key-without-action', { key: 'list', action: 'archive', needed: 'list' }],
    ['«set»: { job_title: x }', 'key-without-action', { key: 'set', action: 'report', needed: 'set' }],
    ['limits: { «of»: y }', 'key-without-action', { key: 'of', action: 'report', needed: 'gate' }],
    [
      'action: «list»',
      'action-without-key',
      { action: 'list', key: 'list', example: 'list: { type: static, name: "Hygiene: dead mailboxes" }' },
    ],
    [
      'action: «set»',
      'action-without-key',
      { action: 'set', key: 'set', example: 'set: { hygiene_status: suppress }' },
    ],
    ['action: gate\nlimits: { of: «yy» }', 'unknown-rule', { id: 'yy', suggestions: ['y'] }],
    [
      'action: set\nset: { «job_titel»: x }',
      'unknown-property',
      { name: 'job_titel', object: 'contact', suggestions: ['job_title'] },
    ],
    ['action: set\nset: { «create_date»: today }', 'read-only-property', { name: 'create_date' }],
    [
      'action: set\nset: { lifecycle_stage: «leed» }',
      'unknown-option',
      {
        value: 'leed',
        property: 'lifecycle_stage',
        options: [
          'subscriber',
          'lead',
          'marketingqualifiedlead',
          'salesqualifiedlead',
          'opportunity',
          'customer',
          'evangelist',
          'other',
        ],
        suggestions: ['lead'],
      },
    ],
    [
      'action: set\nset: { close_date: «soon» }',
      'wrong-value',
      { found: 'soon', expected: '`today`, `now` or a date such as 2026-01-15', property: 'close_date' },
    ],
    [
      'action: set\nset: { close_date: «2026-02-30» }',
      'wrong-value',
      { found: '2026-02-30', expected: '`today`, `now` or a date such as 2026-01-15', property: 'close_date' },
    ],
  ])('is wrong: %j', (at, code, facts) => {
    const frontMatter = at.replace(/[«»]/g, '');
    expect(told(frontMatter, { 'rules/y.criteria': 'everyone' })).toEqual([[code, at, facts]]);
  });
});

describe('packs', () => {
  const pack = {
    'packs/shared/listwise.yaml': `${utc}params: { days: 30 }\n`,
    'packs/shared/rules/protect/customers.criteria': 'lifecycle_stage = customer',
    'packs/shared/rules/old.criteria':
      '---\nparams: { days: 10 }\n---\ncreate_date is more than $days days ago and does not meet protect/customers',
    'packs/shared/sets/domains.txt': 'a.example',
    'packs/shared/catalog/x.yaml': 'contact: { tier: { type: number } }',
  };

  it('have rules whose ids begin with the name of the pack, and that name each other without it', () => {
    const { rules, problems } = projectOf(pack);
    expect(problems).toEqual([]);
    expect(rules.map(({ id, file, usedRules }) => [id, file, [...usedRules]])).toEqual([
      ['shared/old', 'packs/shared/rules/old.criteria', ['shared/protect/customers']],
      ['shared/protect/customers', 'packs/shared/rules/protect/customers.criteria', []],
    ]);
  });

  it('are used by their full ids, and lend their sets and properties', () => {
    const texts = { ...pack, 'rules/x.criteria': 'meets shared/old and email_domain is any of $domains and tier > 5' };
    expect(projectOf(texts).problems).toEqual([]);
    expect(problemsOf(projectOf({ ...pack, 'rules/x.criteria': 'meets old' }))).toMatchObject([
      { code: 'unknown-rule', facts: { id: 'old' } },
    ]);
  });

  it('have parameters that go before those of their rules, and behind those of the project', () => {
    const days = (texts: Texts, options = {}) => projectOf(texts, options).rule('shared/old')?.parameters.get('days');
    expect([
      days(pack),
      days({ ...pack, 'listwise.yaml': `${utc}params: { days: 60 }` }),
      days({ ...pack, 'listwise.yaml': `${utc}params: { days: 60 }` }, { parameters: { days: 90 } }),
    ]).toEqual([30, 60, 90]);
  });

  it('keep their parameters from rules of the project', () => {
    const texts = { ...pack, 'rules/x.criteria': 'create_date is more than $days days ago' };
    expect(problemsOf(projectOf(texts))).toMatchObject([{ code: 'unknown-parameter' }]);
  });

  it('find a rule of their own before one of the project', () => {
    const texts = { ...pack, 'rules/protect/customers.criteria': 'everyone' };
    const { rules } = projectOf(texts);
    expect(rules.find(({ id }) => id === 'shared/old')?.usedRules).toEqual(new Set(['shared/protect/customers']));
  });

  it('yield to the sets and properties of the project', () => {
    const { sets, catalog } = projectOf({
      ...pack,
      'sets/domains.txt': 'b.example',
      'catalog/y.yaml': 'contact: { tier: { type: string } }',
    });
    expect([sets.get('domains')?.values, catalog.contacts.byName('tier')?.type]).toEqual([['b.example'], 'string']);
  });

  it('name their own rules in limits, too', () => {
    const texts = {
      ...pack,
      'packs/shared/rules/gate.criteria': '---\naction: gate\nlimits: { max_percent: 5, of: old }\n---\neveryone',
    };
    expect(projectOf(texts).problems).toEqual([]);
  });

  it('suggest the name that works from within', () => {
    const texts = { ...pack, 'packs/shared/rules/z.criteria': 'meets protect/custmers' };
    expect(problemsOf(projectOf(texts))).toMatchObject([
      { code: 'unknown-rule', facts: { id: 'protect/custmers', suggestions: ['protect/customers'] } },
    ]);
  });

  it('with an id that the project has already are told', () => {
    const project = projectOf({ ...pack, 'rules/shared/old.criteria': 'everyone' });
    expect(problemsOf(project)).toEqual([
      {
        file: 'rules/shared/old.criteria',
        code: 'duplicate-rule',
        at: '«»everyone',
        facts: { id: 'shared/old', other: 'packs/shared/rules/old.criteria' },
      },
    ]);
  });

  it('whose listwise.yaml has errors tell them', () => {
    const project = projectOf({ ...pack, 'packs/shared/listwise.yaml': 'version: 1\nparms: { days: 30 }\n' });
    expect(problemsOf(project).map(({ file, code }) => [file, code])).toEqual([
      ['packs/shared/listwise.yaml', 'unknown-key'],
    ]);
  });
});

describe('the catalogue of a project', () => {
  it('adds to the built-in one, file by file', () => {
    const { catalog, problems } = projectOf({
      'catalog/a.yaml': 'contact: { tier: { type: number }, lifecyclestage: { options: { lead: Lead, vip: VIP } } }',
      'catalog/b.yaml': 'contact: { tier: { label: Tier } }',
      'rules/x.criteria': 'tier > 5 and lifecycle_stage = vip',
    });
    expect(problems).toEqual([]);
    expect(catalog.contacts.byName('tier')).toMatchObject({ type: 'number', label: 'Tier' });
  });

  it('leaves the built-in one usable when a file is broken', () => {
    const project = projectOf({ 'catalog/a.yaml': 'contact: [', 'rules/x.criteria': 'email is known' });
    expect(problemsOf(project).map(({ file, code }) => [file, code])).toEqual([['catalog/a.yaml', 'invalid-yaml']]);
    expect(project.rule('x')?.criteria).toBeDefined();
  });
});
