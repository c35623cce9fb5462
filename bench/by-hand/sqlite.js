// What a person would write with better-sqlite3: `node sqlite.js fused|separate|ids DATABASE [RULES]`.
import Database from 'better-sqlite3';
import { broadRules, conditionOf, twentyRules } from '../lib/twenty-rules.js';

const [how, file, more] = process.argv.slice(2);
const rules = more === 'broad' ? [...twentyRules, ...broadRules] : twentyRules;
const database = new Database(file, { readonly: true });
const live = 'FROM contacts WHERE _archived IS NULL';

const ways = {
  fused: () => {
    const counts = rules.map((rule) => `count(*) FILTER (WHERE ${conditionOf(rule)})`);
    return database
      .prepare(`SELECT ${counts.join(', ')} ${live}`)
      .raw()
      .get();
  },
  separate: () =>
    rules.map((rule) =>
      database
        .prepare(`SELECT count(*) ${live} AND ${conditionOf(rule)}`)
        .pluck()
        .get(),
    ),
  ids: () => {
    for (const rule of rules) {
      const ids = database
        .prepare(`SELECT id ${live} AND ${conditionOf(rule)} ORDER BY id`)
        .pluck()
        .all();
      process.stdout.write(`${JSON.stringify(ids)}\n`);
    }
    return [];
  },
};
process.stdout.write(`${JSON.stringify(ways[how]())}\n`);
