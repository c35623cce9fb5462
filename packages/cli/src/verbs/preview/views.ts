import { csvLine, isMasked, maskedText, type Property, preferredName, type Zone } from '@listwise/engine';
import { cellText, type ReadRecord } from '@listwise/engine/running';
import type { Output } from '../../terminal/output.ts';
import { writeProse } from '../../terminal/prose.ts';
import { inert, tableLines } from '../../terminal/table.ts';
import { counted } from '../../views/severity-counts.ts';

/** A preview that is still being read. */
export interface Preview {
  readonly rule: string;
  readonly columns: readonly Property[];
  readonly zone: Zone;
  /** Properties that are masked. */
  readonly mask: readonly string[];
  readonly limit: number;
  /** The ids of all matches, ascending, in batches. */
  readonly ids: AsyncIterable<readonly string[]>;
  undecided(): Promise<number>;
  read(ids: readonly string[]): AsyncIterable<ReadRecord>;
}

export const previewViews: Readonly<Record<string, (preview: Preview, output: Output) => Promise<void>>> = {
  table,
  csv,
  ndjson,
  ids,
  json,
};

async function table(preview: Preview, output: Output): Promise<void> {
  const { shown, total } = await firstOf(preview);
  const rows: string[][] = [];
  for await (const record of preview.read(shown)) rows.push([record.id, ...cellsOf(record, preview).map(inert)]);
  if (rows.length > 0) {
    const columns = [
      { title: 'id', align: 'right' as const },
      ...preview.columns.map((property) => ({
        title: preferredName(property),
        ...(property.name === 'email' ? { narrowest: 30 } : {}),
      })),
    ];
    for (const line of tableLines(columns, rows, output)) output.line(line);
    output.line();
  }
  const undecided = await preview.undecided();
  const more = total > rows.length ? ` (${rows.length} shown)` : '';
  writeProse(
    `${output.colors.bold(counted(total, 'contact'))} ${total === 1 ? 'matches' : 'match'} ${preview.rule === '-' ? 'these criteria' : preview.rule}${more}.`,
    output,
  );
  if (undecided > 0)
    writeProse(
      `${counted(undecided, 'contact')} cannot be decided: a value that the rule reads is unreadable or was never supplied.`,
      output,
    );
}

/** Up to the limit, and how many there are in all. */
async function firstOf({ ids, limit }: Preview): Promise<{ shown: string[]; total: number }> {
  const shown: string[] = [];
  let total = 0;
  for await (const batch of ids) {
    total += batch.length;
    if (shown.length < limit) shown.push(...batch.slice(0, limit - shown.length));
  }
  return { shown, total };
}

async function csv(preview: Preview, output: Output): Promise<void> {
  output.write(csvLine(['id', ...preview.columns.map(preferredName)]));
  await forEachRecord(preview, output, (record) => csvLine([record.id, ...cellsOf(record, preview)]));
}

async function ndjson(preview: Preview, output: Output): Promise<void> {
  await forEachRecord(preview, output, (record) => `${JSON.stringify(objectOf(record, preview))}\n`);
}

async function ids({ ids: batches, limit }: Preview, output: Output): Promise<void> {
  let left = limit;
  for await (const batch of batches) {
    const shown = batch.length > left ? batch.slice(0, left) : batch;
    left -= shown.length;
    if (shown.length > 0) output.write(`${shown.join('\n')}\n`);
    await output.drained();
    if (left <= 0) return;
  }
}

async function json(preview: Preview, output: Output): Promise<void> {
  const { shown, total } = await firstOf(preview);
  const undecided = await preview.undecided();
  output.write(
    `{"version":1,"rule":${JSON.stringify(preview.rule)},"total":${total},"undecided":${undecided},"columns":${JSON.stringify(preview.columns.map(preferredName))},"rows":[`,
  );
  let separator = '\n';
  for await (const record of preview.read(shown)) {
    output.write(`${separator}${JSON.stringify(objectOf(record, preview))}`);
    separator = ',\n';
    await output.drained();
  }
  output.line(']}');
}

async function forEachRecord(preview: Preview, output: Output, text: (record: ReadRecord) => string): Promise<void> {
  let left = preview.limit;
  for await (const batch of preview.ids) {
    for await (const record of preview.read(batch.slice(0, left))) output.write(text(record));
    left -= batch.length;
    await output.drained();
    if (left <= 0) return;
  }
}

function cellsOf(record: ReadRecord, { columns, zone, mask }: Preview): string[] {
  return columns.map((property) => {
    const text = cellText(record, property, zone);
    return text !== '' && isMasked(property, mask) ? maskedText(text, property) : text;
  });
}

/** Unknown values are `null`; numbers and booleans keep their type. */
function objectOf(record: ReadRecord, preview: Preview): object {
  const texts = cellsOf(record, preview);
  return Object.fromEntries([
    ['id', record.id],
    ...preview.columns.map((property, index) => [
      preferredName(property),
      jsonValue(record, property, texts[index] as string),
    ]),
  ]);
}

function jsonValue(record: ReadRecord, property: Property, text: string): string | number | boolean | null {
  if (text === '') return null;
  const cell = record.cell(property);
  return (property.type === 'number' || property.type === 'boolean') && typeof cell !== 'symbol' && cell !== undefined
    ? cell
    : text;
}
