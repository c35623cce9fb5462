import { basename } from 'node:path';
import type { Catalog } from '../../../catalog/catalog.ts';
import type { MatchedColumn } from '../../../catalog/headers.ts';
import type { Property } from '../../../catalog/property.ts';
import { normaliseAddress } from '../../../values/address.ts';
import type { DateFormat } from '../../../values/date-format.ts';
import { readBoolean } from '../../../values/readable.ts';
import { unreadable } from '../../../values/value.ts';
import type { Zone } from '../../../values/zone.ts';
import { cellReader } from '../../cell-reader.ts';
import type { WritableStore } from '../local-store/open-for-writing.ts';
import { addressColumnOf } from './address-column.ts';
import type { CsvFile } from './csv-file.ts';
import { ImportError } from './import-error.ts';
import { type ImportCounts, type RowImporter, raggedness, unwrapped } from './import-kind.ts';

/** The columns of HubSpot's per-email recipient export that say what happened, as events. */
const flags: readonly { readonly header: RegExp; readonly type: string; readonly category?: RegExp }[] = [
  { header: /^delivered$/i, type: 'DELIVERED' },
  { header: /^open(?:ed)?$/i, type: 'OPEN' },
  { header: /^click(?:ed)?$/i, type: 'CLICK' },
  { header: /^bounced?$/i, type: 'BOUNCE', category: /^bounce reason$/i },
  { header: /^unsubscribed?$/i, type: 'UNSUBSCRIBE' },
  { header: /^spam ?reports?$/i, type: 'SPAMREPORT' },
  { header: /^not sent reason$/i, type: 'DROPPED', category: /^not sent reason$/i },
];

export interface EmailEventOptions {
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly dateFormat?: DateFormat;
}

/** Rows of a per-email recipient export: one event for each flag that is set. The file's name is the campaign. */
export function emailEventRows(
  csv: CsvFile,
  store: WritableStore,
  counts: ImportCounts,
  options: EmailEventOptions,
): RowImporter {
  const addressColumn = addressColumnOf(csv);
  const columnOf = (pattern: RegExp): number => csv.header.findIndex((header) => pattern.test(header));
  const sentColumn = columnOf(/^sent(?: at)?\b/i);
  const events = flags
    .map(({ header, type, category }) => ({
      type,
      column: columnOf(header),
      categoryColumn: category && columnOf(category),
    }))
    .filter(({ column }) => column >= 0);
  if (events.length === 0)
    throw new ImportError(csv.file, 'No column of this file says what happened to an email.', {
      line: 1,
      hint: 'Expected are columns such as “Delivered”, “Bounce” or “Spam Report”.',
    });
  const properties = (options.catalog.object('email_event')?.properties ?? []) as readonly Property[];
  const readTime = cellReader(properties.find(({ name }) => name === 'at') as Property, {
    ...options,
    onUnlisted: () => {},
  });
  const campaign = basename(csv.file).replace(/\.[^.]*$/, '');
  const insert = store.database.prepare(
    'INSERT INTO email_events (address, type, at, category, campaign) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );

  function take({ cells }: { readonly cells: readonly string[] }): string | undefined {
    const ragged = raggedness(cells, csv.header.length);
    if (ragged !== undefined) return ragged;
    const address = normaliseAddress(unwrapped(cells[addressColumn] as string));
    if (address === undefined) return 'The row has no e-mail address.';
    const sent = sentColumn < 0 ? '' : unwrapped(cells[sentColumn] as string);
    const time = sent === '' ? undefined : readTime(sent);
    if (time === unreadable) return `The time \`${sent}\` cannot be read; --date-format names its form.`;
    for (const { type, column, categoryColumn } of events) {
      if (!isSet(unwrapped(cells[column] as string))) continue;
      const category =
        categoryColumn === undefined || categoryColumn < 0 ? '' : unwrapped(cells[categoryColumn] as string);
      const { changes } = insert.run([
        address,
        type,
        (time as number | undefined) ?? null,
        category === '' ? null : category,
        campaign,
      ]);
      counts[changes > 0 ? 'inserted' : 'unchanged']++;
    }
    return undefined;
  }

  return { columns: columnsRead(csv, properties, addressColumn, sentColumn, events), take, finish: () => {} };
}

/** Set by TRUE, a time, a number of opens or a reason; not by FALSE, 0 or nothing. */
function isSet(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && text !== '0' && readBoolean(text) !== false;
}

function columnsRead(
  csv: CsvFile,
  properties: readonly Property[],
  addressColumn: number,
  sentColumn: number,
  events: readonly { readonly column: number; readonly categoryColumn: number | undefined }[],
): MatchedColumn[] {
  const named = (name: string): Property | undefined => properties.find((property) => property.name === name);
  const used: (readonly [number, Property | undefined])[] = [
    [sentColumn, named('at')],
    ...events.flatMap(({ column, categoryColumn }) =>
      categoryColumn === undefined || categoryColumn === column
        ? [[column, named('type')] as const]
        : [[column, named('type')] as const, [categoryColumn, named('category')] as const],
    ),
  ];
  return used.flatMap(([index, property]) =>
    index < 0 || property === undefined || index === addressColumn
      ? []
      : [{ index, header: csv.header[index] as string, property, isNew: false }],
  );
}
