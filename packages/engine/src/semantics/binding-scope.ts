import type { Catalog, ObjectCatalog } from '../catalog/catalog.ts';
import type { Relation } from '../catalog/relation.ts';
import type { ParameterValue } from '../language/front-matter.ts';
import type { Problem } from '../problems/problem.ts';
import type { Zone } from '../values/zone.ts';
import type { BoundCriteria } from './bound-criteria.ts';

/** A set of values from a file, or why it could not be read. */
export interface ValueSet {
  readonly name: string;
  readonly file: string;
  readonly values: readonly string[];
  /** Why the file could not be read. */
  readonly failure?: string;
}

/** What the name of a rule leads to. */
export type RuleLookup =
  | { readonly kind: 'rule'; readonly id: string; readonly criteria: BoundCriteria }
  | { readonly kind: 'broken' }
  | { readonly kind: 'cycle'; readonly path: readonly string[] }
  | { readonly kind: 'unknown'; readonly suggestions: readonly string[] };

/** What the names in a rule can stand for. */
export interface BindingEnvironment {
  readonly catalog: Catalog;
  readonly zone: Zone;
  readonly parameters: ReadonlyMap<string, ParameterValue>;
  readonly sets: ReadonlyMap<string, ValueSet>;
  rule(id: string): RuleLookup;
}

/** The environment at one place of a rule, and what binding there has found. */
export interface BindingScope extends BindingEnvironment {
  readonly properties: ObjectCatalog;
  /** The relation inside whose `where` this place is. */
  readonly relation?: Relation;
  /** The words that take a set where the operator at this place takes one value; looked up when they are told. */
  listPhrases?(): readonly string[];
  readonly problems: Problem[];
  readonly usedParameters: Set<string>;
  readonly usedSets: Set<string>;
  readonly usedRules: Set<string>;
}
