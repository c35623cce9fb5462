import { type BitSet, countBits, difference, intersection, union, unionOf } from '../plan/bit-set.ts';
import { problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import { type FileProblem, inRuleFile, type Rule } from '../project/rule.ts';
import type { Held } from './protection.ts';
import type { RuleAnswers } from './rule-questions.ts';

/**
 * Delete goes before archive, archive before set; among equals the rule whose file comes first. Rules that lose nothing
 * share the set of no records.
 */
export function settleConflicts(
  answers: readonly RuleAnswers[],
  held: readonly Held[],
  none: BitSet,
  project: Project,
): { superseded: readonly BitSet[]; problems: FileProblem[] } {
  const superseded = answers.map(() => none);
  const free = (index: number): BitSet => (held[index] as Held).free;
  let taken = none;
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
    superseded[index] = union(intersection(free(index), taken), intersection(left, unionOf(repeated, none.size)));
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
      inRuleFile(rule, problem('conflicting-values', span, { property, rules: [earlier.rule.id, rule.id], records })),
    ];
  });
}
