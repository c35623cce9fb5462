import fc from 'fast-check';
import type { PlainContact, PlainData, PlainValues } from '../oracle/plain-data.ts';
import type { Setting } from '../sources/test-project.ts';
import {
  choicePredicate,
  closedList,
  comparison,
  datePredicate,
  flagPredicate,
  joined,
  literal,
  multiPredicate,
  numberPredicate,
  textPredicate,
} from './criteria-text.ts';
import { cell, day, dayNear, instantNear, number, text, values } from './plain-records.ts';

/** A random catalogue, with criteria and records that it fits. */

interface PropertySketch {
  readonly name: string;
  readonly alias?: string;
  readonly label: string;
  readonly type: 'boolean' | 'string' | 'number' | 'enumeration' | 'multi_enumeration' | 'date' | 'datetime';
  readonly open?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface CatalogueCase {
  /** The catalogue file. */
  readonly catalogue: string;
  readonly criteria: readonly string[];
  readonly data: PlainData;
}

/**
 * Names that mean something to SQL or to the language, and plain ones; unlike in any letter case. One named `is` has to be
 * written by its label: before `not in` it would be read as `is not`.
 */
const names = [
  ...'rowid oid select order group index table values where_ known contains between list day ago from'.split(' '),
  ...'Ab x9 id_ key t sum count limit null last next week v c k a'.split(' '),
];

const optionTexts = fc.oneof(
  fc.constantFrom('NEW', 'new value', 'Å', '5', '05', 'true', 'is', ' x', 'x ', '"', "'", '\\', 'a,b', '(', '#', 'İ'),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 }),
);

/** No two values or labels of a property are alike in any letter case, so that a cell means one of them. */
const options = fc
  .uniqueArray(
    optionTexts.filter((option) => !option.includes(';') && option.trim() !== ''),
    { minLength: 2, maxLength: 10, selector: (option) => option.normalize('NFC').toLowerCase().trim() },
  )
  .map((texts) =>
    texts
      .slice(0, texts.length >> 1)
      .map((value, index) => ({ value, label: texts[index + (texts.length >> 1)] as string })),
  );

const sketch = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'number', 'date', 'datetime', 'boolean' as const) }),
  fc.record({
    type: fc.constantFrom('enumeration', 'multi_enumeration' as const),
    options,
    open: fc.boolean(),
  }),
);

const properties: fc.Arbitrary<PropertySketch[]> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...names), { minLength: 6, maxLength: 12 }),
    fc.array(fc.tuple(sketch, fc.boolean()), { minLength: 3, maxLength: 6 }),
  )
  .map(([own, sketches]) =>
    sketches.map(([each, hasAlias], index) => ({
      ...each,
      name: own[index] as string,
      ...(hasAlias && own[index + 6] !== undefined ? { alias: own[index + 6] as string } : {}),
      label: `Property ${index}`,
    })),
  );

function criteriaOf(all: readonly PropertySketch[]): fc.Arbitrary<string> {
  return joined(fc.oneof(...all.map(comparisonOf)), 2).map((body) => `---\nparams: { quiet: 31 }\n---\n${body}\n`);
}

function comparisonOf(property: PropertySketch): fc.Arbitrary<string> {
  const named = fc.constantFrom(property.name, property.alias ?? property.name, `\`${property.label}\``);
  const option = fc.constantFrom(...(property.options ?? []).map(({ value }) => literal(value, false)), '"none"');
  const listed = property.open === true ? option : option.filter((each) => each !== '"none"');
  switch (property.type) {
    case 'string':
      return comparison(named, textPredicate);
    case 'number':
      return comparison(named, numberPredicate);
    case 'boolean':
      return comparison(named, flagPredicate);
    case 'date':
    case 'datetime':
      return comparison(named, datePredicate(property.type));
    case 'enumeration':
      return comparison(named, choicePredicate(listed, closedList(listed)));
    case 'multi_enumeration':
      return comparison(named, multiPredicate(listed, closedList(listed)));
  }
}

function cellOf({ type, options: choices = [] }: PropertySketch, setting: Setting): fc.Arbitrary<string | undefined> {
  const choice = fc.constantFrom(
    ...choices.flatMap(({ value, label }) => [value, label, value.toUpperCase()]),
    'other',
  );
  switch (type) {
    case 'string':
      return cell(text);
    case 'number':
      return cell(number, 'five', ' 5', '1e400');
    case 'boolean':
      return cell(fc.constantFrom('true', 'FALSE', 'Yes', 'no'), 'maybe');
    case 'date':
    case 'datetime':
      return cell(fc.oneof(day, dayNear(setting), instantNear(setting)), '2025-02-29');
    case 'enumeration':
      return cell(choice);
    case 'multi_enumeration':
      return cell(fc.array(choice, { maxLength: 4 }).map((chosen) => chosen.join(';')));
  }
}

function dataOf(all: readonly PropertySketch[], setting: Setting): fc.Arbitrary<PlainData> {
  const dates = ['t_date', 't_other_date', 't_time', 't_other_time'];
  const cells = Object.fromEntries([
    ...all.map((property) => [property.name, cellOf(property, setting)] as const),
    ...dates.map((name) => [name, cell(fc.oneof(day, dayNear(setting)))] as const),
  ]);
  const everything: PlainValues = Object.fromEntries(Object.keys(cells).map((name) => [name, '']));
  return fc.array(values(cells), { minLength: 1, maxLength: 15 }).map((rows) => ({
    contacts: rows.map(
      (own, index): PlainContact => ({ id: String(index + 1), values: index === 0 ? { ...everything, ...own } : own }),
    ),
    deals: [],
    emailEvents: [],
    ledger: [],
    lists: {},
    historied: [],
  }));
}

function catalogueText(all: readonly PropertySketch[]): string {
  return JSON.stringify({ contact: Object.fromEntries(all.map(({ name, ...rest }) => [name, rest])) });
}

export function catalogueCase(setting: Setting): fc.Arbitrary<CatalogueCase> {
  return properties.chain((all) =>
    fc.record({
      catalogue: fc.constant(catalogueText(all)),
      criteria: fc.array(criteriaOf(all), { minLength: 2, maxLength: 5 }),
      data: dataOf(all, setting),
    }),
  );
}
