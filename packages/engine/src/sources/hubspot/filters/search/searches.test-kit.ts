import { matchesOf } from '../../../../plan/selection.ts';
import { createProject } from '../../../../project/project.ts';
import { momentAt } from '../../../../values/moment.ts';
import { zoneOf } from '../../../../values/zone.ts';
import type { SearchFilter } from '../search-body.ts';
import { type SearchPlan, searchPlan } from './search-plan.ts';

const catalog = `
contact:
  birthday: { label: Birthday, type: date }
  colours: { label: Colours, type: multi_enumeration, options: { red: Red, blue: Blue } }
  product: { label: Product, type: enumeration, open: true }
${Array.from({ length: 20 }, (_, index) => `  text_${index}: { label: Text ${index}, type: string }`).join('\n')}
`;
const manyDomains = Array.from({ length: 10_000 }, (_, index) => `domain-${index}.example\n`).join('');
const project = createProject(
  {
    rules: [],
    catalogs: [{ path: 'catalog/own.yaml', text: catalog }],
    sets: new Map([['domains', { path: 'domains.txt', text: manyDomains }]]),
    packs: [],
  },
  undefined,
);

/** The searches for criteria in Stockholm, on the morning of Wednesday, 1 July 2026. */
export function searchesFor(...texts: readonly string[]): SearchPlan {
  const zone = zoneOf('Europe/Stockholm');
  if (zone === undefined) throw new Error('Europe/Stockholm is a zone');
  const moment = momentAt(Date.parse('2026-07-01T08:00:00Z'), zone, 'monday');
  const criteria = texts.map((text) => {
    const { criteria: bound, problems } = project.adHocRule('ad-hoc', 'ad-hoc.criteria', text);
    if (bound === undefined) throw new Error(`${text}: ${JSON.stringify(problems)}`);
    return bound;
  });
  const whole = { kind: 'or', operands: criteria, span: { start: 0, end: 0 } } as const;
  const { formula, ...context } = matchesOf(whole, project.catalog, moment);
  return searchPlan([formula], context);
}

/** The groups of the searches for some criteria, a line each; `everyone` where no search bounds them. */
export function groupsFor(...texts: readonly string[]): string[] {
  const plan = searchesFor(...texts);
  if (plan.kind === 'everyone') return ['everyone'];
  return plan.searches
    .flatMap(({ filterGroups }) => filterGroups)
    .map(({ filters }) => filters.map(filterText).join(' & '))
    .sort();
}

/** `city IN a, b`; milliseconds of the years 2000 to 2099 as an instant. */
function filterText(filter: SearchFilter): string {
  const { propertyName, operator } = filter;
  const values = 'values' in filter ? filter.values : 'value' in filter ? [filter.value] : [];
  const shown = values.map((value) =>
    /^(?:9|[1-3]\d)\d{11}$/.test(value) ? new Date(Number(value)).toISOString().replace('.000Z', 'Z') : value,
  );
  return [propertyName, operator, shown.join(', ')].join(' ').trim();
}
