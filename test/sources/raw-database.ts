import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { TableMapping } from '../../packages/engine/src/project/project-config.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import type { Source } from '../../packages/engine/src/sources/source.ts';
import { openBetterSqlite3 } from '../../packages/engine/src/sources/sqlite/drivers/better-sqlite3.ts';
import { mappedSource } from '../../packages/engine/src/sources/sqlite/mapped/mapped-source.ts';
import type { ScanSettings } from '../../packages/engine/src/sources/sqlite/scan/scanned-database.ts';
import { readAnswers, scanAnswers, selectAnswers, type Verdicts } from './answers.ts';
import type { TestProject } from './test-project.ts';

/** A folder that is gone when the test is done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database made by SQL, opened by a mapping. */
export function rawDatabase(
  sql: string,
  tables: Readonly<Record<string, TableMapping>>,
  { project }: TestProject,
  { path = join(temporaryFolder(), 'crm.db'), scanning = {} }: { path?: string; scanning?: ScanSettings } = {},
): Source {
  const database = new Database(path);
  database.exec(sql);
  database.close();
  const source = mappedSource({
    name: 'crm',
    database: openBetterSqlite3(path, { readOnly: true }),
    tables,
    zone: project.config.zone,
    path,
    shownPath: 'crm.db',
    scanning,
  });
  onTestFinished(() => source.close());
  return source;
}

/** What the scan, the selection and the evaluator on records read by id say; one answer when they agree. */
export async function sourceAnswers(
  criteria: BoundCriteria,
  source: Source,
  ids: readonly string[],
  test: TestProject,
): Promise<Verdicts | Record<'scan' | 'select' | 'read', Verdicts>> {
  const [scan = {}] = await scanAnswers([criteria], source, ids, test);
  const select = await selectAnswers(criteria, source, ids, test);
  const read = await readAnswers(criteria, source, ids, test);
  const same = ids.every((id) => scan[id] === select[id] && scan[id] === read[id]);
  return same ? scan : { scan, select, read };
}
