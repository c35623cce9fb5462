import { nameCandidates, operatorsFor, type Property, preferredName, suggestionsFor, typeName } from '@listwise/engine';
import { exitCodes } from '../../exit-codes.ts';
import type { Output } from '../../terminal/output.ts';
import { tableLines } from '../../terminal/table.ts';
import { defineVerb, type VerbModule } from '../../verb.ts';
import { writeJson } from '../../views/problem-json.ts';
import { counted } from '../../views/severity-counts.ts';
import { openWorkspaceIfAny } from '../../workspace.ts';
import { catalogPullVerb } from './catalog-pull.ts';

interface CatalogResult {
  readonly term: string | undefined;
  readonly properties: readonly Property[];
  readonly suggestions: readonly string[];
}

export const catalogVerb: VerbModule = {
  execute: (input, format, output) =>
    (input.args[0] === 'pull' ? catalogPullVerb : browseVerb).execute(input, format, output),
};

const browseVerb = defineVerb<CatalogResult>({
  run: async (input) => {
    const { project } = openWorkspaceIfAny(input);
    const { contacts, objects } = project.catalog;
    const [term] = input.args;
    if (term === undefined)
      return { term, properties: contacts.properties.filter(({ hidden }) => hidden !== true), suggestions: [] };
    const exact = contacts.byName(term) ?? contacts.byLabel(term).found;
    const properties =
      exact === undefined
        ? propertiesAbout(
            term,
            objects.flatMap((object) => object.properties),
          )
        : [exact];
    const suggestions = properties.length === 0 ? suggestionsFor(term, nameCandidates(contacts).keys()) : [];
    return { term, properties, suggestions };
  },
  views: { pretty, json },
  exitCode: () => exitCodes.clean,
});

/** Those whose name or label has the term, then those that only speak of it. */
function propertiesAbout(term: string, properties: readonly Property[]): Property[] {
  const wanted = term.toLowerCase();
  const has = (...texts: readonly (string | undefined)[]): boolean =>
    texts.some((text) => text?.toLowerCase().includes(wanted) === true);
  const named = properties.filter(({ name, alias, label }) => has(name, alias, label));
  return [...named, ...properties.filter((property) => !named.includes(property) && has(property.description))];
}

function pretty({ term, properties, suggestions }: CatalogResult, output: Output): void {
  const [only] = properties;
  if (only !== undefined && properties.length === 1) {
    card(only, output);
    return;
  }
  if (only === undefined) {
    output.line(
      `No property is about \`${term}\`.${suggestions.length > 0 ? ` Did you mean ${suggestions.map((name) => `\`${name}\``).join(' or ')}?` : ''}`,
    );
    return;
  }
  const rows = properties.map((property) => [
    property.object === 'contact' ? preferredName(property) : `${property.object}: ${preferredName(property)}`,
    property.label,
    property.type,
    property.origin === 'record' ? '' : property.origin,
  ]);
  const columns = [
    { title: 'name' },
    { title: 'label' },
    { title: 'type', shrinks: false },
    { title: 'origin', shrinks: false },
  ];
  for (const line of tableLines(columns, rows, output)) output.line(line);
  output.line();
  output.line(
    `${counted(properties.length, 'property', 'properties')}. \`listwise catalog NAME\` shows one with its options and operators.`,
  );
}

/** Everything about one property. */
function card(property: Property, { colors: { bold, dim }, line }: Output): void {
  const origin = { record: 'on the record', address: 'of the e-mail address', computed: 'worked out by Listwise' }[
    property.origin
  ];
  line(`${bold(preferredName(property))} — ${property.label}`);
  if (property.description !== undefined) line(property.description);
  line();
  if (property.alias !== undefined) line(`internal name  ${property.name}`);
  line(`type           ${property.type} (${typeName(property.type)})`);
  line(
    `origin         ${origin}${property.writable ? ', can be set' : ', read only'}${property.hidden === true ? ', hidden in the CRM' : ''}`,
  );
  if (property.options !== undefined) {
    line(property.open === true ? `options        ${dim('any value; known are:')}` : 'options');
    const longest = Math.max(...property.options.map(({ value }) => value.length));
    for (const { value, label } of property.options)
      line(`  ${label === value ? value : `${value.padEnd(longest)}  ${dim(label)}`}`);
  } else if (property.open === true) line('options        any value');
  line();
  line(bold('in a rule'));
  for (const { phrases, summary } of operatorsFor(property.type))
    line(`  ${phrases[0].words.padEnd(28)} ${dim(summary)}`);
}

function json({ properties }: CatalogResult, output: Output): void {
  writeJson({ version: 1, properties }, output);
}
