import { type BitSet, countBits, difference, emptyBitSet, union } from '../plan/bit-set.ts';
import type { Project } from '../project/project.ts';
import type { FileProblem } from '../project/rule.ts';
import type { Judgement, Members, RunTotals } from './judgement.ts';
import { countProblems, type MatchedBy, runLimitProblems, withLimit } from './limit-check.ts';
import { settleConflicts } from './precedence.ts';
import { type Held, holdBack, protectionOf } from './protection.ts';
import type { RuleAnswers } from './rule-questions.ts';
import { writesRecords } from './writing-actions.ts';

export interface Verdicts {
  readonly judgements: readonly Judgement[];
  readonly totals: RunTotals;
  readonly problems: readonly FileProblem[];
}

/** Works out who is touched by what: protection first, then which rule wins, then the limits. */
export function judge(
  answers: readonly RuleAnswers[],
  matchedBy: MatchedBy,
  records: number,
  project: Project,
): Verdicts {
  const protection = protectionOf(answers, records);
  const held = answers.map((answer) => holdBack(answer, protection));
  const { superseded, problems } = settleConflicts(answers, held, records, project);
  const judgements = answers.map((answer, index): Judgement => {
    const { free, isProtected, isProtectedUndecided } = held[index] as Held;
    const lost = superseded[index] as BitSet;
    return {
      matched: members(answer.matched),
      undecided: members(answer.undecided),
      protected: members(isProtected),
      protectedUndecided: members(isProtectedUndecided),
      superseded: members(lost),
      affected: members(difference(free, lost)),
    };
  });
  const limited = judgements.map((judgement, index) =>
    withLimit(judgement, answers[index] as RuleAnswers, matchedBy, records, project),
  );
  const written = answers.map(({ rule }, index) =>
    writesRecords(rule) ? (judgements[index] as Judgement).affected.set : emptyBitSet(records),
  );
  return {
    judgements: limited,
    totals: {
      matched: countOfAll(
        judgements.map(({ matched }) => matched.set),
        records,
      ),
      protected: countOfAll(
        judgements.map((judgement) => judgement.protected.set),
        records,
      ),
      affected: countOfAll(
        judgements.map(({ affected }) => affected.set),
        records,
      ),
    },
    problems: [
      ...problems,
      ...answers.flatMap(({ rule }, index) => countProblems(rule, limited[index] as Judgement)),
      ...runLimitProblems(answers, limited, countOfAll(written, records), records, project),
    ],
  };
}

function members(set: BitSet): Members {
  return { set, count: countBits(set) };
}

function countOfAll(sets: readonly BitSet[], records: number): number {
  return countBits(sets.reduce(union, emptyBitSet(records)));
}
