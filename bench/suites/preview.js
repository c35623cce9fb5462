import { join } from 'node:path';
import { compare, runProcess } from '../lib/measure.js';
import { listwise } from '../lib/project.js';
import { projectWithContacts } from '../lib/stores.js';

const byHand = `
import Database from 'better-sqlite3';
const db = new Database(process.argv[1], { readonly: true });
const ids = db.prepare('SELECT id FROM contacts WHERE _archived IS NULL AND hs_email_hard_bounce_reason_enum IS NOT NULL ORDER BY id').pluck().all();
process.stdout.write(ids.join('\\n') + '\\n');
`;

/** The ids of all matches among a million contacts, against the same SELECT by hand and one more Node start-up. */
export async function preview(folder) {
  const project = await projectWithContacts(folder, 1_000_000, { 'bounces/known': 'hard_bounce_reason is known\n' });
  const store = join(project, 'data/contacts.db');
  const node = () => runProcess(process.execPath, ['-e', '0']);
  const result = await compare(
    () => runProcess(process.execPath, [listwise, 'preview', 'bounces/known', '--format', 'ids'], { cwd: project }),
    async () => {
      const [select, start] = [
        await runProcess(process.execPath, ['--input-type=module', '-e', byHand, store], { cwd: import.meta.dirname }),
        await node(),
      ];
      return { seconds: select.seconds + start.seconds };
    },
    { runs: 9 },
  );
  return [
    {
      what: '`preview --format ids` on 1,000,000 contacts (70,000 match)',
      against: 'the same SELECT by hand in better-sqlite3, plus one `node -e 0`',
      bar: 1.3,
      ...result,
    },
  ];
}
