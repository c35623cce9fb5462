import { describe, expect, it } from 'vitest';
import { problemMessage } from '../problems/problem.ts';
import type { ProblemCode } from '../problems/registry.ts';
import { seen, withoutMarks } from '../problems/seen-problem.test-kit.ts';
import { defaultConfig, isVariable, type ProjectConfig, parseConfig } from './project-config.ts';

const start = 'version: 1\ntimezone: UTC\n';

/** The settings, with the zone as its name. */
function settings(text: string, profile?: string): Omit<ProjectConfig, 'zone'> & { readonly zone: string } {
  const { config, problems } = parseConfig(text, profile);
  expect(problems).toEqual([]);
  return { ...config, zone: config.zone.id };
}

const defaults = { ...defaultConfig, zone: 'UTC' };

function expectOne(at: string, code: ProblemCode, facts: object, profile?: string): void {
  const text = start + withoutMarks(at);
  expect(seen(text, parseConfig(text, profile).problems)).toEqual([{ code, at: start + at, facts }]);
}

describe('settings', () => {
  it('have defaults', () => expect(settings(start)).toEqual(defaults));

  it('are what listwise.yaml says', () => {
    const text = `
version: 1
rules: [rules/**/*.criteria, more/*.criteria]
timezone: Europe/Stockholm
week_starts: sunday
source: hubspot
sources:
  local:   { type: sqlite, path: "data/\${STAGE}.db", max_age: 24h }
  hubspot: { type: hubspot, token: "\${HUBSPOT_TOKEN}", base_url: https://api.hubapi.com }
catalog: [catalog/*.yaml, other.yaml]
sets: { disposable_domains: data/disposable-domains.txt }
params: { inactive_days: 180 }
limits: { max: 1000, max_percent: 5 }
privacy: { mask: [email] }
state: .state
extends: [../shared-pack]
`;
    expect(settings(text)).toEqual({
      zone: 'Europe/Stockholm',
      weekStart: 'sunday',
      rules: ['rules/**/*.criteria', 'more/*.criteria'],
      catalog: ['catalog/*.yaml', 'other.yaml'],
      source: 'hubspot',
      sources: {
        local: { type: 'sqlite', path: 'data/${STAGE}.db', max_age: '24h' },
        hubspot: { type: 'hubspot', token: '${HUBSPOT_TOKEN}', base_url: 'https://api.hubapi.com' },
      },
      sets: { disposable_domains: 'data/disposable-domains.txt' },
      params: { inactive_days: 180 },
      limits: { max: 1000, max_percent: 5 },
      mask: ['email'],
      state: '.state',
      extends: ['../shared-pack'],
    });
  });

  it('warn when there is no time zone', () => {
    const { config, problems } = parseConfig('version: 1\n', undefined);
    expect([config.zone.id, problems.map(({ code, severity }) => [code, severity])]).toEqual([
      'UTC',
      [['no-timezone', 'warning']],
    ]);
  });

  it.each(['Europe/Stockholm', 'America/New_York', 'Asia/Kolkata', 'UTC'])('know the time zone %s', (zone) => {
    expect(settings(`version: 1\ntimezone: ${zone}\n`).zone).toBe(zone);
  });

  it.each(['Europe/Stokholm', 'Mars', '+25:00'])('do not know the time zone %s', (found) => {
    const text = `version: 1\ntimezone: ${found}\n`;
    expect(seen(text, parseConfig(text, undefined).problems)).toEqual([
      { code: 'unknown-timezone', at: `version: 1\ntimezone: «${found}»\n`, facts: { found } },
    ]);
  });

  it('stay usable, by their defaults, when the file is broken', () => {
    const { config, problems } = parseConfig('version: 1\nrules: [', undefined);
    expect([config, problems.map(({ code }) => code)]).toEqual([defaultConfig, ['invalid-yaml']]);
  });
});

describe('profiles', () => {
  const text = `${start}
source: local
sources: { local: { type: sqlite, path: a.db }, other: { type: sqlite, path: o.db } }
sets: { words: w.txt, names: n.txt }
params: { days: 1, word: x }
limits: { max: 5, max_percent: 1 }
catalog: [a.yaml]
profiles:
  acme:
    timezone: America/New_York
    week_starts: sunday
    source: acme
    sources: { acme: { type: sqlite, path: b.db }, local: { type: sqlite, path: c.db } }
    sets: { words: v.txt }
    params: { days: 2 }
    limits: { max: 7 }
    catalog: [b.yaml]
    state: .acme
  plain: {}
`;

  it('change what they name', () => {
    expect(settings(text, 'acme')).toEqual({
      ...defaults,
      zone: 'America/New_York',
      weekStart: 'sunday',
      source: 'acme',
      sources: {
        local: { type: 'sqlite', path: 'c.db' },
        other: { type: 'sqlite', path: 'o.db' },
        acme: { type: 'sqlite', path: 'b.db' },
      },
      sets: { words: 'v.txt', names: 'n.txt' },
      params: { days: 2, word: 'x' },
      limits: { max: 7, max_percent: 1 },
      catalog: ['b.yaml'],
      state: '.acme',
    });
  });

  it('may name nothing', () => expect(settings(text, 'plain')).toEqual(settings(text)));

  it('that are not declared are told, with those that are', () => {
    const { problems } = parseConfig(text, 'acmee');
    expect(problems.map(({ code, facts }) => [code, facts])).toEqual([
      ['unknown-profile', { name: 'acmee', known: ['acme', 'plain'] }],
    ]);
    expect(parseConfig(text, 'constructor').problems.map(({ code }) => code)).toEqual(['unknown-profile']);
    expect(parseConfig(start, 'acme').problems.map(({ facts }) => facts)).toEqual([{ name: 'acme', known: [] }]);
  });

  it('are told of their own mistakes at their own place', () => {
    expectOne('profiles: { p: { timezone: «Mars» } }', 'unknown-timezone', { found: 'Mars' }, 'p');
    expectOne(
      'profiles: { p: { source: «nope» } }',
      'unknown-source',
      { name: 'nope', known: ['local'], suggestions: [] },
      'p',
    );
  });

  it('are checked, chosen or not', () => {
    expectOne('profiles: { p: { «timezon»: UTC } }', 'unknown-key', {
      key: 'timezon',
      known: ['timezone', 'week_starts', 'source', 'sources', 'catalog', 'sets', 'params', 'limits', 'state'],
      suggestions: ['timezone'],
    });
    expectOne('profiles: { p: { sources: { h: { type: hubspot, token: «abc» } } } }', 'token-in-file', {});
  });
});

describe('sources', () => {
  const hubspot = (more: string) => `source: h\nsources: { h: { type: hubspot, ${more} } }`;

  it('must be declared to be used', () => {
    expectOne('source: «hubspt»\nsources: { hubspot: { type: sqlite, path: x } }', 'unknown-source', {
      name: 'hubspt',
      known: ['hubspot'],
      suggestions: ['hubspot'],
    });
  });

  it('that are declared leave no default behind: the used one must be among them', () => {
    const text = `${start}sources: { mine: { type: sqlite, path: x } }`;
    expect(parseConfig(text, undefined).problems.map(({ code, facts }) => [code, facts])).toEqual([
      ['unknown-source', { name: 'local', known: ['mine'], suggestions: [] }],
    ]);
  });

  it.each(['pat-eu1-1234', '"${A} "', '"Bearer ${A}"', '"${A}${B}"', '"$A"'])(
    'keep their token elsewhere: %s',
    (token) => {
      expectOne(hubspot(`token: «${token}»`), 'token-in-file', {});
    },
  );

  it.each([
    'https://api.hubapi.com',
    'https://api-eu1.hubapi.com',
    'https://api-na2.hubapi.com/',
    'https://api.hubspot.com',
    'http://localhost:8080',
    'http://127.0.0.1:3000',
    '"http://[::1]:3000"',
  ])('may send to %s', (url) => {
    expect(parseConfig(start + hubspot(`token: "\${A}", base_url: ${url}`), undefined).problems).toEqual([]);
  });

  it.each([
    ['https://example.com', 'example.com'],
    ['http://api.hubapi.com', 'api.hubapi.com'],
    ['https://api.hubapi.com.example.com', 'api.hubapi.com.example.com'],
    ['https://api.hubapi.com@example.com', 'example.com'],
    ['https://apiXhubapi.com', 'apixhubapi.com'],
    ['https://hubapi.com', 'hubapi.com'],
    ['https://evil-api.hubapi.com', 'evil-api.hubapi.com'],
    ['https://localhost.example.com', 'localhost.example.com'],
    ['"file:///etc/passwd"', ''],
    ['not-a-url', 'not-a-url'],
  ])('may not send to %s', (url, host) => {
    expectOne(hubspot(`token: "\${A}", base_url: «${url}»`), 'forbidden-host', { host });
  });

  it('may send to a host that the environment allows', () => {
    const text = start + hubspot('token: "${A}", base_url: https://proxy.example.com');
    const codes = (allowed?: string) => parseConfig(text, undefined, allowed).problems.map(({ code }) => code);
    expect(codes('proxy.example.com')).not.toContain('forbidden-host');
    expect(codes('other.example.com')).toContain('forbidden-host');
  });

  it.each([
    ['sources: { local: { «typ»: sqlite, path: x } }', 'unknown-key'],
    ['sources: { local: { type: sqlite, «pth»: x, path: y } }', 'unknown-key'],
    ['sources: { «local»: { type: sqlite } }', 'missing-key'],
    ['sources: { «local»: { path: x } }', 'missing-key'],
    ['sources: { local: { type: «postgres», path: x } }', 'invalid-value'],
    ['sources: { local: { type: sqlite, path: x, max_age: «1 day» } }', 'invalid-value'],
    ['sources: { local: «x.db» }', 'invalid-value'],
  ] as const)('are checked: %s', (at, code) => {
    const text = start + withoutMarks(at);
    expect(seen(text, parseConfig(text, undefined).problems)).toEqual([
      { code, at: start + at, facts: expect.anything() as object },
    ]);
  });

  it('map the tables of a database of your own', () => {
    const tables = `{
      contacts: { table: people, id: person_id, columns: { email: mail, createdate: { column: created, format: epoch } } },
      deal: { table: deals, contact: person_id },
      email_event: { table: events, address: mail },
      list_members: { table: members, contact: person_id, list: name },
      property_history: { table: audit, contact: person_id, property: field, value: new, at: changed_at } }`;
    const { config, problems } = parseConfig(
      `${start}sources: { local: { type: sqlite, path: x, tables: ${tables} } }`,
      undefined,
    );
    expect(problems).toEqual([]);
    expect(config.sources['local']).toMatchObject({ tables: { contacts: { table: 'people', id: 'person_id' } } });
  });
});

describe('environment variables', () => {
  it.each([
    ['rules: [«"${HOME}/*.criteria"»]', '0'],
    ['state: «"${HOME}/x"»', 'state'],
    ['sets: { words: «"${X}"» }', 'words'],
    ['params: { a: «"${X}"» }', 'a'],
    ['extends: [«"${X}"»]', '0'],
    [
      'sources: { local: { type: sqlite, path: a, max_age: 1h, tables: { contacts: { table: «"${X}"», id: b } } } }',
      'table',
    ],
    [
      'sources: { local: { type: sqlite, path: a, tables: { contacts: { table: t, id: b, columns: { path: «"${X}"» } } } } }',
      'path',
    ],
  ])('stand only in tokens and paths of sources: %s', (at, key) => {
    const text = start + withoutMarks(at);
    expect(seen(text, parseConfig(text, undefined).problems)).toMatchObject([
      { code: 'variable-not-allowed', at: start + at, facts: { key: expect.any(String) as string } },
    ]);
    if (key !== '0') expect(parseConfig(text, undefined).problems).toMatchObject([{ facts: { key } }]);
  });

  it('are named by the setting they stand in, also in a list', () => {
    const { problems } = parseConfig(`${start}rules: ["\${HOME}/*.criteria"]`, undefined);
    expect(problems.map(problemMessage)).toEqual([expect.stringContaining('`rules`')]);
  });

  it.each([
    ['${A}', true],
    ['${HUBSPOT_TOKEN_2}', true],
    ['${2A}', false],
    ['$A', false],
    ['${A}x', false],
    ['', false],
  ])('%s', (text, expected) => expect(isVariable(text)).toBe(expected));
});

describe('keys', () => {
  const known = [
    'version',
    'rules',
    'timezone',
    'week_starts',
    'source',
    'sources',
    'catalog',
    'sets',
    'params',
    'limits',
    'privacy',
    'state',
    'extends',
    'profiles',
  ];

  it.each([
    ['«time_zone»: UTC', 'time_zone', ['timezone']],
    ['«set»: {}', 'set', ['sets']],
    ['«Rules»: []', 'Rules', ['rules']],
    ['«foo»: 1', 'foo', []],
  ])('that do not exist: %s', (at, key, suggestions) => {
    expectOne(at, 'unknown-key', { key, known, suggestions });
  });

  it.each([
    ['rules: «rules/*.criteria»', 'rules', 'a list', 'rules/*.criteria'],
    ['week_starts: «tuesday»', 'week_starts', 'one of `monday`, `sunday`', 'tuesday'],
    ['limits: { max: «many» }', 'max', 'a whole number', 'many'],
    ['limits: { max_percent: «200» }', 'max_percent', 'a number of at most 100', '200'],
    ['privacy: { mask: «email» }', 'mask', 'a list', 'email'],
    ['state: «5»', 'state', 'text', '5'],
  ])('have values that fit: %s', (at, key, expected, found) => {
    expectOne(at, 'invalid-value', { key, expected, found });
  });

  it('of sets and parameters are names, told once', () => {
    expectOne('sets: { «disposable-domains»: x.txt }', 'invalid-value', {
      key: 'disposable-domains',
      expected: 'a name (letters, digits and _)',
    });
    expectOne('profiles: { p: { sets: { «disposable-domains»: x.txt } } }', 'invalid-value', {
      key: 'disposable-domains',
      expected: 'a name (letters, digits and _)',
    });
  });

  it('begin with the version', () => {
    const told = (text: string) => seen(text, parseConfig(text, undefined).problems);
    expect(told('timezone: UTC\n')).toMatchObject([{ code: 'missing-key', facts: { key: 'version' } }]);
    expect(told('version: 2\ntimezone: UTC\n')).toEqual([
      {
        code: 'invalid-value',
        at: 'version: «2»\ntimezone: UTC\n',
        facts: { key: 'version', expected: '`1`', found: '2' },
      },
    ]);
    expect(told('')).toMatchObject([{ code: 'missing-key', facts: { key: 'version' } }]);
  });
});
