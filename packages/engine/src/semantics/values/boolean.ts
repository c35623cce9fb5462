import { type Property, preferredName } from '../../catalog/property.ts';
import type { ValueNode } from '../../language/syntax-tree.ts';
import { problem } from '../../problems/problem.ts';
import { readBoolean } from '../../values/readable.ts';
import type { BindingScope } from '../binding-scope.ts';
import { parameterValue, report, unfitParameter } from './parameter.ts';
import { writtenValue } from './written-value.ts';

export function bindBoolean(value: ValueNode, property: Property, scope: BindingScope): boolean | undefined {
  if (value.kind === 'missing value') return undefined;
  if (value.kind === 'boolean value') return value.value;
  if (value.kind === 'parameter') {
    const given = parameterValue(value, scope);
    if (given === undefined) return undefined;
    return typeof given === 'boolean' ? given : unfitParameter(value, given, '`true` or `false`', scope);
  }
  const name = preferredName(property);
  const found = writtenValue(value);
  const option = value.kind === 'text value' ? property.options?.find(({ label }) => label === value.text) : undefined;
  const meant = option === undefined ? readBoolean(found.replaceAll('"', '')) : option.value === 'true';
  const fix =
    meant === undefined
      ? {}
      : { fix: { title: `Write ${meant}`, edits: [{ span: value.span, text: String(meant) }], safe: true } };
  if (option !== undefined) {
    scope.problems.push(problem('option-label', value.span, { label: option.label, value: option.value }, fix));
    return meant;
  }
  return report(scope, 'wrong-value', value.span, { found, expected: '`true` or `false`', property: name }, fix);
}
