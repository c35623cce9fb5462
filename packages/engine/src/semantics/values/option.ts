import { type Option, type Property, preferredName } from '../../catalog/property.ts';
import { isReserved } from '../../catalog/reserved-words.ts';
import type { ValueNode } from '../../language/syntax-tree.ts';
import { literalOf } from '../../language/text-literal.ts';
import { suggestionsFor } from '../../problems/did-you-mean.ts';
import type { Span } from '../../problems/fix.ts';
import { problem } from '../../problems/problem.ts';
import type { BindingScope } from '../binding-scope.ts';
import { parameterValue, report, unfitParameter } from './parameter.ts';
import { emptyText } from './text.ts';
import { writtenValue } from './written-value.ts';

/** A value of an enumeration: one of its options. In quotes its label is accepted too, with a fix. */
export function bindOption(value: ValueNode, property: Property, scope: BindingScope): string | undefined {
  switch (value.kind) {
    case 'missing value':
      return undefined;
    case 'text value':
      return value.text === ''
        ? emptyText(value, property, scope)
        : optionNamed(value.text, true, value.span, property, scope);
    case 'parameter': {
      const given = parameterValue(value, scope);
      if (given === undefined) return undefined;
      const text = String(given);
      if (isOption(text, property)) return text;
      const byLabel = optionLabelled(text, property);
      return byLabel?.value ?? unfitParameter(value, given, `a value of ${preferredName(property)}`, scope);
    }
    case 'relative date':
    case 'date value':
    case 'datetime value':
      return report(scope, 'wrong-value', value.span, {
        found: writtenValue(value),
        expected: 'one of its options',
        property: preferredName(property),
      });
    case 'boolean value':
      return optionNamed(String(value.value), false, value.span, property, scope);
    default:
      return optionNamed(writtenValue(value), false, value.span, property, scope);
  }
}

/** Each value of a set that is no option is reported once, at the set's name. */
export function optionsOfSet(
  values: readonly string[],
  span: Span,
  property: Property,
  scope: BindingScope,
): string[] | undefined {
  const options = values.map((text) => (isOption(text, property) ? text : optionLabelled(text, property)?.value));
  const stranger = options.indexOf(undefined);
  if (stranger >= 0) return unknownOption(values[stranger] as string, span, property, scope);
  return options as string[];
}

function isOption(text: string, property: Property): boolean {
  return property.open === true || property.options?.some((option) => option.value === text) === true;
}

function optionLabelled(label: string, property: Property): Option | undefined {
  return property.options?.find((option) => option.label === label);
}

function optionNamed(
  text: string,
  mayBeLabel: boolean,
  span: Span,
  property: Property,
  scope: BindingScope,
): string | undefined {
  if (property.options?.some(({ value }) => value === text)) return text;
  const labelled = mayBeLabel ? optionLabelled(text, property) : undefined;
  if (labelled !== undefined) {
    const { value } = labelled;
    const written = asWritten(value);
    const fix = { title: `Change to ${written}`, edits: [{ span, text: written }], safe: true };
    scope.problems.push(problem('option-label', span, { label: text, value }, { fix }));
    return value;
  }
  return property.open === true ? text : unknownOption(text, span, property, scope);
}

function unknownOption(text: string, span: Span, property: Property, scope: BindingScope): undefined {
  const options = property.options ?? [];
  const byText = new Map([
    ...options.map(({ value, label }) => [label, value] as const),
    ...options.map(({ value }) => [value, value] as const),
  ]);
  const suggestions = [...new Set(suggestionsFor(text, byText.keys()).map((name) => byText.get(name) ?? name))];
  const [only] = suggestions;
  const written = only === undefined ? '' : asWritten(only);
  const fix =
    suggestions.length === 1
      ? { fix: { title: `Change to ${written}`, edits: [{ span, text: written }], safe: true } }
      : {};
  const facts = {
    value: text,
    property: preferredName(property),
    options: options.map(({ value }) => value),
    suggestions,
  };
  return report(scope, 'unknown-option', span, facts, fix);
}

/** An option as a rule writes it: bare where it is a name or a number, else in quotes. */
export function asWritten(option: string): string {
  const isBare = /^(?:[A-Za-z_][A-Za-z0-9_]*|-?\d+(?:\.\d+)?)$/.test(option);
  return isBare && (!isReserved(option) || isTruth(option)) ? option : literalOf(option);
}

/** `true` and `false` are reserved, but as values. */
function isTruth(option: string): boolean {
  return option === 'true' || option === 'false';
}
