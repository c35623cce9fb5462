import type { Question } from '../../../plan/logical-plan.ts';
import type { Database } from '../database.ts';
import { answerClasses } from './answer-classes.ts';
import { dropKeptTable, makeKeptTable } from './kept-tables.ts';
import type { KeyRange, RangeAnswers, ScanTask } from './scan-task.ts';

/** Scans on one connection, range by range, or everything at once. */
export interface RangeScanner {
  scan(range?: KeyRange): RangeAnswers;
  /** Leaves the connection as it was. */
  close(): void;
}

export function rangeScanner(database: Database, task: ScanTask): RangeScanner {
  for (const kept of task.keptTables) makeKeptTable(database, kept);
  const statement = database.prepare(task.statement.text);
  const classes = answerClasses(task);
  const isOneWord = task.words.length < 2;

  return {
    scan: (range) => {
      const values = range === undefined ? task.statement.values : [...task.statement.values, range.first, range.end];
      const classOf = isOneWord
        ? classes.ofWords(statement.column(values) as number[])
        : classes.ofRows(statement.rows(values) as number[][]);
      return answersOf(classOf, classes.answers, task.questions);
    },
    close: () => {
      for (const kept of task.keptTables) dropKeptTable(database, kept);
    },
  };
}

function answersOf(
  classOf: Uint32Array,
  answers: readonly Uint32Array[],
  questions: readonly Question[],
): RangeAnswers {
  const sizes = new Uint32Array(answers.length);
  for (let record = 0; record < classOf.length; record++) {
    const number = classOf[record] as number;
    sizes[number] = (sizes[number] as number) + 1;
  }
  const counts = new Uint32Array(questions.length);
  answers.forEach((bits, number) => {
    const size = sizes[number] as number;
    if (size === 0) return;
    for (let question = 0; question < questions.length; question++)
      if (hasAnswer(bits, question)) counts[question] = (counts[question] as number) + size;
  });
  const wanted = questions.flatMap(({ wants }, question) => (wants === 'members' ? [question] : []));
  return { records: classOf.length, counts, members: membersOf(classOf, answers, wanted) };
}

function membersOf(
  classOf: Uint32Array,
  answers: readonly Uint32Array[],
  wanted: readonly number[],
): RangeAnswers['members'] {
  const words = (classOf.length + 31) >>> 5;
  const members = new Uint32Array(words * wanted.length);
  // For each class where the bits of its records go.
  const offsets = answers.map((bits) =>
    wanted.flatMap((question, index) => (hasAnswer(bits, question) ? [index * words] : [])),
  );
  for (let record = 0; record < classOf.length; record++) {
    const own = offsets[classOf[record] as number] as number[];
    const bit = 1 << (record & 31);
    const word = record >>> 5;
    for (let each = 0; each < own.length; each++) {
      const at = (own[each] as number) + word;
      members[at] = (members[at] as number) | bit;
    }
  }
  return members;
}

function hasAnswer(bits: Uint32Array, question: number): boolean {
  return (((bits[question >>> 5] as number) >>> (question & 31)) & 1) === 1;
}
