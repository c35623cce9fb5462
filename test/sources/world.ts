import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type Source } from '../../packages/engine/src/running.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import { readsOf } from '../../packages/engine/src/semantics/reads.ts';
import { oracleVerdicts } from '../oracle/oracle.ts';
import type { PlainData } from '../oracle/plain-data.ts';
import { evaluatorAnswers, readAnswers, scanAnswers, selectAnswers, type Verdicts } from './answers.ts';
import { localStoreWith } from './local-store.ts';
import { asTables, mappedDatabaseWith } from './mapped-database.ts';
import { memoryData } from './memory.ts';
import type { TestProject } from './test-project.ts';

/** The same records in every source, and the oracle's view of them. */
export interface World {
  /** What the oracle says. */
  expected(criteria: BoundCriteria): Verdicts;
  /** Every source whose answer differs from the oracle's, with the records that differ; empty when all agree. */
  disagreements(criteria: BoundCriteria): Promise<Record<string, Record<string, string>>>;
  close(): Promise<void>;
}

export async function worldOf(data: PlainData, test: TestProject): Promise<World> {
  const { project, moment } = test;
  const folder = mkdtempSync(join(tmpdir(), 'listwise-world-'));
  const records = memoryData(data, project);
  const ids = data.contacts.map(({ id }) => id);
  const sources: { source: Source; seen: PlainData }[] = [
    { source: memorySource('memory', records, project.catalog), seen: data },
    { source: localStoreWith(data, project, join(folder, 'contacts.db')), seen: data },
    { source: mappedDatabaseWith(data, project, 'text', join(folder, 'text.db')), seen: asTables(data) },
    { source: mappedDatabaseWith(data, project, 'typed', join(folder, 'typed.db')), seen: asTables(data) },
  ];
  const oracle = (criteria: BoundCriteria, seen: PlainData): Verdicts =>
    Object.fromEntries(
      oracleVerdicts(
        criteria,
        { data: seen, zone: moment.zone.id, properties: project.catalog.contacts.properties },
        { now: moment.now, zone: moment.zone.id, weekStart: moment.weekStart },
      ),
    );

  return {
    expected: (criteria) => oracle(criteria, data),
    disagreements: async (criteria) => {
      const found: Record<string, Record<string, string>> = {};
      const expected = oracle(criteria, data);
      const expectedOfTables = oracle(criteria, asTables(data));
      const compare = async (
        name: string,
        wanted: Verdicts,
        answer: () => Verdicts | Promise<Verdicts>,
      ): Promise<void> => {
        const differing = await differences(wanted, answer);
        if (differing !== undefined) found[name] = differing;
      };
      await compare('evaluator', expected, () => evaluatorAnswers(criteria, records, test));
      for (const { source, seen } of sources) {
        const wanted = seen === data ? expected : expectedOfTables;
        const missing = await source.missing(readsOf(criteria, project.catalog));
        if (missing.length > 0) found[`${source.name} lacks`] = { missing: JSON.stringify(missing) };
        await compare(`${source.name}: scan`, wanted, () => scanAnswers(criteria, source, ids, test));
        await compare(`${source.name}: select`, wanted, () => selectAnswers(criteria, source, ids, test));
        await compare(`${source.name}: read`, wanted, () => readAnswers(criteria, source, ids, test));
      }
      return found;
    },
    close: async () => {
      for (const { source } of sources) await source.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** `{ "7": "match, not no match" }` for each record on which an answer differs. */
async function differences(
  wanted: Verdicts,
  answer: () => Verdicts | Promise<Verdicts>,
): Promise<Record<string, string> | undefined> {
  try {
    const given = await answer();
    const ids = new Set([...Object.keys(wanted), ...Object.keys(given)]);
    const differing = [...ids].filter((id) => wanted[id] !== given[id]);
    if (differing.length === 0) return undefined;
    return Object.fromEntries(differing.map((id) => [id, `${given[id] ?? 'absent'}, not ${wanted[id] ?? 'absent'}`]));
  } catch (error) {
    return { error: (error as Error).message };
  }
}
