import { expectedBand } from '../language/expected-band.ts';
import { type BitSet, countBits } from '../plan/bit-set.ts';
import type { Span } from '../problems/fix.ts';
import { problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import { type FileProblem, inRuleFile, type Rule } from '../project/rule.ts';
import type { Judgement } from './judgement.ts';
import { gateLimit, limitOf } from './limits.ts';
import type { RuleAnswers } from './rule-questions.ts';
import { writesRecords } from './writing-actions.ts';

/** Who matches each rule that was asked about, by its id. */
export type MatchedBy = ReadonlyMap<string, BitSet>;

/** Adds a rule's limit, and whether it is exceeded. */
export function withLimit(
  judgement: Judgement,
  { rule }: RuleAnswers,
  matchedBy: MatchedBy,
  records: number,
  { config }: Project,
): Judgement {
  const own = rule.frontMatter.limits;
  if (rule.action === 'gate') {
    const base = own?.of === undefined ? records : countOf(matchedBy.get(own.of));
    const limit = base === undefined ? undefined : gateLimit(own, base);
    return limit === undefined
      ? judgement
      : { ...judgement, limit: { ...limit, exceeded: judgement.matched.count > limit.records } };
  }
  if (rule.action === 'report' || rule.action === 'protect') return judgement;
  const limit = limitOf(own, config.limits, records);
  return { ...judgement, limit: { ...limit, exceeded: judgement.affected.count > limit.records } };
}

/** `undefined` for a rule that could not be planned: no share of it is known. */
function countOf(matched: BitSet | undefined): number | undefined {
  return matched === undefined ? undefined : countBits(matched);
}

/** Limits and gates exceeded, and numbers outside the expected band. */
export function countProblems(rule: Rule, { matched, affected, limit }: Judgement): FileProblem[] {
  const problems: FileProblem[] = [];
  const span = limitSpan(rule);
  if (limit?.exceeded === true)
    problems.push(
      inRuleFile(
        rule,
        rule.action === 'gate'
          ? problem('gate-exceeded', span, {
              rule: rule.id,
              matched: matched.count,
              limit: limit.records,
              reason: limit.reason,
            })
          : problem('limit-exceeded', span, {
              rule: rule.id,
              affected: affected.count,
              limit: limit.records,
              reason: limit.reason,
            }),
      ),
    );
  const expect = rule.frontMatter.limits?.expect;
  if (expect !== undefined) {
    const { least, most } = expectedBand(expect);
    if (matched.count < least || matched.count > most)
      problems.push(
        inRuleFile(rule, problem('unexpected-count', span, { rule: rule.id, matched: matched.count, expect })),
      );
  }
  return problems;
}

/** The distinct records that all rules together would write are bounded as well. */
export function runLimitProblems(
  answers: readonly RuleAnswers[],
  judgements: readonly Judgement[],
  written: number,
  records: number,
  { config }: Project,
): FileProblem[] {
  const widest = answers.find(({ rule }) => writesRecords(rule));
  if (widest === undefined) return [];
  const limit = limitOf(undefined, config.limits, records);
  // A rule that widened its own limit was reviewed for that; what it does not use of it, no other rule may use.
  const reviewed = answers.map(({ rule }, index) => {
    const { affected, limit: own } = judgements[index] as Judgement;
    return writesRecords(rule) ? Math.min(affected.count, own?.records ?? 0) : 0;
  });
  const allowed = Math.max(limit.records, ...reviewed);
  if (written <= allowed) return [];
  return [
    inRuleFile(
      widest.rule,
      problem('run-limit-exceeded', limitSpan(widest.rule), {
        affected: written,
        limit: allowed,
        reason: limit.reason,
      }),
    ),
  ];
}

/** The limits that the rule states, else the action that they bound. */
function limitSpan({ document, frontMatter }: Rule): Span {
  const key = frontMatter.limits === undefined ? 'action' : 'limits';
  return document.frontMatter?.keySpanOf([key]) ?? { start: 0, end: 0 };
}
