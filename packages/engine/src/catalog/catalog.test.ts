import { describe, expect, it } from 'vitest';
import { builtInCatalog, builtInProperties } from './built-in.ts';
import { defineProperty } from './builtin/define.ts';
import { createCatalog, isSubscriptionOptOut, nameCandidates, snakeCase } from './catalog.ts';
import { operatorIds, operatorOf, operatorsFor, positiveTwin } from './operators.ts';
import { type Property, preferredName, propertyKey } from './property.ts';

function property(name: string, label: string, more: object = {}, object = 'contact'): Property {
  return defineProperty(object, 'record', name, label, 'string', more);
}

describe('names', () => {
  const title = property('jobtitle', 'Job Title', { alias: 'job_title' });
  const swapped = property('job_title', 'Other title');
  const { contacts } = createCatalog([title, swapped, property('amount', 'Amount', {}, 'deal')]);

  it('are aliases first, then internal names', () => {
    expect([contacts.byName('job_title'), contacts.byName('jobtitle')]).toEqual([title, title]);
    expect([contacts.named('job_title'), contacts.named('jobtitle')]).toEqual([swapped, title]);
  });

  it.each(['Jobtitle', 'JOB_TITLE', 'Job Title', 'amount', ''])('that do not exist lead nowhere: %j', (name) => {
    expect(contacts.byName(name)).toBeUndefined();
  });

  it.each(['constructor', '__proto__', 'toString'])('are never what a program has by itself: %s', (name) => {
    expect([contacts.byName(name), contacts.byLabel(name)]).toEqual([undefined, {}]);
  });
});

describe('labels', () => {
  const shown = property('a', 'Reason');
  const hidden = property('b', 'Reason', { hidden: true });
  const rivals = [property('c', 'Phone'), property('d', 'Phone'), property('e', 'Phone', { hidden: true })];
  const past = [property('f', 'Past', { hidden: true }), property('g', 'Past', { hidden: true })];
  const alone = property('h', 'Alone', { hidden: true });
  const { contacts } = createCatalog([hidden, shown, ...rivals, ...past, alone]);

  it.each([
    ['Reason', { found: shown }],
    ['Phone', { ambiguous: rivals.slice(0, 2) }],
    ['Past', { ambiguous: past }],
    ['Alone', { found: alone }],
    ['reason', {}],
    ['a', {}],
  ])('%s', (label, expected) => expect(contacts.byLabel(label)).toEqual(expected));
});

describe('objects and relations', () => {
  const catalog = builtInCatalog();

  it('are those of the design', () => {
    expect(catalog.objects.map(({ object }) => object).sort()).toEqual([
      'company',
      'contact',
      'deal',
      'email_event',
      'form_submission',
    ]);
    expect(catalog.relations.map(({ name }) => name)).toEqual([
      'deal',
      'company',
      'form_submission',
      'email_event',
      'same_domain',
      'same_address',
    ]);
  });

  it('are found in the singular and in the plural', () => {
    const names = ['deal', 'deals', 'companies', 'email_events', 'same_domain', 'Deal', 'contact'];
    expect(names.map((name) => catalog.relation(name)?.name)).toEqual([
      'deal',
      'deal',
      'company',
      'email_event',
      'same_domain',
      undefined,
      undefined,
    ]);
  });

  it('have the properties that the design names', () => {
    const { contacts } = catalog;
    const names = [
      'hard_bounce_reason',
      'unsubscribed_all',
      'spam_report',
      'lifecycle_stage',
      'sends_since_engagement',
      'last_open_date',
      'last_click_date',
      'marketing_status',
      'email_domain',
      'email_local_part',
      'email_parent_domain',
      'email_is_malformed',
      'same_email_count',
      'opted_out_of_every_type',
      'owner_name',
      'portal_bounce',
      'portal_unsubscribe',
      'global_bounce',
      'hs_email_optout',
    ];
    expect(names.filter((name) => contacts.byName(name) === undefined)).toEqual([]);
    const ofEvents = ['type', 'at', 'category', 'campaign'];
    expect(ofEvents.filter((name) => catalog.object('email_event')?.byName(name) === undefined)).toEqual([]);
  });

  it('have contacts even where none are given', () => {
    expect([createCatalog([]).contacts.properties, createCatalog([]).object('contact')]).toEqual([[], undefined]);
  });
});

describe('the built-in properties', () => {
  it('can each be named: no alias stands before the name of another', () => {
    const catalog = builtInCatalog();
    const shadowed = builtInProperties.filter((each) => {
      const own = catalog.object(each.object);
      return own?.byName(preferredName(each)) !== each || own.byName(each.name) !== each;
    });
    expect(shadowed.map(propertyKey)).toEqual([]);
  });

  it('are named by no reserved word', () => {
    const reserved = /^(?:and|or|not|in|has|meets|does|everyone|true|false)$/i;
    const names = builtInProperties.flatMap(({ name, alias }) => [name, alias ?? name]);
    expect(names.filter((name) => reserved.test(name))).toEqual([]);
  });
});

describe('what a property is worked out from', () => {
  const { contacts, storedBehind } = builtInCatalog();
  const behind = (name: string) => storedBehind(contacts.byName(name) as Property).map(preferredName);

  it.each([
    ['email', ['email']],
    ['email_domain', ['email']],
    ['same_email_count', ['email']],
    ['owner_name', ['owner']],
    ['spam_report', ['spam_report']],
    ['opted_out_of_every_type', []],
  ])('%s', (name, expected) => expect(behind(name)).toEqual(expected));

  it('of opt-outs are the subscription types that the catalogue knows', () => {
    const types = ['hs_email_optout_123', 'opted_out_of_email_news'].map((name) => property(name, name));
    const catalog = createCatalog([...builtInProperties, ...types]);
    expect(catalog.storedBehind(catalog.contacts.byName('opted_out_of_every_type') as Property)).toEqual(types);
  });

  it('of opt-outs is not that of all email, nor why', () => {
    const names = ['hs_email_optout', 'hs_email_optout_survey_reason', 'hs_email_optout_42'];
    expect(names.filter((name) => isSubscriptionOptOut(property(name, name)))).toEqual(['hs_email_optout_42']);
  });
});

describe('candidates for a misspelt name', () => {
  const names = nameCandidates(
    createCatalog([
      property('jobtitle', 'Job Title', { alias: 'job_title' }),
      property('old', 'Old one', { hidden: true }),
      property('city', 'Town/City'),
    ]).contacts,
  );

  it('are aliases, names and labels, each with the name to use', () => {
    expect(new Map([...names].sort())).toEqual(
      new Map([
        ['city', 'city'],
        ['job_title', 'job_title'],
        ['jobtitle', 'job_title'],
        ['town_city', 'city'],
      ]),
    );
  });
});

describe('a label as a name', () => {
  it.each([
    ['Country/Region', 'country_region'],
    ['  E-Mail  ', 'e_mail'],
    ['Ärende Nº 5', 'arende_no_5'],
    ['1st Contact', 'column_1st_contact'],
    ['???', 'column'],
    ['', 'column'],
    ['名前', 'column'],
    ['a__b', 'a_b'],
  ])('%j is %s', (label, name) => expect(snakeCase(label)).toBe(name));
});

describe('the operator table', () => {
  it('has for each negative operator its positive twin, on the same types, with the opposite answer', () => {
    const negative = operatorIds.map(operatorOf).filter(({ negates }) => negates !== undefined);
    const odd = negative.filter(({ id, negates, types, onUnknown }) => {
      const twin = operatorOf(positiveTwin(id).operator);
      const isOpposite = onUnknown === 'from history' ? twin.onUnknown === onUnknown : onUnknown !== twin.onUnknown;
      return (
        twin.id !== negates ||
        twin.negates !== undefined ||
        !isOpposite ||
        types.some((type) => !twin.types.includes(type))
      );
    });
    expect([negative.length, odd]).toEqual([10, []]);
  });

  it('answers unknown with false for positive and with true for negative operators', () => {
    const answers = operatorIds.map(operatorOf).filter(({ onUnknown }) => onUnknown !== 'from history');
    expect(answers.filter(({ negates, onUnknown }) => onUnknown !== (negates !== undefined))).toEqual([]);
  });

  it('has no two operators with the same words and shape', () => {
    const phrases = operatorIds.flatMap((id) =>
      operatorOf(id).phrases.map(({ words, operand }) => `${words} ${operand}`),
    );
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
  });

  it('gives each type what the design gives it', () => {
    const words = (type: Property['type']) => operatorsFor(type).map(({ phrases }) => phrases[0].words);
    const any = [
      'is known',
      'is unknown',
      'has ever been',
      'has never been',
      'was updated in the last',
      'was not updated in the last',
    ];
    const choice = ['=', '!=', 'is any of', 'is none of', 'has ever been any of', 'has never been any of'];
    const date = [
      'is between',
      'is before',
      'is after',
      'is on',
      'is more than',
      'is less than',
      'is more than',
      'is less than',
      'is in this',
      'is in last',
      'is in next',
    ];
    const expected = {
      boolean: [...any, '=', '!='],
      enumeration: [...any, ...choice],
      multi_enumeration: [
        ...any,
        ...choice,
        'is exactly',
        'is not exactly',
        'contains all of',
        'does not contain all of',
      ],
      string: [
        ...any,
        '=',
        '!=',
        'is any of',
        'is none of',
        'contains',
        'does not contain',
        'starts with',
        'ends with',
      ],
      number: [...any, '=', '!=', '<', '<=', '>', '>=', 'is between', 'is not between'],
      date: [...any, ...date],
      datetime: [...any, ...date],
    };
    const found = Object.keys(expected).map((type) => [type, words(type as Property['type']).sort()]);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(expected).map(([type, all]) => [type, [...all].sort()])),
    );
  });
});
