import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../values/fold.ts';
import { type Property, preferredName } from '../../property.ts';
import { contactProperties } from './index.ts';

const exportHeader: string[] = JSON.parse(
  readFileSync(new URL('./hubspot-export-header.json', import.meta.url), 'utf8'),
);

/** Labels of the export with no property here: opt-outs by subscription type differ per portal. */
const ofThePortal = ['Opted out of email: Customer Service Communication'];

/** Names that computed properties and the ledger of addresses use. */
const reservedNames = [
  'email_domain',
  'email_is_malformed',
  'email_local_part',
  'email_parent_domain',
  'global_bounce',
  'marketing_information',
  'opted_out_of_every_type',
  'owner_name',
  'portal_bounce',
  'portal_unsubscribe',
  'same_email_count',
  'spam_report',
];

const requiredAliases = {
  hard_bounce_reason: 'hs_email_hard_bounce_reason_enum',
  unsubscribed_all: 'hs_email_optout',
  lifecycle_stage: 'lifecyclestage',
  sends_since_engagement: 'hs_email_sends_since_last_engagement',
  last_open_date: 'hs_email_last_open_date',
  last_click_date: 'hs_email_last_click_date',
  marketing_status: 'hs_marketable_status',
};

const names = contactProperties.map((property) => property.name);
const aliases = contactProperties.flatMap((property) => property.alias ?? []);
const visible = contactProperties.filter((property) => !property.hidden);

describe('names', () => {
  it('are unique', () => expect(repeated(names)).toEqual([]));
  it('have aliases that are unique', () => expect(repeated(aliases)).toEqual([]));
  it('are never an alias as well', () => expect(repeated([...new Set(names), ...new Set(aliases)])).toEqual([]));

  it('leave the reserved names alone', () => {
    expect([...names, ...aliases].filter((name) => reservedNames.includes(name))).toEqual([]);
  });

  it('can be written in a rule', () => {
    expect([...names, ...aliases].filter((name) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });

  it('stand behind the aliases that the documentation uses', () => {
    const found = contactProperties.filter(({ alias }) => alias !== undefined && alias in requiredAliases);
    expect(Object.fromEntries(found.map((property) => [preferredName(property), property.name]))).toEqual(
      requiredAliases,
    );
  });
});

describe('labels', () => {
  it('are shared only with hidden properties', () => {
    expect(repeated(visible.map((property) => fold(property.label)))).toEqual([]);
  });

  it('and further headers never name two visible properties', () => {
    expect(repeated(visible.flatMap(headersOf))).toEqual([]);
  });

  it('cover the header of a real export', () => {
    const written = new Set(contactProperties.flatMap(({ label, headers = [] }) => [label, ...headers]));
    expect(exportHeader.filter((label) => !written.has(label))).toEqual(ofThePortal);
  });
});

describe('types', () => {
  it('have options where an enumeration is closed', () => {
    const bare = contactProperties.filter(
      ({ type, open, options = [] }) => type.endsWith('enumeration') && !open && options.length === 0,
    );
    expect(bare.map(preferredName)).toEqual([]);
  });

  it('have options, or are open, only where they are enumerations or booleans kept as one', () => {
    const odd = contactProperties.filter(
      ({ type, open, options, storedAsEnumeration }) =>
        (open || options) && !type.endsWith('enumeration') && !storedAsEnumeration,
    );
    expect(odd.map(preferredName)).toEqual([]);
  });

  it('name both values of a boolean that is kept as an enumeration', () => {
    const kept = contactProperties.filter((property) => property.storedAsEnumeration);
    expect(kept.map(({ type, options }) => [type, options?.map(({ value }) => value)])).toEqual(
      kept.map(() => ['boolean', ['true', 'false']]),
    );
  });

  it('have options whose values and labels are unique and not blank', () => {
    for (const { options = [] } of contactProperties) {
      expect(repeated(options.map(({ value }) => value))).toEqual([]);
      expect(repeated(options.map(({ label }) => fold(label)))).toEqual([]);
      expect(options.filter(({ value, label }) => value === '' || label === '')).toEqual([]);
    }
  });

  it('keep the en dashes of the legal basis', () => {
    expect(named('legal_basis').options?.filter(({ value }) => value.includes('–'))).toEqual([
      { value: 'Legitimate interest – prospect/lead', label: 'Legitimate interest - Lead' },
      { value: 'Legitimate interest – existing customer', label: 'Legitimate interest - Customer' },
    ]);
  });
});

describe('writing', () => {
  it('is not offered for what HubSpot sets itself', () => {
    const set = visible.filter(({ name }) => /^hs_(email_(?!type$)|emailconf|marketable_|lifecyclestage_)/.test(name));
    expect(set.filter(({ writable }) => writable).map(preferredName)).toEqual([]);
  });

  it.each(['email', 'lifecycle_stage', 'lead_status', 'legal_basis', 'owner', 'original_source'])(
    'can set %s',
    (name) => {
      expect(named(name).writable).toBe(true);
    },
  );
});

describe('descriptions', () => {
  it('are one sentence', () => {
    const texts = contactProperties.flatMap(({ description }) => description ?? []);
    expect(texts.filter((text) => !/^[A-Z][^.]*\.$/.test(text))).toEqual([]);
  });
});

function named(name: string): Property {
  const property = contactProperties.find((candidate) => preferredName(candidate) === name);
  if (property === undefined) throw new Error(`no property ${name}`);
  return property;
}

function headersOf({ name, label, headers = [] }: Property): string[] {
  return [...new Set([name, label, ...headers].map(fold))];
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
