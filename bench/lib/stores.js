import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeContactsCsv } from './contacts-csv.js';
import { runProcess } from './measure.js';
import { listwise, writeProject } from './project.js';

/** A project whose store holds `count` contacts; the store is kept between runs. */
export async function projectWithContacts(folder, count, rules) {
  const project = writeProject(join(folder, `contacts-${count}`), rules);
  if (!existsSync(join(project, 'data/contacts.db'))) {
    const csv = await writeContactsCsv(join(folder, `contacts-${count}.csv`), count);
    await runProcess(process.execPath, [listwise, 'import', csv], { cwd: project });
  }
  return project;
}
