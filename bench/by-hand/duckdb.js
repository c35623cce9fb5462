// The same counts in DuckDB: `node duckdb.js DATABASE`.
import { DuckDBInstance } from '@duckdb/node-api';
import { conditionOf, twentyRules } from '../lib/twenty-rules.js';

const instance = await DuckDBInstance.create(process.argv[2], { access_mode: 'READ_ONLY' });
const connection = await instance.connect();
const counts = twentyRules.map((rule) => `count(*) FILTER (WHERE ${conditionOf(rule)})`);
const reader = await connection.runAndReadAll(`SELECT ${counts.join(', ')} FROM contacts WHERE _archived IS NULL`);
process.stdout.write(`${JSON.stringify(reader.getRows()[0].map(Number))}\n`);
