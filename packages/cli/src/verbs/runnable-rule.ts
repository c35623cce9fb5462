import { type FileProblem, hasErrors, inRuleFile, type Project, type Rule, readsOf } from '@listwise/engine';
import { missingProblems, type Source } from '@listwise/engine/running';
import { ProblemsFound } from '../failures.ts';

/** The criteria of a rule without errors. */
export function requireCriteria(rule: Rule): NonNullable<Rule['criteria']> {
  if (rule.criteria === undefined) throw new ProblemsFound(inFile(rule, rule.problems));
  return rule.criteria;
}

/** Refuses a rule that reads what the source was never given. */
export async function requireData(rule: Rule, project: Project, source: Source): Promise<void> {
  const criteria = requireCriteria(rule);
  const missing = await source.missing(readsOf(criteria, project.catalog));
  const problems = missingProblems(missing, criteria, source.name, project.catalog);
  if (hasErrors(problems)) throw new ProblemsFound(inFile(rule, problems));
}

function inFile(rule: Rule, problems: Rule['problems']): FileProblem[] {
  return problems.map((problem) => inRuleFile(rule, problem));
}
