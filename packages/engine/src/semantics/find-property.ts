import { nameSuggestions } from '../catalog/catalog.ts';
import { type Property, preferredName } from '../catalog/property.ts';
import type { PropertyName } from '../language/syntax-tree.ts';
import { suggestionsFor } from '../problems/did-you-mean.ts';
import type { BindingScope } from './binding-scope.ts';
import { report } from './values/parameter.ts';

/** The property that a name or label stands for; what is wrong with it is reported. */
export function findProperty(name: PropertyName, scope: BindingScope): Property | undefined {
  if (name.kind === 'name') return scope.properties.byName(name.text) ?? unknownProperty(name, scope);
  const lookup = scope.properties.byLabel(name.text);
  if (lookup.found !== undefined) return lookup.found;
  if (lookup.ambiguous !== undefined)
    return report(scope, 'ambiguous-label', name.span, {
      label: name.text,
      names: lookup.ambiguous.map(preferredName),
    });
  return unknownLabel(name, scope);
}

function unknownProperty(name: PropertyName, scope: BindingScope): undefined {
  const { relation, properties, catalog } = scope;
  if (relation !== undefined && properties !== catalog.contacts && catalog.contacts.byName(name.text) !== undefined)
    return report(scope, 'not-inside-where', name.span, {
      what: `the contact's ${name.text}`,
      relation: relation.name,
    });
  return unknown(name, nameSuggestions(name.text, properties), scope);
}

function unknownLabel(name: PropertyName, scope: BindingScope): undefined {
  const labels = scope.properties.properties.filter(({ hidden }) => hidden !== true).map(({ label }) => label);
  const sameLetters = labels.filter((label) => label.toLowerCase() === name.text.trim().toLowerCase());
  return unknown(name, sameLetters.length > 0 ? sameLetters.slice(0, 1) : suggestionsFor(name.text, labels), scope);
}

function unknown(name: PropertyName, suggestions: readonly string[], scope: BindingScope): undefined {
  const [only] = suggestions;
  const text = name.kind === 'label' ? `\`${only}\`` : (only ?? '');
  const fix =
    suggestions.length === 1 && only !== undefined
      ? { fix: { title: `Change to ${text}`, edits: [{ span: name.span, text }], safe: true } }
      : {};
  return report(
    scope,
    'unknown-property',
    name.span,
    { name: name.text, object: scope.properties.object.replaceAll('_', ' '), suggestions },
    fix,
  );
}
