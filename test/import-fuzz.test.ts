import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../packages/engine/src/running.ts';
import { ImportError } from '../packages/engine/src/sources/sqlite/import/import-error.ts';
import { importFile } from '../packages/engine/src/sources/sqlite/import/import-file.ts';
import type { ImportKind } from '../packages/engine/src/sources/sqlite/import/import-kind.ts';
import { openBetterSqlite3 } from '../packages/engine/src/sqlite.ts';
import { testProject } from './sources/test-project.ts';

/** Files that are imported; `npm run fuzz` asks for many more. */
const runs = Number(process.env['LISTWISE_FUZZ_RUNS'] ?? 120);

const { project } = testProject({ zone: 'Europe/Stockholm', now: '2026-03-29T10:30:00Z', weekStart: 'monday' });

const examples: Readonly<Record<ImportKind, string>> = {
  contacts:
    '\uFEFF"Record ID","First Name",Email,"Create Date"\r\n1,"Åsa ""A"" Ek",asa@example.com,2026-01-15 09:00\r\n2,,,\r\n3,"two\nlines",="bo@example.com",soon\r\n',
  'address-status': 'Email,Portal Bounce,Portal Unsubscribe\nbo@example.com,true,\n"eva@example.com",,yes\n',
  'email-events':
    'Recipient,Sent,Open,Bounced,Bounce reason\nbo@example.com,2026-01-15 09:00,TRUE,,\neva@example.com,2026-01-15,FALSE,TRUE,"Full, ""again"""\n',
};

/**
 * Imports the bytes into a new store. Either all rows are accounted for, or the file is refused in plain words and
 * nothing is left behind.
 */
async function expectTakenOrRefused(bytes: Uint8Array, kind: ImportKind): Promise<'taken' | 'refused'> {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-fuzz-'));
  const file = join(folder, 'file.csv');
  const storePath = join(folder, 'contacts.db');
  try {
    writeFileSync(file, bytes);
    const report = await importFile({
      file,
      kind,
      openDatabase: openBetterSqlite3,
      storePath,
      shownStorePath: 'contacts.db',
      catalog: project.catalog,
      zone: project.config.zone,
      now: 1,
      full: false,
      rejectsPath: join(folder, 'rejects.csv'),
      rememberProperties: () => {},
    });
    // A row of events tells any number of them.
    if (kind !== 'email-events')
      expect(report.inserted + report.updated + report.unchanged + report.rejected).toBe(report.rows);
    if (kind === 'contacts') expect(contactsIn(storePath)).toBe(report.inserted);
    return 'taken';
  } catch (error) {
    if (!(error instanceof ImportError) && !(error instanceof SourceError)) throw error;
    expect(error.message).toMatch(/^.+[.:]$/s);
    expect([existsSync(storePath), existsSync(`${storePath}.importing`)]).toEqual([false, false]);
    return 'refused';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function contactsIn(storePath: string): unknown {
  const store = new Database(storePath, { readonly: true });
  try {
    return store.prepare('SELECT count(*) FROM contacts').pluck().get();
  } finally {
    store.close();
  }
}

const oddments = [
  ...[
    ',',
    ';',
    '\t',
    '"',
    '""',
    '="',
    "'",
    '\n',
    '\r',
    '\r\n',
    '\0',
    '\uFEFF',
    '\uFFFD',
    'å',
    '😀',
    ' ',
    '1',
    '-1',
    '1e3',
  ],
  ...['Record ID', 'Email', 'First Name', 'bo@example.com', '"a,b"', '9'.repeat(400), '=1+1', '__proto__'],
];

const soup = fc
  .array(fc.constantFrom(...oddments), { maxLength: 60 })
  .map((pieces) => new TextEncoder().encode(pieces.join('')));

function damaged(example: string): fc.Arbitrary<Uint8Array> {
  const bytes = [...new TextEncoder().encode(example)];
  const insertions = fc.oneof(
    fc.uint8Array({ maxLength: 4 }).map((all) => [...all]),
    fc.constantFrom(...oddments).map((text) => [...new TextEncoder().encode(text)]),
  );
  return fc.array(fc.tuple(fc.nat(), fc.nat(12), insertions), { minLength: 1, maxLength: 4 }).map((cuts) =>
    Uint8Array.from(
      cuts.reduce((result, [place, length, by]) => {
        const at = place % (result.length + 1);
        return [...result.slice(0, at), ...by, ...result.slice(at + length)];
      }, bytes),
    ),
  );
}

describe.each(Object.entries(examples) as [ImportKind, string][])(
  'a file of %s',
  { timeout: 120_000 },
  (kind, example) => {
    async function outcomes(files: fc.Arbitrary<Uint8Array>): Promise<Set<string>> {
      const seen = new Set<string>();
      const property = fc.asyncProperty(files, async (bytes) => {
        seen.add(await expectTakenOrRefused(bytes, kind));
      });
      await fc.assert(property, { numRuns: runs });
      return seen;
    }

    it('is taken as it stands', async () => {
      expect(await expectTakenOrRefused(new TextEncoder().encode(example), kind)).toBe('taken');
    });

    it('may be random bytes', async () => {
      expect(await outcomes(fc.uint8Array({ maxLength: 400 }))).toContain('refused');
    });

    it('may be a soup of what means something to CSV', async () => {
      expect(await outcomes(soup)).toContain('refused');
    });

    it('may be damaged', async () => {
      expect(await outcomes(damaged(example))).toEqual(new Set(['taken', 'refused']));
    });
  },
);
