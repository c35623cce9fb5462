import type { ErrorObject } from 'ajv';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { Fix, Span } from '../problems/fix.ts';
import { type Problem, problem } from '../problems/problem.ts';
import type { YamlPlaces } from './yaml-places.ts';

/** What ajv found, in words, each at its place. */
export function schemaProblems(errors: readonly ErrorObject[], places: YamlPlaces): Problem[] {
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const error of withoutAlternatives(errors)) {
    const found = schemaProblem(error, places);
    const identity = `${found.span.start}:${found.code}`;
    if (told.has(identity)) continue;
    told.add(identity);
    problems.push(found);
  }
  return problems;
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
  const key = path.length === 0 ? 'the file' : String(path.at(-1));
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema as { properties?: object }).properties ?? {});
      const suggestions = suggestionsFor(unknown, known);
      const span = places.keySpanOf([...path, unknown]);
      return problem('unknown-key', span, { key: unknown, known, suggestions }, fixFor(span, suggestions));
    }
    case 'propertyNames':
    case 'discriminator':
      return problem('invalid-value', places.keySpanOf([...path, String(params['propertyName'] ?? '')]), {
        key: String(params['propertyName'] ?? key),
        expected:
          error.keyword === 'discriminator' ? '`type: sqlite` or `type: hubspot`' : 'a name (letters, digits and _)',
      });
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
  const schema = error.parentSchema as { description?: string; oneOf?: { type?: string; enum?: unknown[] }[] };
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'enum':
      return `one of ${listed(params['allowedValues'] as unknown[])}`;
    case 'const':
      return `\`${String(params['allowedValue'])}\``;
    case 'type':
      return typeWords(params['type'] as string | string[]);
    case 'pattern':
      return schema.description === undefined
        ? `text of the form ${String(params['pattern'])}`
        : lowerFirst(schema.description);
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

function lowerFirst(sentence: string): string {
  return (sentence[0] ?? '').toLowerCase() + sentence.slice(1).replace(/\.$/, '');
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
