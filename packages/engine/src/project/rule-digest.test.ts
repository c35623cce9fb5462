import { describe, expect, it } from 'vitest';
import { projectOf, type Texts } from './project.test-kit.ts';
import { digestOf, ruleDigest } from './rule-digest.ts';

const texts: Texts = {
  'listwise.yaml': 'version: 1\ntimezone: UTC\nparams: { days: 5, other: 1 }\nlimits: { max: 5 }\n',
  'catalog/x.yaml':
    'contact: { tier: { type: enumeration, options: [gold, silver], label: Tier }, unread: { type: string } }',
  'rules/x.criteria':
    'meets used and tier = gold and email_domain is any of $domains and create_date is more than $days days ago',
  'rules/used.criteria': 'meets deeper',
  'rules/deeper.criteria': 'email is known',
  'rules/apart.criteria': 'job_title is known',
  'rules/protect/customers.criteria': '---\naction: protect\n---\nmeets protect/part',
  'rules/protect/part.criteria': 'lifecycle_stage = customer',
  'sets/domains.txt': 'a.example\nb.example\n',
  'sets/others.txt': 'c.example\n',
};

function digest(changes: Texts = {}, options: Parameters<typeof projectOf>[1] = {}): string {
  const project = projectOf({ ...texts, ...changes }, options);
  expect(project.problems).toEqual([]);
  const rule = project.rule('x');
  return rule === undefined ? 'none' : ruleDigest(rule, project);
}

const config = (more: string) => ({ 'listwise.yaml': `version: 1\n${more}` });
const catalog = (tier: string) => ({
  'catalog/x.yaml': `contact: { tier: ${tier}, unread: { type: string } }`,
});

describe('the digest of a rule changes with', () => {
  it.each<[string, Texts]>([
    ['its text', { 'rules/x.criteria': `${texts['rules/x.criteria'] as string} and email is known` }],
    ['a comment in it', { 'rules/x.criteria': `${texts['rules/x.criteria'] as string} # why` }],
    ['its front matter', { 'rules/x.criteria': `---\naction: archive\n---\n${texts['rules/x.criteria'] as string}` }],
    ['a rule that it meets', { 'rules/used.criteria': 'not meets deeper' }],
    ['a rule that a met rule meets', { 'rules/deeper.criteria': 'email is unknown' }],
    [
      'a protect rule',
      { 'rules/protect/customers.criteria': '---\naction: protect\n---\nmeets protect/part or email is unknown' },
    ],
    ['a rule that a protect rule meets', { 'rules/protect/part.criteria': 'lifecycle_stage = lead' }],
    ['a new protect rule', { 'rules/protect/new.criteria': '---\naction: protect\n---\nemail is unknown' }],
    ['a protect rule that no longer protects', { 'rules/protect/customers.criteria': 'meets protect/part' }],
    [
      'a disabled protect rule',
      { 'rules/protect/customers.criteria': '---\naction: protect\ndisabled: true\n---\nmeets protect/part' },
    ],
    ['a parameter', config('timezone: UTC\nparams: { days: 6, other: 1 }\n')],
    ['the contents of a set', { 'sets/domains.txt': 'a.example\n' }],
    ['the options of a property', catalog('{ type: enumeration, options: [gold, bronze], label: Tier }')],
    ['whether a property is open', catalog('{ type: enumeration, options: [gold, silver], open: true }')],
    ['the type of a property', catalog('{ type: multi_enumeration, options: [gold, silver] }')],
    ['where a property comes from', catalog('{ type: enumeration, options: [gold, silver], origin: address }')],
    ['the time zone', config('timezone: Europe/Stockholm\nparams: { days: 5, other: 1 }\n')],
    ['the start of the week', config('timezone: UTC\nweek_starts: sunday\nparams: { days: 5, other: 1 }\n')],
  ])('%s', (_, changes) => {
    expect(digest(changes)).not.toBe(digest());
  });

  it('a parameter of the command line', () => {
    expect(digest({}, { parameters: { days: 6 } })).not.toBe(digest());
  });

  it('a property that a protect rule reads', () => {
    const options = (stage: string) => ({
      'catalog/y.yaml': `contact: { lifecyclestage: { options: [customer, ${stage}] } }`,
    });
    expect(digest(options('a'))).not.toBe(digest(options('b')));
  });

  it('a set that a protect rule uses', () => {
    const protect = { 'rules/protect/set.criteria': '---\naction: protect\n---\nemail_domain is any of $others' };
    expect(digest({ ...protect, 'sets/others.txt': 'd.example' })).not.toBe(digest(protect));
  });

  it('a property that is read only inside where, or only as the other side of a comparison', () => {
    const changed = (rule: string, before: string, after: string): boolean => {
      const of = (yaml: string) => digest({ 'rules/x.criteria': rule, 'catalog/y.yaml': yaml });
      return of(before) !== of(after);
    };
    const stage = (options: string) => `deal: { dealstage: { open: false, options: [closedwon, ${options}] } }`;
    expect(changed('has any deal where (stage = closedwon)', stage('a'), stage('b'))).toBe(true);
    const seen = (type: string) => `contact: { seen: { type: ${type} } }`;
    expect(changed('create_date is after seen', seen('date'), seen('datetime'))).toBe(true);
  });

  it('what an alias stands for', () => {
    const alias = (name: string) => ({
      'rules/x.criteria': 'level > 5',
      'catalog/y.yaml': `contact: { ${name}: { type: number, alias: level } }`,
    });
    expect(digest(alias('one'))).not.toBe(digest(alias('two')));
  });

  it('the values that a label in quotes leads to', () => {
    const options = (value: string) => ({
      'rules/x.criteria': 'tier = gold',
      ...catalog(`{ type: enumeration, options: { gold: Gold, ${value}: Other } }`),
    });
    expect(digest(options('a'))).not.toBe(digest(options('b')));
  });
});

describe('the digest of a rule does not change with', () => {
  it.each<[string, Texts]>([
    ['nothing', {}],
    ['a rule apart', { 'rules/apart.criteria': 'job_title is unknown' }],
    ['a new rule apart', { 'rules/new.criteria': 'job_title is unknown' }],
    ['a parameter that it does not use', config('timezone: UTC\nparams: { other: 2, days: 5 }\n')],
    ['a set that it does not use', { 'sets/others.txt': 'd.example\n' }],
    ['comments and blank lines in a set', { 'sets/domains.txt': '# why\n\n a.example \r\nb.example' }],
    ['a property that it does not read', catalog('{ type: enumeration, options: [gold, silver] }')],
    [
      'the label of a property',
      catalog('{ type: enumeration, options: [gold, silver], label: Level, description: x }'),
    ],
    [
      'limits, sources and masks of the project',
      config(
        'timezone: UTC\nparams: { days: 5 }\nlimits: { max: 9 }\nprivacy: { mask: [] }\nsources: { local: { type: sqlite, path: x } }\n',
      ),
    ],
    ['the order of keys', config('params: { other: 1, days: 5 }\ntimezone: UTC\n')],
  ])('%s', (_, changes) => {
    expect(digest(changes)).toBe(digest());
  });

  it('the order in which files are read', () => {
    expect(digest(Object.fromEntries(Object.entries(texts).reverse()))).toBe(digest());
    const reversed = projectOf(Object.fromEntries(Object.entries(texts).reverse()));
    const rule = reversed.rule('x');
    expect(rule && ruleDigest(rule, reversed)).toBe(digest());
  });
});

describe('digests', () => {
  it('of two rules differ, also where their texts are one', () => {
    const project = projectOf({ 'rules/a.criteria': 'everyone', 'rules/b.criteria': 'everyone' });
    expect(new Set(project.rules.map((rule) => ruleDigest(rule, project))).size).toBe(2);
  });

  it('exist for rules with errors', () => {
    const project = projectOf({ 'rules/a.criteria': 'nobody is' });
    expect(project.rules.map((rule) => ruleDigest(rule, project))).toEqual([
      expect.stringMatching(/^sha256:[\da-f]{64}$/),
    ]);
  });

  it('of data do not depend on the order of keys, but on that of lists', () => {
    expect(digestOf({ a: 1, b: { c: [1, 2], d: undefined } })).toBe(digestOf({ b: { c: [1, 2] }, a: 1 }));
    expect(digestOf([1, 2])).not.toBe(digestOf([2, 1]));
    expect(digestOf({ a: '1' })).not.toBe(digestOf({ a: 1 }));
    expect(digestOf('x')).toBe('sha256:ba2df4903a2c14e86dc3bcca58911b44ac1d2514b7227bf6eb08cfb978f55a1b');
  });
});
