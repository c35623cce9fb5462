import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { BitSet } from '../packages/engine/src/plan/bit-set.ts';
import { and } from '../packages/engine/src/plan/formula.ts';
import {
  type LogicalPlan,
  memorySource,
  planBuilder,
  type ScanResult,
  type Source,
  SourceError,
} from '../packages/engine/src/running.ts';
import { scanRanges } from '../packages/engine/src/sources/sqlite/scan/scan-lanes.ts';
import type { ScanThread } from '../packages/engine/src/sources/sqlite/scan/scan-thread.ts';
import { scanThreads } from '../packages/engine/src/sources/sqlite/scan/scan-threads.ts';
import type { ScanSettings } from '../packages/engine/src/sources/sqlite/scan/scanned-database.ts';
import { metRules, predicateCases, sets, settings } from './predicates/cases.ts';
import { edgeData } from './predicates/edge-data.ts';
import { scanAnswers } from './sources/answers.ts';
import { localStoreWith } from './sources/local-store.ts';
import { asTables, mappedDatabaseWith } from './sources/mapped-database.ts';
import { memoryData } from './sources/memory.ts';
import { temporaryFolder } from './sources/raw-database.ts';
import { type Setting, testProject } from './sources/test-project.ts';

/** The script of the threads as the build makes it; it is built before all tests. */
const script = new URL('../packages/cli/dist/scan-worker.js', import.meta.url);

/** Small ranges, which end amid words of 32 bits. */
const recordsPerRange = 13;

function inThreads(path: string): ScanSettings {
  return { threads: scanThreads({ script, path, count: 2, fewestRanges: 1 }), recordsPerRange };
}

const [setting] = settings as [Setting];
const test = testProject(setting, { rules: metRules, sets });
const data = edgeData(setting);
const ids = data.contacts.map(({ id }) => id);

describe('a scan of many ranges', () => {
  const folder = mkdtempSync(join(tmpdir(), 'listwise-scan-'));
  let sources: Readonly<Record<string, Source>>;

  beforeAll(() => {
    const { project } = test;
    const path = (name: string): string => join(folder, `${name}.db`);
    const tables = asTables(data);
    sources = {
      memory: memorySource('memory', memoryData(data, project), project.catalog),
      'local at once': localStoreWith(data, project, path('once')),
      'local by ranges': localStoreWith(data, project, path('ranges'), { recordsPerRange }),
      'local in threads': localStoreWith(data, project, path('threads'), inThreads(path('threads'))),
      'memory as tables': memorySource('tables', memoryData(tables, project), project.catalog),
      'mapped by ranges': mappedDatabaseWith(data, project, 'text', path('mapped'), { recordsPerRange }),
      'mapped in threads': mappedDatabaseWith(data, project, 'text', path('mapped-2'), inThreads(path('mapped-2'))),
      'mapped by text': mappedDatabaseWith(data, project, 'typed', path('typed'), inThreads(path('typed'))),
    };
  });

  afterAll(async () => {
    for (const source of Object.values(sources)) await source.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['local at once', 'memory'],
    ['local by ranges', 'memory'],
    ['local in threads', 'memory'],
    ['mapped by ranges', 'memory as tables'],
    ['mapped in threads', 'memory as tables'],
    ['mapped by text', 'memory as tables'],
  ])('%s answers as %s does', { timeout: 120_000 }, async (name, reference) => {
    const { timeless, ofTime } = predicateCases(setting);
    const texts = [...timeless, ...ofTime].filter((text) => !text.includes('opted_out'));
    for (let start = 0; start < texts.length; start += 150) {
      const some = texts.slice(start, start + 150);
      const answers = await scanAnswers(some.map(test.bind), sources[name] as Source, ids, test);
      const expected = await scanAnswers(some.map(test.bind), sources[reference] as Source, ids, test);
      some.forEach((text, index) => {
        expect(answers[index], text).toEqual(expected[index]);
      });
    }
  });
});

describe('a scan', () => {
  const plan = planFor('t_number > 1 or t_text is known');

  function planFor(text: string): LogicalPlan {
    const builder = planBuilder(test.project.catalog, test.moment);
    const criteria = test.bind(text);
    builder.ask(and([builder.decided(criteria), builder.criteria(criteria)]), 'members');
    return builder.build();
  }

  function store(settingsFor: (path: string) => ScanSettings): { source: Source; path: string } {
    const path = join(temporaryFolder(), 'contacts.db');
    const source = localStoreWith(data, test.project, path, settingsFor(path));
    onTestFinished(() => source.close());
    return { source, path };
  }

  function idsOf({ members, ids: idsIn }: ScanResult): string[] {
    return [...idsIn(members[0] as BitSet)];
  }

  function inWal(path: string): void {
    const other = new Database(path);
    other.pragma('journal_mode = WAL');
    other.close();
  }

  /** Another program that writes. */
  function archiveAll(path: string): void {
    const other = new Database(path);
    other.exec('UPDATE contacts SET _archived = 1');
    other.close();
  }

  it('tells how far it is', async () => {
    for (const { source } of [store(inThreads), store(() => ({ recordsPerRange }))]) {
      const seen: number[] = [];
      await source.scan(plan, { onProgress: (done, total) => seen.push(done / total) });
      expect(seen.length).toBeGreaterThan(3);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(seen.at(-1)).toBe(1);
    }
  });

  it('can be stopped, and another one can follow', async () => {
    for (const { source } of [store(inThreads), store(() => ({ recordsPerRange }))]) {
      const stop = new AbortController();
      const stopped = source.scan(plan, { signal: stop.signal, onProgress: () => stop.abort() });
      await expect(stopped).rejects.toThrow('abort');
      expect((await source.scan(plan)).records).toBe(ids.length);
    }
  });

  it.each([
    ['end as they begin', new URL('no-such-script.js', import.meta.url)],
    ['are refused at once', new URL('none:such')],
  ])('does without threads that %s', async (_, broken) => {
    const { source } = store((path) => ({
      threads: scanThreads({ script: broken, path, count: 2, fewestRanges: 1 }),
    }));
    expect((await source.scan(plan)).records).toBe(ids.length);
  });

  it.each([
    ['throws', "throw new Error('a fault of the thread')"],
    ['ends', 'process.exit(1)'],
    ['answers one range and ends', 'if (answered++ > 0) process.exit(1); answer(order)'],
  ])('takes over the ranges of a thread that %s', async (_, onScan) => {
    const expected = idsOf(await store(() => ({ recordsPerRange })).source.scan(plan));
    const file = join(temporaryFolder(), 'thread.mjs');
    writeFileSync(file, threadThat(onScan));
    const { source, path } = store((of) => ({
      threads: scanThreads({ script: pathToFileURL(file), path: of, count: 2, fewestRanges: 1 }),
      recordsPerRange,
    }));
    // So that the threads have begun before the first range is read, and all take part.
    inWal(path);
    const progress: number[] = [];
    const scan = await source.scan(plan, { onProgress: (done, total) => progress.push(done / total) });
    expect(idsOf(scan)).toEqual(expected);
    expect(readFileSync(`${file}.orders`, 'utf8')).toMatch(/^(scan\n){2,}$/);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(idsOf(await source.scan(plan))).toEqual(expected);
  });

  /** The script of a scan thread that answers a range with the truth of one that works, or does what it is told. */
  function threadThat(onScan: string): string {
    return `
      import { appendFileSync } from 'node:fs';
      import { Worker, parentPort, workerData } from 'node:worker_threads';
      const sound = new Worker(new URL(${JSON.stringify(script.href)}), { workerData });
      sound.on('message', (reply) => parentPort.postMessage(reply));
      let answered = 0;
      const answer = (order) => sound.postMessage(order);
      parentPort.on('message', (order) => {
        if (order.kind !== 'scan') return answer(order);
        appendFileSync(new URL(import.meta.url).pathname + '.orders', 'scan\\n');
        ${onScan};
      });`;
  }

  it('fails where this thread cannot read a range', async () => {
    const ranges = [0, 1, 2].map((first) => ({ first, end: first + 1 }));
    const unreadable = { ordersAhead: 1, scan: () => Promise.reject(new Error('the disk is gone')) };
    const answer = { records: 1, counts: new Uint32Array(), members: new Uint32Array() };
    const helper = { ordersAhead: 1, scan: async () => answer };
    const scan = scanRanges({ next: () => ranges.shift() }, unreadable, [Promise.resolve(helper)], {
      onAnswer: () => {},
    });
    await expect(scan).rejects.toThrow('the disk is gone');
  });

  it('does not take threads that began after somebody wrote, and sees what was written', async () => {
    let began = 0;
    const { source, path } = store((file) => {
      const latecomer: ScanThread = {
        ordersAhead: 1,
        begin: async () => {
          began++;
          const other = new Database(file);
          other.exec('INSERT INTO contacts (id, _supplied) SELECT max(id) + 1, min(_supplied) FROM contacts');
          other.close();
        },
        scan: () => Promise.reject(new Error('it sees another state')),
        end: () => {},
        close: async () => {},
      };
      return { threads: { countFor: () => 1, start: () => [latecomer], close: async () => {} }, recordsPerRange };
    });
    inWal(path);
    const { records } = await source.scan(plan);
    expect(began).toBe(1);
    expect(records).toBe(ids.length + 1);
  });

  it('does not name records by ids that were changed since', async () => {
    const { source, path } = store(() => ({}));
    const scan = await source.scan(plan);
    archiveAll(path);
    expect(() => idsOf(scan)).toThrow(SourceError);
  });

  it('waits for the one before it', async () => {
    const { source } = store(inThreads);
    const [one, other] = await Promise.all([source.scan(plan), source.scan(plan)]);
    expect(idsOf(one)).toEqual(idsOf(other));
  });
});
