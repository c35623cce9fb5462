import { countBits } from '../../../plan/bit-set.ts';
import { formulaProgram } from '../../../plan/formula-program.ts';
import type { Question } from '../../../plan/logical-plan.ts';
import type { Database } from '../database.ts';
import { dropKeptTable, makeKeptTable } from './kept-tables.ts';
import { recordsPerRange } from './key-ranges.ts';
import { regionSets } from './region-sets.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** Scans on one connection. */
export interface RangeScanner {
  scan(range: KeyRange): RangeAnswers;
  /** All records, in as many parts as a scan by ranges would have. */
  scanAll(): RangeAnswers[];
  /** Leaves the connection as it was. */
  close(): void;
}

export function rangeScanner(database: Database, task: ScanTask): RangeScanner {
  for (const kept of task.keptTables) makeKeptTable(database, kept);
  const statements = task.statements.map(({ text, values }) => ({ statement: database.prepare(text), values }));
  const sets = regionSets(task.words, task.dimensions);
  const program = formulaProgram(task.questions.map(({ formula }) => formula));

  /** The words of all records, or of those of a range. */
  function columns(range?: KeyRange): number[][] {
    const ends = range === undefined ? [] : [range.first, range.end];
    return statements.map(({ statement, values }) => statement.column([...values, ...ends]) as number[]);
  }

  function answers(words: readonly (readonly number[])[], first: number, records: number): RangeAnswers {
    sets.read(words.slice(0, task.words.length), first, records);
    return answersOf(program.run(records, sets.setOf), records, task.questions);
  }

  return {
    scan: (range) => {
      const words = columns(range);
      return answers(words, 0, words[0]?.length ?? 0);
    },
    scanAll: () => {
      const words = columns();
      const total = words[0]?.length ?? 0;
      const parts: RangeAnswers[] = [];
      for (let first = 0; first < total; first += recordsPerRange)
        parts.push(answers(words, first, Math.min(recordsPerRange, total - first)));
      return parts;
    },
    close: () => {
      for (const kept of task.keptTables) dropKeptTable(database, kept);
    },
  };
}

function answersOf(found: readonly Uint32Array[], records: number, questions: readonly Question[]): RangeAnswers {
  const counted = new Map<Uint32Array, number>();
  const counts = Uint32Array.from(found, (words) => {
    const count = counted.get(words) ?? countBits({ words, size: records });
    counted.set(words, count);
    return count;
  });
  const wanted = found.filter((_, question) => questions[question]?.wants === 'members');
  const words = (records + 31) >>> 5;
  const members = new Uint32Array(words * wanted.length);
  wanted.forEach((set, index) => {
    members.set(set, index * words);
  });
  return { records, counts, members };
}
