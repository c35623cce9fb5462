import { describe, expect, it } from 'vitest';
import { builtInCatalog } from './built-in.ts';
import { defineProperty } from './builtin/define.ts';
import { createCatalog } from './catalog.ts';
import { type HeaderRules, matchHeaders } from './headers.ts';
import { preferredName } from './property.ts';

const record: HeaderRules = { origin: 'record', typeOfNew: 'string' };
const { contacts } = builtInCatalog();

/** Each header, and the property found for it; new ones are marked. */
function matched(header: readonly string[], catalog = contacts, rules = record): string[] {
  return matchHeaders(header, catalog, rules).map(
    ({ index, property, isNew }) => `${index} ${isNew ? 'new ' : ''}${preferredName(property)}`,
  );
}

const only = (header: string) => matched([header])[0]?.slice(2);

describe('a header', () => {
  it.each([
    ['Email', 'email'],
    ['Job Title', 'job_title'],
    ['Email hard bounce reason', 'hard_bounce_reason'],
    ['hs_email_hard_bounce_reason_enum', 'hard_bounce_reason'],
    ['hs_email_hard_bounce_reason', 'hard_bounce_reason_text'],
    ['hard_bounce_reason', 'hard_bounce_reason'],
    ['hard_bounce_reason_text', 'hard_bounce_reason_text'],
    ['email', 'email'],
    ['EMAIL', 'email'],
    ['job title', 'job_title'],
    ['JOBTITLE', 'job_title'],
    ['Email Address', 'email'],
    ['email address', 'email'],
    ['Email Domain', 'hs_email_domain'],
    ['Work email', 'work_email'],
    ['Is globally ineligible', 'globally_ineligible'],
    ['JOB_TITLE', 'job_title'],
  ])('%s is %s', (header, property) => expect(only(header)).toBe(property));

  it.each([
    'Record ID',
    'Record ID - Contact',
    'Contact ID',
    'Contact VID',
    'vid',
    'canonical-vid',
    'hs_object_id',
    'record_id',
    'id',
    'record id',
  ])('of a record id is written in many ways: %s', (header) => expect(only(header)).toBe('record_id'));

  it.each([
    ['Emails', 'new emails'],
    ['Primary Email', 'new primary_email'],
    ['Email Domain Name', 'new email_domain_name'],
    ['Kundnummer (ÅÄÖ)', 'new kundnummer_aao'],
    ['2025 Revenue', 'new column_2025_revenue'],
    ['???', 'new column'],
  ])('that is nothing known is new: %s', (header, property) => expect(only(header)).toBe(property));

  it('that is empty is passed over', () => {
    expect(matched(['', 'Email', ''])).toEqual(['1 email']);
  });

  it('that differs only in white space at its ends is the same', () => {
    expect([only(' Email'), only('Email '), only('Job  Title')]).toEqual(['email', 'email', 'new job_title_2']);
  });
});

describe('the same header twice', () => {
  it('is the shown property, then its hidden twin, then new', () => {
    const header = 'Email hard bounce reason';
    expect(matched([header, header, header, header])).toEqual([
      '0 hard_bounce_reason',
      '1 hard_bounce_reason_text',
      '2 new email_hard_bounce_reason',
      '3 new email_hard_bounce_reason_2',
    ]);
  });

  it('is new where there is no twin', () => {
    expect(matched(['Email', 'Job Title', 'Email'])).toEqual(['0 email', '1 job_title', '2 new email_2']);
  });

  it('in two spellings is the property once', () => {
    expect(matched(['Record ID', 'vid', 'Email Address', 'Email'])).toEqual([
      '0 record_id',
      '1 new vid',
      '2 email',
      '3 new email_2',
    ]);
  });

  it('gives the property to the best spelling, wherever it stands', () => {
    expect(matched(['email', 'Email'])).toEqual(['0 email', '1 new email_2']);
  });
});

describe('a new property', () => {
  it('keeps its header as its label', () => {
    const [column] = matchHeaders(['Kund Nr'], contacts, { origin: 'record', typeOfNew: 'string' });
    expect(column).toEqual({
      index: 0,
      header: 'Kund Nr',
      isNew: true,
      property: {
        object: 'contact',
        name: 'kund_nr',
        label: 'Kund Nr',
        type: 'string',
        origin: 'record',
        writable: false,
      },
    });
  });

  it('never takes a name or alias that leads elsewhere', () => {
    expect(matched(['Job-Title', 'Team!', 'Email_Domain'])).toEqual([
      '0 new job_title_2',
      '1 new team_2',
      '2 new email_domain_2',
    ]);
  });

  it('never takes a reserved word, which no rule could write', () => {
    expect(matched(['And', 'Has', 'true', 'IN'])).toEqual(['0 new and_2', '1 new has_2', '2 new true_2', '3 new in_2']);
  });

  it('is a yes or no for opt-outs of a subscription type', () => {
    const [column] = matchHeaders(['Opted out of email: Customer Service Communication'], contacts, record);
    expect(column?.property).toMatchObject({
      name: 'opted_out_of_email_customer_service_communication',
      type: 'boolean',
    });
  });
});

describe('columns of addresses', () => {
  const rules: HeaderRules = { origin: 'address', typeOfNew: 'boolean' };

  it('are looked for among the properties of addresses only', () => {
    expect(matched(['Portal Bounce', 'portal_unsubscribe', 'Spam Report', 'Lifecycle Stage'], contacts, rules)).toEqual(
      ['0 portal_bounce', '1 portal_unsubscribe', '2 spam_report', '3 new lifecycle_stage_2'],
    );
  });

  it('that are new are of the type asked for', () => {
    const [column] = matchHeaders(['Newsletter'], contacts, rules);
    expect(column?.property).toMatchObject({ name: 'newsletter', type: 'boolean', origin: 'address' });
  });

  it('do not take properties of records, and the other way round', () => {
    expect(matched(['Portal Bounce'])).toEqual(['0 new portal_bounce_2']);
  });
});

describe('a property of the project', () => {
  it('is found by the headers that it names', () => {
    const tier = defineProperty('contact', 'record', 'tier', 'Customer tier', 'string', {
      headers: ['Level', 'Kundnivå'],
    });
    const own = createCatalog([tier]).contacts;
    expect(matched(['Kundnivå'], own)).toEqual(['0 tier']);
    expect(matched(['LEVEL'], own)).toEqual(['0 tier']);
    expect(matched(['kundNIVÅ'], own)).toEqual(['0 tier']);
  });
});
