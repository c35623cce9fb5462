import { type Property, preferredName } from '../../catalog/property.ts';
import { phraseMeant } from '../../language/phrase-likeness.ts';
import type { ValueNode } from '../../language/syntax-tree.ts';
import { literalOf } from '../../language/text-literal.ts';
import type { BindingScope } from '../binding-scope.ts';
import { parameterValue, report, unfitParameter } from './parameter.ts';
import { writtenValue } from './written-value.ts';

/** A value of a text property: text in quotes. */
export function bindText(value: ValueNode, property: Property, scope: BindingScope): string | undefined {
  if (value.kind === 'missing value') return undefined;
  if (value.kind === 'text value') return value.text === '' ? emptyText(value, property, scope) : value.text;
  if (value.kind === 'parameter') {
    const given = parameterValue(value, scope);
    if (given === undefined) return undefined;
    if (typeof given !== 'string') return unfitParameter(value, given, 'text', scope);
    return given === '' ? emptyText(value, property, scope) : given;
  }
  const found = writtenValue(value);
  const text = literalOf(found);
  // What stands for nothing elsewhere was hardly meant as these letters.
  const safe = phraseMeant('is', found) === undefined;
  const fix = { title: `Write ${text}`, edits: [{ span: value.span, text }], safe };
  return report(scope, 'unquoted-text', value.span, { found, property: preferredName(property) }, { fix });
}

export function emptyText(value: ValueNode, property: Property, scope: BindingScope): undefined {
  return report(scope, 'empty-text', value.span, { property: preferredName(property) });
}
