import type { Database } from '../database.ts';

/** Remembers which contacts an import has written. */
export interface WrittenTracker {
  add(id: number): void;
  countOthers(): number;
  archiveOthers(now: number): number;
}

export function writtenTracker(database: Database): WrittenTracker {
  database.exec('CREATE TEMP TABLE IF NOT EXISTS written (id INTEGER PRIMARY KEY); DELETE FROM written');
  const add = database.prepare('INSERT OR IGNORE INTO written VALUES (?)');
  const others = '_archived IS NULL AND id NOT IN (SELECT id FROM written)';
  return {
    add: (id) => {
      add.run([id]);
    },
    countOthers: () => database.prepare(`SELECT count(*) FROM contacts WHERE ${others}`).column()[0] as number,
    archiveOthers: (now) => database.prepare(`UPDATE contacts SET _archived = ? WHERE ${others}`).run([now]).changes,
  };
}
