import { questionEvaluator } from '../../../plan/question-evaluator.ts';
import { type NumberTable, numberTable } from './number-table.ts';
import type { RegionWord } from './region-words.ts';
import type { ScanTask } from './scan-task.ts';

/** Records with the same answers to all questions are one class. */
export interface AnswerClasses {
  /** The answers of each class, a bit a question. */
  readonly answers: readonly Uint32Array[];
  /** The class of each record, found by its only word. */
  ofWords(words: readonly number[]): Uint32Array;
  /** The class of each record, found by its words. */
  ofRows(rows: readonly (readonly number[])[]): Uint32Array;
}

/** Combinations of regions are answered once and remembered; when they are more, remembering begins anew. */
const mostRemembered = 1 << 18;

export function answerClasses(task: ScanTask): AnswerClasses {
  const evaluator = questionEvaluator(
    task.dimensions,
    task.questions.map(({ formula }) => formula),
    task.leafCount,
  );
  const answers: Uint32Array[] = [];
  const classNumbers = new Map<string, number>();
  const regions = Uint32Array.from(task.fixedRegions, (region) => region ?? 0);
  const regionOf = (dimension: number): number => regions[dimension] as number;
  let memory = memoryOf(task.words.length);

  /** The class of the record whose regions were set. */
  function classOfRegions(): number {
    const found = evaluator.evaluate(regionOf);
    const key = found.join();
    let number = classNumbers.get(key);
    if (number === undefined) {
      number = answers.push(found) - 1;
      classNumbers.set(key, number);
    }
    return number;
  }

  function setRegions(word: RegionWord, value: number): void {
    for (const { dimension, size, weight } of word.digits) regions[dimension] = Math.floor(value / weight) % size;
  }

  function startAnewWhenFull(): void {
    if (memory.combinations.size > mostRemembered) memory = memoryOf(task.words.length);
  }

  return {
    answers,
    ofWords: (words) => {
      startAnewWhenFull();
      const { combinations, classes } = memory;
      const classOf = new Uint32Array(words.length);
      for (let record = 0; record < words.length; record++) {
        const value = words[record] as number;
        const combination = combinations.numberOf(value);
        if (combination === classes.length) {
          for (const word of task.words) setRegions(word, value);
          classes.push(classOfRegions());
        }
        classOf[record] = classes[combination] as number;
      }
      return classOf;
    },
    ofRows: (rows) => {
      startAnewWhenFull();
      const { combinations, classes } = memory;
      const classOf = new Uint32Array(rows.length);
      for (let record = 0; record < rows.length; record++) {
        const row = rows[record] as readonly number[];
        const combination = combinations.numberOf(combined(row, memory));
        if (combination === classes.length) {
          task.words.forEach((word, index) => {
            setRegions(word, row[index] as number);
          });
          classes.push(classOfRegions());
        }
        classOf[record] = classes[combination] as number;
      }
      return classOf;
    },
  };
}

interface Memory {
  /** A number for each combination of regions that was seen. */
  readonly combinations: NumberTable;
  /** The class of each combination. */
  readonly classes: number[];
  /** Where there are several words: a number for each value of each word, and for each beginning of a row. */
  readonly values: readonly NumberTable[];
  readonly beginnings: readonly NumberTable[];
}

function memoryOf(words: number): Memory {
  const tables = words < 2 ? [] : Array.from({ length: words });
  return {
    combinations: numberTable(),
    classes: [],
    values: tables.map(numberTable),
    beginnings: tables.map(numberTable),
  };
}

/** Room for the numbers of one table beside those of another within 2^53. */
const pairWeight = 2 ** 26;

/** One number for the words of a row. */
function combined(row: readonly number[], { values, beginnings }: Memory): number {
  let number = 0;
  for (let word = 0; word < row.length; word++) {
    const value = (values[word] as NumberTable).numberOf(row[word] as number);
    number = (beginnings[word] as NumberTable).numberOf(number * pairWeight + value);
  }
  return number;
}
