import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource, type Source } from '../../packages/engine/src/running.ts';
import type { BoundCriteria } from '../../packages/engine/src/semantics/bound-criteria.ts';
import { readsOf } from '../../packages/engine/src/semantics/reads.ts';
import { oracleVerdicts } from '../oracle/oracle.ts';
import type { PlainData } from '../oracle/plain-data.ts';
import { evaluatorAnswers, readAnswers, scanAnswers, selectAnswers, type Verdicts } from './answers.ts';
import { importedStoreWith, localStoreWith } from './local-store.ts';
import { asTables, mappedDatabaseWith } from './mapped-database.ts';
import { memoryData } from './memory.ts';
import type { TestProject } from './test-project.ts';

/** The same records in every source, and the oracle's view of them. */
export interface World {
  /** What the oracle says. */
  expected(criteria: BoundCriteria): Verdicts;
  /** Every source whose answer differs from the oracle's, with the records that differ; empty when all agree. */
  disagreements(criteria: BoundCriteria): Promise<Record<string, Record<string, string>>>;
  /** The same for many criteria that one scan answers. */
  disagreementsTogether(all: readonly BoundCriteria[]): Promise<Record<string, Record<string, string>>>;
  close(): Promise<void>;
}

export interface WorldOptions {
  /** One more store, its contacts imported from CSV files, which hold no NUL characters; that takes its time. */
  readonly imports?: boolean;
}

export async function worldOf(data: PlainData, test: TestProject, options: WorldOptions = {}): Promise<World> {
  const { project, moment } = test;
  const folder = mkdtempSync(join(tmpdir(), 'listwise-world-'));
  const records = memoryData(data, project);
  const ids = data.contacts.map(({ id }) => id);
  // Reading records one by one is slow; a part of a large world will do.
  const sample = ids.filter((_, index) => index < 12 || index % 12 === 0);
  const sources: { source: Source; seen: PlainData }[] = [
    { source: memorySource('memory', records, project.catalog), seen: data },
    { source: localStoreWith(data, project, join(folder, 'contacts.db')), seen: data },
    { source: mappedDatabaseWith(data, project, 'text', join(folder, 'text.db')), seen: asTables(data) },
    { source: mappedDatabaseWith(data, project, 'typed', join(folder, 'typed.db')), seen: asTables(data) },
  ];
  if (options.imports === true)
    sources.push({ source: await importedStoreWith(data, project, join(folder, 'imported.db')), seen: data });
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
        // Records in memory carry no ledger: what no row of it says of their addresses looks as if it were missing.
        const missing = source.name === 'memory' ? [] : await source.missing(readsOf(criteria, project.catalog));
        if (missing.length > 0) found[`${source.name} lacks`] = { missing: JSON.stringify(missing) };
        await compare(
          `${source.name}: scan`,
          wanted,
          async () => (await scanAnswers([criteria], source, ids, test))[0] ?? {},
        );
        await compare(`${source.name}: select`, wanted, () => selectAnswers(criteria, source, ids, test));
        const some = Object.fromEntries(sample.map((id) => [id, wanted[id] ?? 'no match']));
        await compare(`${source.name}: read`, some, () => readAnswers(criteria, source, sample, test));
      }
      return found;
    },
    disagreementsTogether: async (all) => {
      const found: Record<string, Record<string, string>> = {};
      for (const { source, seen } of sources) {
        const answers = await scanAnswers(all, source, ids, test);
        for (const [index, criteria] of all.entries()) {
          const differing = await differences(oracle(criteria, seen), () => answers[index] ?? {});
          if (differing !== undefined) found[`${source.name}: question ${index + 1}`] = differing;
        }
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
