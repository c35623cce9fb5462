import { defineProperty } from '../catalog/builtin/define.ts';
import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { type Property, preferredName } from '../catalog/property.ts';
import type { ParameterValue } from '../language/front-matter.ts';
import { parseCriteria } from '../language/parse-criteria.ts';
import type { Problem } from '../problems/problem.ts';
import { seen } from '../problems/seen-problem.test-kit.ts';
import { type Zone, zoneOf } from '../values/zone.ts';
import { type BoundResult, bindCriteria } from './bind.ts';
import type { BindingEnvironment, ValueSet } from './binding-scope.ts';

const details = { description: 'A property of a test.' };

function property(
  name: string,
  label: string,
  type: Property['type'],
  more: object = {},
  object = 'contact',
): Property {
  return defineProperty(object, 'record', name, label, type, { ...details, ...more });
}

/** One property of each type, and what makes names difficult. */
export const testProperties: readonly Property[] = [
  property('is_flagged', 'Flagged', 'boolean', { alias: 'flag' }),
  property('kept_as_enumeration', 'Kept', 'boolean', {
    alias: 'kept',
    options: { true: 'Kept contact', false: 'Left contact' },
    storedAsEnumeration: true,
  }),
  property('title', 'Title', 'string'),
  property('score', 'Score', 'number'),
  property('stage', 'Stage', 'enumeration', {
    options: { '7': 'Seven', NEW: 'New one', OPEN: 'Open one', '1-5': 'One to five', Today: 'This day', True: 'So' },
  }),
  property('user_id', 'User', 'enumeration', { alias: 'owner', open: true, options: { '12': 'Bo' } }),
  property('basis', 'Basis', 'multi_enumeration', { options: { A: 'First', B: 'Second', 'C d': 'Third' } }),
  property('born', 'Born', 'date'),
  property('hired', 'Hired', 'date'),
  property('made_at', 'Made at', 'datetime', { alias: 'made' }),
  property('seen_at', 'Seen at', 'datetime'),
  property('reason', 'Reason', 'string'),
  property('old_reason', 'Reason', 'string', { hidden: true }),
  property('phone', 'Number', 'string'),
  property('mobile', 'Number', 'string', { alias: 'cell' }),
  property('past_a', 'Past', 'string', { hidden: true }),
  property('past_b', 'Past', 'string', { hidden: true }),
  property('amount', 'Amount', 'number', {}, 'deal'),
  property('stage', 'Stage', 'enumeration', { options: { won: 'Won', lost: 'Lost' } }, 'deal'),
];

export const testCatalog: Catalog = createCatalog(testProperties);

export const stockholm = zoneOf('Europe/Stockholm') as Zone;

export interface Surroundings {
  readonly catalog?: Catalog;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly sets?: Readonly<Record<string, readonly string[] | string>>;
  readonly rule?: BindingEnvironment['rule'];
}

/** Binds a text that has no syntax problem; a set given as text is one that could not be read. */
export function bound(text: string, surroundings: Surroundings = {}): BoundResult {
  const { criteria, problems } = parseCriteria(text);
  if (criteria === undefined || problems.length > 0) throw new Error(`${text}\n${JSON.stringify(problems)}`);
  return bindCriteria(criteria, {
    catalog: surroundings.catalog ?? testCatalog,
    zone: stockholm,
    parameters: new Map(Object.entries(surroundings.parameters ?? {})),
    sets: new Map(Object.entries(surroundings.sets ?? {}).map(([name, values]) => [name, valueSet(name, values)])),
    rule: surroundings.rule ?? (() => ({ kind: 'unknown', suggestions: [] })),
  });
}

function valueSet(name: string, values: readonly string[] | string): ValueSet {
  const file = `sets/${name}.txt`;
  return typeof values === 'string' ? { name, file, values: [], failure: values } : { name, file, values };
}

/** The bound criteria of a text without problems, as plain data: no places, properties by their name. */
export function boundTree(text: string, surroundings: Surroundings = {}): unknown {
  const { criteria, problems } = bound(text, surroundings);
  if (problems.length > 0) throw new Error(`${text}\n${JSON.stringify(problems)}`);
  return plain(criteria);
}

/** The operand of the one comparison in a text without problems. */
export function boundOperand(text: string, surroundings: Surroundings = {}): unknown {
  return (boundTree(text, surroundings) as { operand: unknown }).operand;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (isProperty(value)) return preferredName(value);
  if ('plural' in value && 'name' in value) return value.name;
  const parts = Object.entries(value).filter(([key]) => key !== 'span');
  return Object.fromEntries(parts.map(([key, part]) => [key, plain(part)]));
}

function isProperty(value: object): value is Property {
  return 'origin' in value && 'label' in value;
}

/** What is wrong with a text, as code, place and facts. */
export function bindingProblems(text: string, surroundings: Surroundings = {}): ReturnType<typeof seen> {
  return seen(text, bound(text, surroundings).problems);
}

export function firstProblem(text: string, surroundings: Surroundings = {}): Problem | undefined {
  return bound(text, surroundings).problems[0];
}
