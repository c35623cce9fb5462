import { type Catalog, nameSuggestions } from '../catalog/catalog.ts';
import type { FrontMatter } from '../language/front-matter.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { setValueProblem } from './check-set-values.ts';
import type { RuleNames } from './rule-names.ts';

/** Checks what the schema cannot: that keys go with the action, and that properties to be set exist. */
export function checkFrontMatter(
  { data, spanOf, keySpanOf }: FrontMatter,
  catalog: Catalog,
  rules: RuleNames,
): Problem[] {
  const action = data.action ?? 'report';
  const problems: Problem[] = [];
  for (const key of ['list', 'set'] as const) {
    if (data[key] !== undefined && action !== key)
      problems.push(problem('key-without-action', keySpanOf([key]), { key, action, needed: key }));
    if (data[key] === undefined && action === key)
      problems.push(problem('action-without-key', spanOf(['action']), { action, key, example: examples[key] }));
  }
  if (data.limits?.of !== undefined && action !== 'gate')
    problems.push(problem('key-without-action', keySpanOf(['limits', 'of']), { key: 'of', action, needed: 'gate' }));
  const base = data.limits?.of;
  if (base !== undefined && rules.idOf(base) === undefined)
    problems.push(
      problem('unknown-rule', spanOf(['limits', 'of']), { id: base, suggestions: rules.suggestionsFor(base) }),
    );
  for (const [name, value] of Object.entries(data.set ?? {})) {
    const property = catalog.contacts.byName(name);
    const span = keySpanOf(['set', name]);
    if (property === undefined) {
      const suggestions = nameSuggestions(name, catalog.contacts);
      problems.push(problem('unknown-property', span, { name, object: 'contact', suggestions }));
    } else if (!property.writable) problems.push(problem('read-only-property', span, { name }));
    else
      problems.push(
        ...[setValueProblem(property, value, spanOf(['set', name]))].filter((found) => found !== undefined),
      );
  }
  return problems;
}

const examples = {
  list: 'list: { type: static, name: "Hygiene: dead mailboxes" }',
  set: 'set: { hygiene_status: suppress }',
};
