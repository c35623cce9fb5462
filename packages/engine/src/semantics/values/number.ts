import { type Property, preferredName } from '../../catalog/property.ts';
import type { NumberValue, ParameterValue, ValueNode } from '../../language/syntax-tree.ts';
import type { BindingScope } from '../binding-scope.ts';
import { parameterValue, report, unfitParameter } from './parameter.ts';
import { writtenValue } from './written-value.ts';

export function bindNumber(value: ValueNode, property: Property, scope: BindingScope): number | undefined {
  if (value.kind === 'missing value') return undefined;
  if (value.kind === 'number value') return finite(Number(value.text), value, property, scope);
  if (value.kind === 'parameter') {
    const given = parameterValue(value, scope);
    if (given === undefined) return undefined;
    if (typeof given !== 'number') return unfitParameter(value, given, 'a number', scope);
    return finite(given, value, property, scope);
  }
  const name = preferredName(property);
  if (value.kind === 'text value' && /^-?\d+(?:\.\d+)?$/.test(value.text)) {
    const fix = { title: `Write ${value.text}`, edits: [{ span: value.span, text: value.text }], safe: true };
    return report(
      scope,
      'quoted-number',
      value.span,
      { found: value.text, property: name, expected: 'a number' },
      { fix },
    );
  }
  return report(scope, 'wrong-value', value.span, { found: writtenValue(value), expected: 'a number', property: name });
}

function finite(number: number, value: ValueNode, property: Property, scope: BindingScope): number | undefined {
  if (Number.isFinite(number)) return number === 0 ? 0 : number;
  return report(scope, 'wrong-value', value.span, {
    found: writtenValue(value),
    expected: 'a number that a computer can hold',
    property: preferredName(property),
  });
}

/** The largest N of `N days ago`; a century of days. */
const largestSpan = 36_500;

/** A whole number of units or related records, from 0. */
export function bindCount(
  count: NumberValue | ParameterValue,
  scope: BindingScope,
  most: number = largestSpan,
): number | undefined {
  if (count.kind === 'number value') return whole(Number(count.text), count.text);
  const given = parameterValue(count, scope);
  if (given === undefined) return undefined;
  if (typeof given !== 'number') return unfitParameter(count, given, 'a whole number', scope);
  return whole(given, String(given));

  function whole(number: number, found: string): number | undefined {
    if (Number.isInteger(number) && number >= 0 && number <= most && !/[.-]/.test(found)) return number;
    return report(scope, 'number-out-of-range', count.span, { found, least: 0, most });
  }
}
