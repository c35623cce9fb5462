import { type BitSet, countBits, difference, unionOf } from '../plan/bit-set.ts';
import type { Project } from '../project/project.ts';
import type { FileProblem } from '../project/rule.ts';
import { onceEach } from '../values/once-each.ts';
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
  const { none } = protection;
  const held = answers.map((answer) => holdBack(answer, protection));
  const { superseded, problems } = settleConflicts(answers, held, none, project);
  // Most rules have the empty set in common.
  const members = onceEach((set: BitSet): Members => ({ set, count: countBits(set) }));
  const judgements = answers.map((answer, index): Judgement => {
    const { free, isProtected, isProtectedUndecided } = held[index] as Held;
    const lost = superseded[index] as BitSet;
    return {
      matched: members(answer.matched),
      undecided: members(answer.undecided),
      protected: members(isProtected),
      protectedUndecided: members(isProtectedUndecided),
      superseded: members(lost),
      affected: members(lost === none ? free : difference(free, lost)),
    };
  });
  const limited = judgements.map((judgement, index) =>
    withLimit(judgement, answers[index] as RuleAnswers, matchedBy, records, project),
  );
  const writing = judgements.filter((_, index) => writesRecords((answers[index] as RuleAnswers).rule));
  const countOfAll = (of: (judgement: Judgement) => Members, among: readonly Judgement[] = judgements): number => {
    const sets = new Set(among.map((judgement) => of(judgement).set));
    return countBits(unionOf([...sets], records));
  };
  return {
    judgements: limited,
    totals: {
      matched: countOfAll(({ matched }) => matched),
      protected: countOfAll((judgement) => judgement.protected),
      affected: countOfAll(({ affected }) => affected),
    },
    problems: [
      ...problems,
      ...answers.flatMap(({ rule }, index) => countProblems(rule, limited[index] as Judgement)),
      ...runLimitProblems(
        answers,
        limited,
        countOfAll(({ affected }) => affected, writing),
        records,
        project,
      ),
    ],
  };
}
