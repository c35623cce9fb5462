import type { ErrorObject } from 'ajv';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Fix, Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { nearestKey, type YamlPlaces } from './yaml-places.ts';

/** What ajv found, in words, each at its place and once. */
export function schemaProblems(errors: readonly ErrorObject[], places: YamlPlaces): Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of withoutAlternatives(errors.filter(isTold))) {
    if (error.keyword === 'required' && isMisspelt(error, errors)) continue;
    const found = schemaProblem(error, places);
    const identity = `${found.span.start}:${found.code}:${(found.facts as { key?: string }).key}`;
    if (!problems.has(identity)) problems.set(identity, found);
  }
  return [...problems.values()];
}

/** Not what ajv adds to an error: why a name of a key does not fit, and that a part with an `if` failed. */
function isTold({ keyword, propertyName }: ErrorObject): boolean {
  return propertyName === undefined && keyword !== 'if';
}

/** A key is missing where it was written wrong: then that is what is told. */
function isMisspelt({ instancePath, params }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const missing = String((params as { missingProperty?: string }).missingProperty);
  return errors.some(
    (other) =>
      other.keyword === 'additionalProperties' &&
      other.instancePath === instancePath &&
      suggestionsFor(unknownKeyOf(other), [missing]).length > 0,
  );
}

function unknownKeyOf({ params }: ErrorObject): string {
  return String((params as { additionalProperty?: string }).additionalProperty);
}

/**
 * A value that fits none of several forms fails in each of them. The failure deepest in the value belongs to the form
 * that was meant; where none is deeper, the failed choice itself is told.
 */
function withoutAlternatives(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  return errors.filter((error) => {
    if (choices.includes(error)) return !errors.some((other) => isWithin(other, error) && isDeeper(other, error));
    const choice = choices.find((candidate) => isWithin(error, candidate));
    return choice === undefined || isDeeper(error, choice);
  });
}

function isWithin(error: ErrorObject, choice: ErrorObject): boolean {
  if (error === choice || error.keyword === 'oneOf' || error.keyword === 'anyOf') return false;
  return error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
}

/** Inside the value, or about its keys: then the form was right and only a part of it is wrong. */
function isDeeper(error: ErrorObject, choice: ErrorObject): boolean {
  return (
    error.instancePath !== choice.instancePath ||
    error.keyword === 'additionalProperties' ||
    error.keyword === 'required'
  );
}

function schemaProblem(error: ErrorObject, places: YamlPlaces): Problem {
  const path = pathOf(error.instancePath);
  const key = nearestKey(path) ?? 'the file';
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = unknownKeyOf(error);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const suggestions = suggestionsFor(unknown, known);
      const span = places.keySpanOf([...path, unknown]);
      return problem('unknown-key', span, { key: unknown, known, suggestions }, fixFor(span, suggestions));
    }
    case 'propertyNames': {
      const name = String(params['propertyName']);
      const expected = 'a name (letters, digits and _)';
      return problem('invalid-value', places.keySpanOf([...path, name]), { key: name, expected });
    }
    case 'required':
      return problem('missing-key', places.keySpanOf(path), { key: String(params['missingProperty']), within: key });
    default: {
      const span = places.spanOf(path);
      return problem('invalid-value', span, { key, expected: expectation(error), ...foundIn(error) });
    }
  }
}

function fixFor(span: Span, suggestions: readonly string[]): { fix?: Fix } {
  const [only] = suggestions;
  if (only === undefined || suggestions.length > 1) return {};
  return { fix: { title: `Change to \`${only}\``, edits: [{ span, text: only }], safe: true } };
}

function foundIn(error: ErrorObject): { found?: string } {
  const { data } = error;
  if (data === undefined || (typeof data === 'object' && data !== null)) return {};
  return { found: String(data) };
}

/** What the schema wants, in words. */
function expectation(error: ErrorObject): string {
  const schema = error.parentSchema as { expected?: string; oneOf?: { type?: string; enum?: unknown[] }[] };
  if (schema.expected !== undefined) return schema.expected;
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'enum':
      return `one of ${listed(params['allowedValues'] as unknown[])}`;
    case 'const':
      return `\`${String(params['allowedValue'])}\``;
    case 'type':
      return typeWords(params['type'] as string | string[]);
    case 'pattern':
      return `text of the form ${String(params['pattern'])}`;
    case 'minimum':
      return `a number of at least ${String(params['limit'])}`;
    case 'maximum':
      return `a number of at most ${String(params['limit'])}`;
    case 'minLength':
      return 'some text';
    case 'minProperties':
      return 'at least one entry';
    case 'oneOf':
      return (schema.oneOf ?? [])
        .map((form) => (form.enum === undefined ? typeWords(form.type ?? 'object') : listed(form.enum)))
        .join(' or ');
    default:
      return error.message ?? 'something else';
  }
}

function listed(values: readonly unknown[]): string {
  return values.map((value) => `\`${String(value)}\``).join(', ');
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping (`key: value`)',
  null: '`null`',
};

function typeWords(types: string | readonly string[]): string {
  return [types]
    .flat()
    .map((type) => typeNames[type] ?? type)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1');
}

function pathOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
