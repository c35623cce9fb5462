import { type Problem, problem } from '../problems/problem.ts';
import type { Project } from '../project/project.ts';
import { configFile } from '../project/project-config.ts';
import { type FileProblem, hasErrors, inRuleFile, type Rule } from '../project/rule.ts';

/** Parameters, sets and rules that nothing uses. A rule with errors may use anything. */
export function unusedProblems(project: Project): FileProblem[] {
  const { rules } = project;
  const used = new Set(rules.flatMap(usesOf));
  return [
    ...rules.filter((rule) => isIdle(rule) && !used.has(rule.id)).map(unusedRule),
    ...(rules.some(({ problems }) => hasErrors(problems)) ? [] : unusedSettings(project)),
  ];
}

/** The parameters of a rule that it does not use. */
export function unusedParameters({ document, frontMatter, parameters, problems }: Rule): Problem[] {
  if (hasErrors(problems) || document.frontMatter === undefined) return [];
  const { keySpanOf } = document.frontMatter;
  return Object.keys(frontMatter.params ?? {})
    .filter((name) => !parameters.has(name))
    .map((name) => problem('unused-parameter', keySpanOf(['params', name]), { name, isProject: false }));
}

function usesOf({ usedRules, frontMatter }: Rule): string[] {
  const { of } = frontMatter.limits ?? {};
  return [...usedRules, ...(of === undefined ? [] : [of])];
}

/** Disabled; of a protect rule, every plan says so. */
function isIdle({ frontMatter, action }: Rule): boolean {
  return frontMatter.disabled === true && action !== 'protect';
}

function unusedRule(rule: Rule): FileProblem {
  const span = rule.document.frontMatter?.keySpanOf(['disabled']) ?? { start: 0, end: 0 };
  return inRuleFile(rule, problem('unused-rule', span, { rule: rule.id }));
}

function unusedSettings({ rules, config, settings }: Project): FileProblem[] {
  if (settings === undefined || rules.length === 0) return [];
  const { text, places } = settings;
  const inFile = (found: Problem): FileProblem => ({ file: configFile, text, problem: found });
  // A name that only the chosen profile has stands elsewhere in the file.
  const isDeclared = (key: string, name: string): boolean => {
    const { start, end } = places.keySpanOf([key, name]);
    return text.slice(start, end).replace(/^["']|["']$/g, '') === name;
  };
  const parameters = Object.keys(config.params).filter((name) => !rules.some((rule) => rule.parameters.has(name)));
  const sets = Object.keys(config.sets).filter((name) => !rules.some(({ usedSets }) => usedSets.has(name)));
  return [
    ...parameters
      .filter((name) => isDeclared('params', name))
      .map((name) =>
        inFile(problem('unused-parameter', places.keySpanOf(['params', name]), { name, isProject: true })),
      ),
    ...sets
      .filter((name) => isDeclared('sets', name))
      .map((name) => inFile(problem('unused-set', places.keySpanOf(['sets', name]), { name }))),
  ];
}
