import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Engine } from 'json-rules-engine';
import sift from 'sift';
import { now } from '../lib/clauses.js';
import { engine, projectOf } from '../lib/engine.js';
import { secondsOf } from '../lib/measure.js';
import { projectWithContacts } from '../lib/stores.js';
import { projectRules, testsOf, twentyRules } from '../lib/twenty-rules.js';

const recordCount = 20_000;
/** json-rules-engine is asked about fewer: it takes its time. */
const fewRecords = 1_000;

/** Deciding records in memory, one thread: the evaluator against rule engines from npm, same records and rules. */
export async function peers(folder) {
  const store = await projectWithContacts(folder, 1_000_000, projectRules(twentyRules));
  const rows = rowsOf(join(store, 'data/contacts.db'));
  const listwise = await engine(folder);
  const ours = evaluator(listwise, rows);
  const withSift = siftRules(rows);
  const withEngine = await jsonRules(rows.slice(0, fewRecords));
  const [first, second] = [ours.all(), withSift.all()];
  if (first !== second) throw new Error(`the evaluator finds ${first} matches, sift ${second}`);
  const few = ours.some(fewRecords);
  if (few !== (await withEngine())) throw new Error('json-rules-engine finds other matches');

  const rate = (count, seconds) => count / seconds;
  const ourSeconds = secondsOf(ours.all, { runs: 5, warmUp: 2 });
  const siftSeconds = secondsOf(withSift.all, { runs: 5, warmUp: 2 });
  const engineSeconds = await asyncSeconds(withEngine);
  const ourRate = rate(recordCount, ourSeconds);
  return [
    {
      what: 'the evaluator on one record, a rule of 20 clauses',
      unit: 'records/s',
      atLeast: 500_000,
      value: ours.twentyClauses(),
    },
    {
      what: `the evaluator, 20 rules on records in memory (${Math.round(ourRate).toLocaleString('en')} records/s)`,
      against: `sift (${Math.round(rate(recordCount, siftSeconds)).toLocaleString('en')} records/s)`,
      ratio: ourSeconds / siftSeconds,
      subject: ourSeconds,
      reference: siftSeconds,
    },
    {
      what: 'the same, for each record',
      against: `json-rules-engine (${Math.round(rate(fewRecords, engineSeconds)).toLocaleString('en')} records/s)`,
      ratio: ourSeconds / recordCount / (engineSeconds / fewRecords),
      subject: ourSeconds / recordCount,
      reference: engineSeconds / fewRecords,
    },
  ];
}

function rowsOf(file) {
  const database = new Database(file, { readonly: true });
  return database.prepare('SELECT * FROM contacts ORDER BY id LIMIT ?').all(recordCount);
}

function evaluator(listwise, rows) {
  const { catalog, config, rules, adHocRule } = projectOf(listwise, projectRules(twentyRules));
  const moment = listwise.momentAt(Date.parse(now), listwise.zoneOf('Europe/Stockholm'), config.weekStart);
  const records = listwise.memoryRecords(
    rows.map((row) => recordOf(row, catalog)),
    catalog,
  );
  const decisions = rules.map(({ criteria }) => listwise.prepareDecision(criteria, moment, catalog));
  const some = (count) => {
    let matches = 0;
    for (const record of records.slice(0, count))
      for (const decide of decisions) if (decide(record) === 'match') matches++;
    return matches;
  };
  return {
    all: () => some(records.length),
    some,
    twentyClauses: () => {
      const { criteria } = adHocRule('long', 'long.criteria', twentyClauses);
      const decide = listwise.prepareDecision(criteria, moment, catalog);
      const [record] = records;
      if (decide(record) !== 'match') throw new Error('a clause does not hold, and those behind it are passed over');
      const times = 200_000;
      return (
        times /
        secondsOf(
          () => {
            for (let time = 0; time < times; time++) decide(record);
          },
          { runs: 5, warmUp: 2 },
        )
      );
    },
  };
}

/** All of them hold for the first record, so that none is passed over. */
const twentyClauses = [
  ...Array.from(
    { length: 8 },
    (_, n) => `lifecycle_stage != ${['customer', 'lead', 'opportunity', 'evangelist'][n % 4]}`,
  ),
  ...Array.from({ length: 6 }, (_, n) => `create_date is after ${2001 + n}-01-01`),
  ...Array.from({ length: 6 }, (_, n) => `sends_since_engagement != ${100 + n}`),
].join('\nand ');

function recordOf({ id, _supplied, _archived, _address, ...cells }, catalog) {
  const booleans = new Set(Object.keys(cells).filter((name) => catalog.contacts.byName(name)?.type === 'boolean'));
  const cellOf = (name, value) => (value === null ? undefined : booleans.has(name) ? value === 1 : value);
  return { id: String(id), cells: new Map(Object.entries(cells).map(([name, value]) => [name, cellOf(name, value)])) };
}

const siftTests = {
  known: () => ({ $ne: null }),
  unknown: () => ({ $eq: null }),
  in: (values) => ({ $in: values }),
  'not in': (values) => ({ $nin: values }),
  below: (limit) => ({ $lt: limit }),
  from: (limit) => ({ $gte: limit }),
  between: ([from, to]) => ({ $gte: from, $lte: to }),
  like: (pattern) => ({ $regex: pattern }),
};

function siftRules(rows) {
  const rules = twentyRules.map((rule) =>
    sift({ $and: testsOf(rule).map(({ field, test, value }) => ({ [field]: siftTests[test](value) })) }),
  );
  return {
    all: () => {
      let matches = 0;
      for (const row of rows) for (const rule of rules) if (rule(row)) matches++;
      return matches;
    },
  };
}

const engineTests = {
  known: () => ['notEqual', null],
  unknown: () => ['equal', null],
  in: (values) => ['in', values],
  'not in': (values) => ['notIn', values],
  below: (limit) => ['below', limit],
  from: (limit) => ['from', limit],
  between: (range) => ['between', range],
  like: (pattern) => ['like', pattern.source],
};

async function jsonRules(rows) {
  const rules = new Engine();
  rules.addOperator('below', (value, limit) => value !== null && value < limit);
  rules.addOperator('from', (value, limit) => value !== null && value >= limit);
  rules.addOperator('between', (value, [from, to]) => value !== null && from <= value && value <= to);
  rules.addOperator('like', (value, pattern) => value !== null && new RegExp(pattern, 'i').test(value));
  twentyRules.forEach((rule, index) => {
    const all = testsOf(rule).map(({ field, test, value }) => {
      const [operator, operand] = engineTests[test](value);
      return { fact: field, operator, value: operand };
    });
    rules.addRule({ name: `rule ${index}`, conditions: { all }, event: { type: 'match' } });
  });
  return async () => {
    let matches = 0;
    for (const row of rows) matches += (await rules.run(row)).events.length;
    return matches;
  };
}

async function asyncSeconds(work) {
  await work();
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e9;
}
