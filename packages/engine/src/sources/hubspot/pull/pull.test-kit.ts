import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { builtInCatalog } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import { type Zone, zoneOf } from '../../../values/zone.ts';
import { openBetterSqlite3 } from '../../sqlite/drivers/better-sqlite3.ts';
import type { MemoryPortal } from '../memory-portal.test-kit.ts';
import { needsOf, type PullNeeds } from './needs.ts';
import { type PullReport, type PullRequest, pull } from './pull.ts';

export const utc = zoneOf('UTC') as Zone;

/** The path of a store that does not exist yet; gone when the test is done. */
export function newStorePath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-pull-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'contacts.db');
}

export function contactProperty(name: string): Property {
  const found = builtInCatalog().contacts.byName(name);
  if (found === undefined) throw new Error(`no property ${name}`);
  return found;
}

/** Contact properties by alias or name, and whatever else is given. */
export function needing(names: readonly string[], more: Partial<PullNeeds> = {}): PullNeeds {
  return { ...needsOf([], names.map(contactProperty)), ...more };
}

export function pullFrom(
  portal: MemoryPortal,
  storePath: string,
  needs: PullNeeds,
  more: Partial<PullRequest> = {},
): Promise<PullReport> {
  return pull({
    api: portal.api,
    needs,
    catalog: builtInCatalog(),
    openDatabase: openBetterSqlite3,
    storePath,
    shownStorePath: 'contacts.db',
    zone: utc,
    now: portal.clock,
    full: false,
    ...more,
  });
}

/** The rows that a question finds in a store. */
export function rowsIn(storePath: string, question: string): unknown[][] {
  const database = openBetterSqlite3(storePath, { readOnly: true });
  try {
    return database
      .prepare(question)
      .rows()
      .map((row) => [...row]);
  } finally {
    database.close();
  }
}
