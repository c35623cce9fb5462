import { type Property, preferredName } from '../catalog/property.ts';
import type { FrontMatterData } from '../language/front-matter.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { readMoment } from '../values/readable.ts';

type SetValue = NonNullable<FrontMatterData['set']>[string];

/** What is wrong with a value that `set` would write; `null` clears any property. */
export function setValueProblem(property: Property, value: SetValue, span: Span): Problem | undefined {
  if (value === null) return undefined;
  const wrong = (expected: string): Problem =>
    problem('wrong-value', span, { found: String(value), expected, property: preferredName(property) });
  switch (property.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('`true` or `false`');
    case 'number':
      return typeof value === 'number' ? undefined : wrong('a number');
    case 'date':
    case 'datetime':
      return isMoment(String(value)) ? undefined : wrong('`today`, `now` or a date such as 2026-01-15');
    case 'string':
      return undefined;
    case 'enumeration':
    case 'multi_enumeration':
      return optionProblem(property, String(value), span);
  }
}

function isMoment(text: string): boolean {
  return text === 'today' || text === 'now' || readMoment(text) !== undefined;
}

function optionProblem(property: Property, value: string, span: Span): Problem | undefined {
  if (property.open === true) return undefined;
  const options = (property.options ?? []).map((option) => option.value);
  const stranger = value
    .split(property.type === 'multi_enumeration' ? ';' : '\0')
    .find((part) => !options.includes(part));
  if (stranger === undefined) return undefined;
  return problem('unknown-option', span, {
    value: stranger,
    property: preferredName(property),
    options,
    suggestions: suggestionsFor(stranger, options),
  });
}
