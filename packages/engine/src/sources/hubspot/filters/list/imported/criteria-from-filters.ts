import type { Catalog } from '../../../../../catalog/catalog.ts';
import { parseCriteriaDocument } from '../../../../../language/criteria-document.ts';
import { formatDocument } from '../../../../../language/format/format.ts';
import { literalOf } from '../../../../../language/text-literal.ts';
import type { Zone } from '../../../../../values/zone.ts';
import { recordId } from '../filter-tree.ts';
import { filterWords } from '../filter-words.ts';
import { type Fields, fieldsOf, listOf } from '../read-fields.ts';
import { operationText } from './operation-text.ts';
import { propertyNamed } from './property-name.ts';

export interface ImportSetting {
  readonly catalog: Catalog;
  readonly zone: Zone;
  /** The name of the list with this id; `undefined` where the portal has none. */
  listName(listId: string): string | undefined;
}

export interface ImportedCriteria {
  /**
   * A criteria expression in canonical form. Where something has no equivalent, a mark that is no criteria stands in
   * its place, so that the file is an error until somebody has decided what to write there.
   */
  readonly text: string;
  readonly problems: readonly ImportProblem[];
}

/** A part of a list's definition that criteria cannot say. */
export interface ImportProblem {
  /** Its mark in the text. */
  readonly mark: string;
  readonly filter: string;
  readonly reason: string;
}

/** The definition of a portal's list as criteria. `filterBranch` is what HubSpot's API returned. */
export function criteriaFromFilters(filterBranch: unknown, setting: ImportSetting): ImportedCriteria {
  const problems: ImportProblem[] = [];
  const expression = branchText(filterBranch, { setting, problems });
  const formatted = formatDocument(parseCriteriaDocument(expression)) ?? `${expression}\n`;
  const comments = problems.map(({ mark, filter, reason }) => `# ${mark} ${oneLine(filter)}: ${reason}\n`).join('');
  const text = problems.reduce((body, { mark }, index) => body.replace(placeholder(index), mark), formatted);
  return { text: comments + text, problems };
}

interface Import {
  readonly setting: ImportSetting;
  readonly problems: ImportProblem[];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Criteria for the formatter, a mark for whoever reads the file. */
function placeholder(index: number): string {
  return `no_equivalent_${index + 1}_ is known`;
}

function withoutEquivalent(filter: string, reason: string, { problems }: Import): string {
  const text = placeholder(problems.length);
  problems.push({ mark: `?no-equivalent-${problems.length + 1}?`, filter, reason });
  return text;
}

function branchText(branch: unknown, to: Import): string {
  const fields = fieldsOf(branch);
  const type = fields?.['filterBranchType'];
  if (fields === undefined || (type !== 'OR' && type !== 'AND')) {
    const reason = 'criteria have no such group of filters';
    return withoutEquivalent(JSON.stringify(branch) ?? 'nothing', reason, to);
  }
  const parts = [
    ...listOf(fields['filters']).map((filter) => filterText(filter, to)),
    ...listOf(fields['filterBranches']).map((inner) => branchText(inner, to)),
  ];
  if (parts.length === 0)
    return type === 'AND' ? 'everyone' : withoutEquivalent('an empty OR', 'it holds no filter', to);
  return parts.length === 1 ? (parts[0] as string) : parts.map((part) => `(${part})`).join(` ${type.toLowerCase()} `);
}

function filterText(filter: unknown, to: Import): string {
  const fields = fieldsOf(filter);
  if (fields === undefined) return withoutEquivalent(JSON.stringify(filter) ?? 'nothing', 'it is no filter', to);
  const found =
    fields['filterType'] === 'PROPERTY'
      ? propertyFilterText(fields, to.setting)
      : fields['filterType'] === 'IN_LIST'
        ? membershipText(fields, to.setting)
        : { reason: 'criteria have no such filter' };
  return 'text' in found ? found.text : withoutEquivalent(filterWords(fields), found.reason, to);
}

type Translated = { readonly text: string } | { readonly reason: string };

function propertyFilterText(filter: Fields, { catalog, zone }: ImportSetting): Translated {
  if (isKnownId(filter)) return { text: 'everyone' };
  const known = propertyNamed(filter['property'], catalog);
  const operation = fieldsOf(filter['operation']);
  if (known === undefined) return { reason: 'the catalogue has no such property; `listwise catalog pull` fetches it' };
  if (operation === undefined) return { reason: 'it has no operation' };
  return operationText(operation, { ...known, catalog, zone });
}

/** Every contact has a record id. */
function isKnownId(filter: Fields): boolean {
  const operation = fieldsOf(filter['operation']);
  return filter['property'] === recordId && operation !== undefined && filterWords(filter) === `${recordId} is known`;
}

function membershipText({ listId, operator, metadata }: Fields, { listName }: ImportSetting): Translated {
  if (metadata !== undefined && metadata !== null)
    return { reason: 'it is no list of contacts but part of a workflow or an import' };
  const name = listName(String(listId));
  if (name === undefined) return { reason: 'the portal has no list with this id' };
  if (operator !== 'IN_LIST' && operator !== 'NOT_IN_LIST') return { reason: 'criteria have no such operator' };
  return { text: `${operator === 'IN_LIST' ? 'in list' : 'not in list'} ${literalOf(name)}` };
}
