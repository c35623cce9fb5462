import { type BitSet, countBits, difference, emptyBitSet, intersection, union } from '../plan/bit-set.ts';
import type { Span } from '../problems/fix.ts';
import { problem } from '../problems/problem.ts';
import type { FileProblem, Project } from '../project/project.ts';
import type { Rule } from '../project/rule.ts';
import { type EffectiveLimit, expectedBand, gateLimit, limitOf } from './limits.ts';
import type { RuleAnswers } from './rule-questions.ts';

/** A set of records and how many they are. */
export interface Members {
  readonly set: BitSet;
  readonly count: number;
}

/** What protection, the other rules and the limits leave of a rule's matches. */
export interface Judgement {
  readonly matched: Members;
  readonly undecided: Members;
  /** Matches that a protect rule holds back. */
  readonly protected: Members;
  /** Matches that are held back because a protect rule cannot be decided for them. */
  readonly protectedUndecided: Members;
  /** Matches that a stronger or an earlier rule takes. */
  readonly superseded: Members;
  /** What is left to act on. */
  readonly affected: Members;
  /** Absent for rules that limits do not apply to. */
  readonly limit?: EffectiveLimit & { readonly exceeded: boolean };
}

/** Distinct records over all rules. */
export interface RunTotals {
  readonly matched: number;
  readonly protected: number;
  readonly affected: number;
}

export interface Verdicts {
  readonly judgements: readonly Judgement[];
  readonly totals: RunTotals;
  readonly problems: readonly FileProblem[];
}

/** Works out who is touched by what: protection first, then which rule wins, then the limits. */
export function judge(answers: readonly RuleAnswers[], records: number, project: Project): Verdicts {
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
  const limited = judgements.map((judgement, index) => withLimit(judgement, answers, index, records, project));
  const written = answers.map(({ rule }, index) =>
    writes(rule) ? (judgements[index] as Judgement).affected.set : emptyBitSet(records),
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
      ...runLimitProblems(answers, countOfAll(written, records), records, project),
    ],
  };
}

function members(set: BitSet): Members {
  return { set, count: countBits(set) };
}

function countOfAll(sets: readonly BitSet[], records: number): number {
  return countBits(sets.reduce(union, emptyBitSet(records)));
}

/** Rules that change records. Lists hold records, but do not change them. */
function writes({ action }: Rule): boolean {
  return action === 'set' || action === 'archive' || action === 'delete';
}

// Protection.

interface Protection {
  readonly certain: BitSet;
  readonly undecided: BitSet;
}

function protectionOf(answers: readonly RuleAnswers[], records: number): Protection {
  const protecting = answers.filter(({ rule }) => rule.action === 'protect');
  const certain = protecting.map(({ matched }) => matched).reduce(union, emptyBitSet(records));
  const undecided = protecting.map((answer) => answer.undecided).reduce(union, emptyBitSet(records));
  return { certain, undecided: difference(undecided, certain) };
}

interface Held {
  readonly isProtected: BitSet;
  readonly isProtectedUndecided: BitSet;
  /** What the rule may act on as far as protection goes. */
  readonly free: BitSet;
}

function holdBack({ rule, matched }: RuleAnswers, { certain, undecided }: Protection): Held {
  const none = emptyBitSet(matched.size);
  if (rule.action === 'protect') return { isProtected: none, isProtectedUndecided: none, free: none };
  const isProtected = intersection(matched, certain);
  const isProtectedUndecided = intersection(matched, undecided);
  const isHeld = writes(rule) || leavesOutProtected(rule);
  const free = isHeld ? difference(difference(matched, isProtected), isProtectedUndecided) : matched;
  return { isProtected, isProtectedUndecided, free: writes(rule) || rule.action === 'list' ? free : none };
}

function leavesOutProtected({ frontMatter }: Rule): boolean {
  return typeof frontMatter.list === 'object' && frontMatter.list.without_protected === true;
}

// Conflicts.

/** Delete goes before archive, archive before set; among equals the rule whose file comes first. */
function settleConflicts(
  answers: readonly RuleAnswers[],
  held: readonly Held[],
  records: number,
  project: Project,
): { superseded: readonly BitSet[]; problems: FileProblem[] } {
  const superseded = answers.map(() => emptyBitSet(records));
  const free = (index: number): BitSet => (held[index] as Held).free;
  let taken = emptyBitSet(records);
  for (const action of ['delete', 'archive'] as const) {
    answers.forEach(({ rule }, index) => {
      if (rule.action !== action) return;
      superseded[index] = intersection(free(index), taken);
      taken = union(taken, free(index));
    });
  }
  const setters: Setter[] = [];
  const problems: FileProblem[] = [];
  answers.forEach(({ rule }, index) => {
    if (rule.action !== 'set') return;
    const left = difference(free(index), taken);
    const setter = { rule, values: settings(rule, project), records: left };
    for (const earlier of setters) problems.push(...conflicts(earlier, setter));
    const repeated = setters.filter((earlier) => repeats(setter, earlier)).map((earlier) => earlier.records);
    superseded[index] = union(
      intersection(free(index), taken),
      intersection(left, repeated.reduce(union, emptyBitSet(records))),
    );
    setters.push(setter);
  });
  return { superseded, problems };
}

interface Setter {
  readonly rule: Rule;
  /** By the property's internal name. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly records: BitSet;
}

function settings({ frontMatter }: Rule, { catalog }: Project): Map<string, unknown> {
  return new Map(
    Object.entries(frontMatter.set ?? {}).map(([name, value]) => [catalog.contacts.byName(name)?.name ?? name, value]),
  );
}

/** Everything that it sets, an earlier rule sets already. */
function repeats(setter: Setter, earlier: Setter): boolean {
  return [...setter.values].every(([name, value]) => earlier.values.get(name) === value && earlier.values.has(name));
}

function conflicts(earlier: Setter, later: Setter): FileProblem[] {
  return [...later.values].flatMap(([property, value]) => {
    if (!earlier.values.has(property) || earlier.values.get(property) === value) return [];
    const records = countBits(intersection(earlier.records, later.records));
    if (records === 0) return [];
    const { rule } = later;
    const span = rule.document.frontMatter?.keySpanOf(['set', property]) ?? { start: 0, end: 0 };
    return [
      inFile(rule, problem('conflicting-values', span, { property, rules: [earlier.rule.id, rule.id], records })),
    ];
  });
}

// Limits.

function withLimit(
  judgement: Judgement,
  answers: readonly RuleAnswers[],
  index: number,
  records: number,
  { config }: Project,
): Judgement {
  const { rule } = answers[index] as RuleAnswers;
  const own = rule.frontMatter.limits;
  if (rule.action === 'gate') {
    const base =
      own?.of === undefined
        ? records
        : countBits(answers.find((answer) => answer.rule.id === own.of)?.matched ?? emptyBitSet(0));
    const limit = gateLimit(own, base);
    return limit === undefined
      ? judgement
      : { ...judgement, limit: { ...limit, exceeded: judgement.matched.count > limit.records } };
  }
  if (rule.action === 'report' || rule.action === 'protect') return judgement;
  const limit = limitOf(own, config.limits, records);
  return { ...judgement, limit: { ...limit, exceeded: judgement.affected.count > limit.records } };
}

function countProblems(rule: Rule, { matched, affected, limit }: Judgement): FileProblem[] {
  const problems: FileProblem[] = [];
  const span = limitSpan(rule);
  if (limit?.exceeded === true)
    problems.push(
      inFile(
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
      problems.push(inFile(rule, problem('unexpected-count', span, { rule: rule.id, matched: matched.count, expect })));
  }
  return problems;
}

function runLimitProblems(
  answers: readonly RuleAnswers[],
  written: number,
  records: number,
  { config }: Project,
): FileProblem[] {
  const widest = answers.find(({ rule }) => writes(rule));
  if (widest === undefined) return [];
  const limit = limitOf(undefined, config.limits, records);
  // A rule that widened its own limit was reviewed for that; the run is bounded where no single rule is to blame.
  const own = answers
    .filter(({ rule }) => writes(rule))
    .map(({ rule }) => limitOf(rule.frontMatter.limits, config.limits, records).records);
  const allowed = Math.max(limit.records, ...own);
  if (written <= allowed) return [];
  return [
    inFile(
      widest.rule,
      problem('run-limit-exceeded', limitSpan(widest.rule), {
        affected: written,
        limit: allowed,
        reason: limit.reason,
      }),
    ),
  ];
}

function limitSpan({ document }: Rule): Span {
  return document.frontMatter?.keySpanOf(['limits']) ?? { start: 0, end: 0 };
}

function inFile({ file, document }: Rule, found: FileProblem['problem']): FileProblem {
  return { file, text: document.text, problem: found };
}
