import type { CsvFile } from './csv-file.ts';
import { ImportError } from './import-error.ts';

const knownHeaders = new Set(['email', 'e-mail', 'email address', 'e-mail address', 'recipient', 'address', 'contact']);

/** The column that holds the e-mail addresses: by its header, else by what stands in it. */
export function addressColumnOf(csv: CsvFile): number {
  const named = csv.header.findIndex((header) => knownHeaders.has(header.toLowerCase()));
  if (named >= 0) return named;
  const shares = csv.header.map((_, column) => shareOfAddresses(csv.sample.map(({ cells }) => cells[column] ?? '')));
  const best = shares.indexOf(Math.max(...shares));
  if ((shares[best] ?? 0) < 0.8)
    throw new ImportError(csv.file, 'No column of this file holds e-mail addresses.', {
      line: 1,
      hint: 'Name the column “Email”.',
    });
  return best;
}

function shareOfAddresses(cells: readonly string[]): number {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return 0;
  return filled.filter((cell) => /^\s*[^\s@]+@[^\s@]+\s*$/.test(cell)).length / filled.length;
}
