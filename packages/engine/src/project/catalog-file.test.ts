import { describe, expect, it } from 'vitest';
import { builtInProperties } from '../catalog/built-in.ts';
import type { Property } from '../catalog/property.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { seen, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { parseCatalogFile } from './catalog-file.ts';

function propertiesIn(text: string, known: readonly Property[] = builtInProperties): readonly Property[] {
  const { properties, problems } = parseCatalogFile(text, known);
  expect(problems).toEqual([]);
  return properties;
}

function expectOne(at: string, code: ProblemCode, facts: object): void {
  const text = withoutMarks(at);
  expect(seen(text, parseCatalogFile(text, builtInProperties).problems)).toEqual([{ code, at, facts }]);
}

const builtIn = (name: string) =>
  builtInProperties.find((property) => property.object === 'contact' && property.name === name) as Property;

describe('a property', () => {
  it('that is new has defaults', () => {
    expect(propertiesIn('contact: { tier: {} }')).toEqual([
      { object: 'contact', name: 'tier', label: 'tier', type: 'string', origin: 'record', writable: true },
    ]);
  });

  it('that is a boolean may say how the CRM keeps it', () => {
    expect(propertiesIn('contact: { member: { type: boolean, stored_as: enumeration } }')).toMatchObject([
      { name: 'member', type: 'boolean', storedAsEnumeration: true },
    ]);
    const [status] = propertiesIn('contact: { hs_marketable_status: { stored_as: boolean } }');
    expect(status).toEqual({ ...builtIn('hs_marketable_status'), storedAsEnumeration: false });
  });

  it('may say all of itself', () => {
    const text = `
contact:
  customer_tier:
    alias: tier
    label: Customer tier
    type: enumeration
    origin: address
    options: { gold: Gold, silver: Silver }
    open: true
    hidden: true
    writable: false
    description: How much they buy.
    headers: [Tier, Level]
`;
    expect(propertiesIn(text)).toEqual([
      {
        object: 'contact',
        name: 'customer_tier',
        alias: 'tier',
        label: 'Customer tier',
        type: 'enumeration',
        origin: 'address',
        options: [
          { value: 'gold', label: 'Gold' },
          { value: 'silver', label: 'Silver' },
        ],
        open: true,
        hidden: true,
        writable: false,
        description: 'How much they buy.',
        headers: ['Tier', 'Level'],
      },
    ]);
  });

  it('that is known keeps what the file does not say', () => {
    expect(propertiesIn('contact: { lifecyclestage: { options: [lead, { value: vip, label: V.I.P. }, 5] } }')).toEqual([
      {
        ...builtIn('lifecyclestage'),
        options: [
          { value: 'lead', label: 'lead' },
          { value: 'vip', label: 'V.I.P.' },
          { value: '5', label: '5' },
        ],
      },
    ]);
    expect(propertiesIn('contact: { jobtitle: { label: Role } }')).toEqual([{ ...builtIn('jobtitle'), label: 'Role' }]);
  });

  it('may belong to any object', () => {
    const text =
      'deal: { margin: { type: number } }\ncompany: { tier: {} }\nform_submission: { a: {} }\nemail_event: { b: {} }';
    expect(propertiesIn(text).map(({ object, name }) => `${object}.${name}`)).toEqual([
      'deal.margin',
      'company.tier',
      'form_submission.a',
      'email_event.b',
    ]);
  });

  it('of one object is not that of another', () => {
    expect(propertiesIn('deal: { lifecyclestage: {} }')[0]).toMatchObject({ object: 'deal', type: 'string' });
  });
});

describe('options', () => {
  it('keep their order and their values as text', () => {
    const [found] = propertiesIn(
      'contact: { size: { type: enumeration, options: { "1000+": Huge, "10": Ten, "2": Two } } }',
    );
    expect(found?.options).toEqual([
      { value: '1000+', label: 'Huge' },
      { value: '10', label: 'Ten' },
      { value: '2', label: 'Two' },
    ]);
  });

  it('are needed by a choice that is not open', () => {
    expectOne('contact: { «size»: { type: enumeration } }', 'missing-options', { name: 'size' });
    expectOne('contact: { «size»: { type: multi_enumeration, options: [] } }', 'missing-options', { name: 'size' });
    expect(propertiesIn('contact: { size: { type: enumeration, open: true } }')).toHaveLength(1);
    expect(propertiesIn('contact: { lifecyclestage: { label: Stage } }')).toHaveLength(1);
  });

  it('go with a choice only: a property that becomes text has none', () => {
    expect(propertiesIn('contact: { lifecyclestage: { type: string } }')[0]?.options).toBeUndefined();
  });

  it('stand once each', () => {
    const codes = parseCatalogFile(
      'contact: { size: { type: enumeration, options: [a, b, a] } }',
      builtInProperties,
    ).problems;
    expect(codes).toHaveLength(1);
  });

  it.each([
    ['options: «gold»', 'options'],
    ['options: [«true»]', 'options'],
    ['options: { gold: «5» }', 'gold'],
    ['options: [{ value: a, «lable»: b }]', 'lable'],
    ['options: [«{ label: b }»]', 'value'],
  ])('have one of their forms: %s', (at, key) => {
    const file = `contact: { size: { type: enumeration, ${at} } }`;
    const text = withoutMarks(file);
    expect(seen(text, parseCatalogFile(text, builtInProperties).problems)).toMatchObject([
      { at: file, facts: { key } },
    ]);
  });
});

describe('names', () => {
  it('are taken once', () => {
    expectOne('contact: { tier: { alias: «lifecycle_stage» } }', 'duplicate-property', {
      name: 'lifecycle_stage',
      other: 'lifecyclestage',
    });
    expectOne('contact: { tier: { alias: «jobtitle» } }', 'duplicate-property', {
      name: 'jobtitle',
      other: 'jobtitle',
    });
    expectOne('contact: { a: { alias: x }, b: { alias: «x» } }', 'duplicate-property', { name: 'x', other: 'a' });
    expectOne('contact: { a: {}, b: { alias: «a» } }', 'duplicate-property', { name: 'a', other: 'a' });
  });

  it('may be an alias of their own', () => {
    expect(propertiesIn('contact: { tier: { alias: tier }, jobtitle: { alias: job_title } }')).toHaveLength(2);
    expect(propertiesIn('deal: { tier: { alias: lifecycle_stage } }')).toHaveLength(1);
  });

  it('are not those by which a rule finds another property', () => {
    // `team` leads to hubspot_team_id by its alias, so that this one could not be named.
    expectOne('contact: { «team»: { type: string } }', 'duplicate-property', {
      name: 'team',
      other: 'hubspot_team_id',
    });
  });

  it('are not reserved words, which a rule could not write', () => {
    const isTold = (alias: string) =>
      parseCatalogFile(`contact: { x: { alias: "${alias}" } }`, builtInProperties).problems.length === 1;
    const reserved = ['and', 'or', 'not', 'in', 'has', 'meets', 'does', 'everyone', 'true', 'False'];
    expect(reserved.filter((word) => !isTold(word))).toEqual([]);
    expect(reserved.filter((word) => isTold(`${word}s`))).toEqual([]);
  });

  it.each([
    ['contact: { «my-tier»: {} }', 'my-tier', 'a name (letters, digits and _)'],
    ['contact: { «1st»: {} }', '1st', 'a name (letters, digits and _)'],
  ])('are names: %s', (at, key, expected) => {
    expectOne(at, 'invalid-value', { key, expected });
  });

  it('of an alias are names', () => {
    const text = 'contact: { tier: { alias: my tier } }';
    expect(
      parseCatalogFile(text, builtInProperties).problems.map(({ code, span }) => [
        code,
        text.slice(span.start, span.end),
      ]),
    ).toEqual([['invalid-value', 'my tier']]);
  });
});

describe('keys', () => {
  const objects = ['contact', 'deal', 'company', 'form_submission', 'email_event'];
  const keys = [
    'alias',
    'label',
    'type',
    'origin',
    'options',
    'open',
    'hidden',
    'stored_as',
    'writable',
    'description',
    'headers',
  ];

  it.each([
    ['«contacts»: {}', 'contacts', objects, ['contact']],
    ['«tier»: { type: string }', 'tier', objects, []],
    ['contact: { tier: { «typ»: string } }', 'typ', keys, ['type']],
    ['contact: { tier: { «option»: [a] } }', 'option', keys, ['options']],
  ])('that do not exist: %s', (at, key, known, suggestions) => {
    expectOne(at, 'unknown-key', { key, known, suggestions });
  });

  it.each([
    [
      'contact: { tier: { type: «text» } }',
      'type',
      'one of `boolean`, `string`, `number`, `enumeration`, `multi_enumeration`, `date`, `datetime`',
      'text',
    ],
    ['contact: { tier: { label: «5» } }', 'label', 'text', '5'],
    ['contact: { tier: { open: «yes» } }', 'open', '`true` or `false`', 'yes'],
    ['contact: { tier: { origin: «computed» } }', 'origin', 'one of `record`, `address`', 'computed'],
    ['contact: { tier: «string» }', 'tier', 'a mapping (`key: value`)', 'string'],
    ['contact: «x»', 'contact', 'a mapping (`key: value`)', 'x'],
  ])('have values that fit: %s', (at, key, expected, found) => {
    expectOne(at, 'invalid-value', { key, expected, found });
  });

  it('may all be left out', () => {
    expect(propertiesIn('')).toEqual([]);
    expect(propertiesIn('contact: {}')).toEqual([]);
    expect(propertiesIn('# nothing yet\n')).toEqual([]);
  });
});
