import { expect, it } from 'vitest';
import { testCatalog } from '../semantics/bind.test-kit.ts';
import { chainOfDiamonds } from '../semantics/rules.test-kit.ts';
import type { Moment } from '../values/moment.ts';
import { criteriaTest } from './decide.ts';
import type { EvaluatedRecord } from './evaluated-record.ts';

const moment = {} as Moment;

function record(title: string | undefined, score: number): EvaluatedRecord {
  return {
    id: '1',
    cell: ({ name }) => (name === 'title' ? title : score),
    history: () => undefined,
    inList: () => true,
    related: () => [],
  };
}

it('a rule that many rules meet is decided once a record', () => {
  const test = criteriaTest(chainOfDiamonds(40), moment, testCatalog);
  expect([record('x', 9), record('x', 1), record(undefined, 9), record('x', 9)].map(test)).toEqual([
    true,
    false,
    true,
    true,
  ]);
});
