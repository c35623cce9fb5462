import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeContactsCsv } from '../lib/contacts-csv.js';
import { compare, runProcess } from '../lib/measure.js';
import { listwise, writeProject } from '../lib/project.js';

/** Importing a million rows, against the sqlite3 shell's own `.import` of the same file. */
export async function importing(folder) {
  const csv = await writeContactsCsv(join(folder, 'contacts-1000000.csv'), 1_000_000);
  const project = writeProject(join(folder, 'import'), manyImportRules);
  const plain = join(folder, 'plain.db');
  const result = await compare(
    () => {
      rmSync(join(project, 'data'), { recursive: true, force: true });
      return runProcess(process.execPath, [listwise, 'import', csv], { cwd: project });
    },
    () => {
      rmSync(plain, { force: true });
      return runProcess('sqlite3', [plain, '-cmd', '.mode csv', `.import ${csv} contacts`]);
    },
    { runs: 3, warmUp: 0 },
  );
  return [
    {
      what: 'import of 1,000,000 rows × 16 columns',
      against: "sqlite3 shell's `.import`",
      bar: 4.0,
      memoryBar: 250,
      ...result,
    },
  ];
}

const manyImportRules = { 'bounces/known': 'hard_bounce_reason is known\n' };
