import type { ParameterValue as Scalar } from '../../language/front-matter.ts';
import type { ParameterValue } from '../../language/syntax-tree.ts';
import { suggestionsFor } from '../../problems/did-you-mean.ts';
import type { Span } from '../../problems/fix.ts';
import { problem } from '../../problems/problem.ts';
import type { ProblemCode, ProblemFacts } from '../../problems/registry.ts';
import type { BindingScope, ValueSet } from '../binding-scope.ts';

/** Records a problem and stands for "nothing could be bound". */
export function report<Code extends ProblemCode>(
  scope: BindingScope,
  code: Code,
  span: Span,
  facts: ProblemFacts<Code>,
  more: Parameters<typeof problem<Code>>[3] = {},
): undefined {
  scope.problems.push(problem(code, span, facts, more));
  return undefined;
}

/** The value of a parameter where one value is due. */
export function parameterValue(parameter: ParameterValue, scope: BindingScope): Scalar | undefined {
  const { name, span } = parameter;
  if (name === '') return undefined;
  const value = scope.parameters.get(name);
  const isSet = scope.sets.has(name);
  if (value !== undefined && isSet) return report(scope, 'parameter-and-set', span, { name });
  if (value !== undefined) {
    scope.usedParameters.add(name);
    return value;
  }
  if (isSet) {
    scope.usedSets.add(name);
    return report(scope, 'set-as-value', span, { name, operators: scope.listPhrases?.() ?? [] });
  }
  return unknownParameter(parameter, scope);
}

/** The set of that name; `undefined` when there is none, and then it may be a parameter. */
export function setNamed({ name, span }: ParameterValue, scope: BindingScope): ValueSet | undefined {
  const set = scope.sets.get(name);
  if (set === undefined) return undefined;
  if (scope.parameters.has(name)) return report(scope, 'parameter-and-set', span, { name });
  scope.usedSets.add(name);
  if (set.failure !== undefined)
    return report(scope, 'missing-set', span, { name, file: set.file, reason: set.failure });
  if (set.values.length === 0) return report(scope, 'empty-set', span, { name, file: set.file });
  return set;
}

export function unfitParameter(
  parameter: ParameterValue,
  value: Scalar,
  expected: string,
  scope: BindingScope,
): undefined {
  return report(scope, 'parameter-type', parameter.span, { name: parameter.name, value: String(value), expected });
}

function unknownParameter({ name, span }: ParameterValue, scope: BindingScope): undefined {
  const suggestions = suggestionsFor(name, [...scope.parameters.keys(), ...scope.sets.keys()]).map(
    (known) => `$${known}`,
  );
  const [only] = suggestions;
  const fix =
    only !== undefined && suggestions.length === 1
      ? { fix: { title: `Change to ${only}`, edits: [{ span, text: only }], safe: true } }
      : {};
  return report(scope, 'unknown-parameter', span, { name, suggestions }, fix);
}
