import { builtInCatalog } from '../../../catalog/built-in.ts';
import type { Property } from '../../../catalog/property.ts';
import type { Project } from '../../../project/project.ts';
import type { Rule } from '../../../project/rule.ts';
import type { BoundCriteria } from '../../../semantics/bound-criteria.ts';
import { readsOf } from '../../../semantics/reads.ts';
import { comparisonsIn, relationsIn } from '../../../semantics/walk.ts';
import { needsOf, type PullNeeds } from './needs.ts';

/**
 * What the rules of a project read, what they set, what previews mask, and the properties that the project gives a name
 * of its own. With `all`, every property of a contact that the catalogue knows.
 */
export function projectNeeds(project: Project, { all = false }: { readonly all?: boolean } = {}): PullNeeds {
  const { catalog, config } = project;
  const criteria = pulledRules(project).flatMap((rule) => rule.criteria ?? []);
  const named = (names: readonly string[]): Property[] =>
    names.flatMap((name) => catalog.contacts.byName(name) ?? []).flatMap(catalog.storedBehind);
  const columns = catalog.contacts.properties.filter(
    ({ origin, name, alias }) =>
      origin === 'record' && (all || (alias !== undefined && builtInCatalog().contacts.named(name)?.alias !== alias)),
  );
  const set = pulledRules(project).flatMap(({ frontMatter }) => Object.keys(frontMatter.set ?? {}));
  return needsOf(
    criteria.map((each) => readsOf(each, catalog)),
    [...columns, ...named(['email', ...config.mask, ...set])],
    criteria.flatMap(eventTypesIn),
  );
}

/** The rules that a run may decide: enabled ones, those that protect, and what gates are measured against. */
function pulledRules({ rules }: Project): Rule[] {
  const bases = new Set(rules.map(({ frontMatter }) => frontMatter.limits?.of));
  return rules.filter(
    ({ id, action, frontMatter }) => frontMatter.disabled !== true || action === 'protect' || bases.has(id),
  );
}

/** The types of email events that criteria name. */
function eventTypesIn(criteria: BoundCriteria): string[] {
  return relationsIn(criteria)
    .filter(({ relation }) => relation.name === 'email_event')
    .flatMap(({ where }) => (where === undefined ? [] : comparisonsIn(where)))
    .flatMap(({ property, operand }) => (property.name === 'type' && operand.kind === 'texts' ? operand.values : []));
}
