import { type SearchBody, type SearchGroup, searchLimits } from '../search-body.ts';
import { type KnownCondition, oneOf } from './condition.ts';
import { type Group, groupFilters } from './group.ts';
import { fitsLimits, searchFor, sizeOf } from './pages.ts';
import { weakened } from './selectivity.ts';

export interface PackedSearches {
  readonly searches: readonly SearchBody[];
  /** Nothing had to be left out. */
  readonly exact: boolean;
}

/** Groups in as few searches as they fit in, the largest first. A group that fits in none asks for less. */
export function packed(groups: readonly Group[]): PackedSearches {
  const fitting = groups.map(fittingGroups);
  const parts = fitting.flatMap((each) => each.parts.map(searchGroup));
  const largestFirst = parts
    .map((part) => ({ part, size: sizeOf(searchFor([part])) }))
    .sort((a, b) => b.size - a.size || (JSON.stringify(a.part) < JSON.stringify(b.part) ? -1 : 1));
  const bins: Bin[] = [];
  const room = searchLimits.bodyLength - emptySize;
  for (const { part, size } of largestFirst) {
    // A comma stands between two groups.
    const needed = { length: size - emptySize + 1, filters: part.filters.length + 1 };
    const bin = bins.find(
      (each) =>
        each.groups.length < searchLimits.groups &&
        each.filters + needed.filters <= searchLimits.filters &&
        each.length + needed.length <= room,
    );
    if (bin === undefined) bins.push({ groups: [part], ...needed });
    else {
      bin.groups.push(part);
      bin.length += needed.length;
      bin.filters += needed.filters;
    }
  }
  return {
    searches: Object.freeze(bins.map((bin) => searchFor(bin.groups))),
    exact: fitting.every(({ exact }) => exact),
  };
}

interface Bin {
  readonly groups: SearchGroup[];
  length: number;
  filters: number;
}

/** What a search takes beside its groups. `searchBehind` gives an empty one a group, so it is measured with two. */
const emptySize = 2 * sizeOf(searchFor([{ filters: [] }])) + 1 - sizeOf(searchFor([{ filters: [] }, { filters: [] }]));

function searchGroup(from: Group): SearchGroup {
  return Object.freeze({ filters: Object.freeze(groupFilters(from).map((filter) => Object.freeze(filter))) });
}

/** A group by itself within the limits: its longest list in parts, or without the conditions that help least. */
function fittingGroups(whole: Group): { parts: readonly Group[]; exact: boolean } {
  if (fits(whole)) return { parts: [whole], exact: true };
  const list = longestList(whole);
  const parts = list === undefined ? undefined : splitList(whole, list);
  if (parts !== undefined) return { parts, exact: true };
  return { parts: fittingGroups(weakened(whole)).parts, exact: false };
}

function fits(whole: Group): boolean {
  return fitsLimits(searchFor([searchGroup(whole)]));
}

interface LongList {
  readonly property: string;
  readonly values: readonly string[];
}

function longestList(whole: Group): LongList | undefined {
  const lists = [...whole].flatMap(([property, condition]) => {
    const { oneOf: values } = condition as KnownCondition;
    return values === undefined ? [] : { property, values };
  });
  return lists.sort((a, b) => b.values.length - a.values.length)[0];
}

/** As many values in each part as fit; `undefined` where some part fits with no value at all. */
function splitList(whole: Group, { property, values }: LongList): readonly Group[] | undefined {
  const withValues = (part: readonly string[]): Group => new Map(whole).set(property, oneOf(part));
  const parts: Group[] = [];
  for (let start = 0; start < values.length; ) {
    const count = mostThatFit(values.length - start, (many) => fits(withValues(values.slice(start, start + many))));
    if (count === 0) return undefined;
    parts.push(withValues(values.slice(start, start + count)));
    start += count;
  }
  return parts;
}

/** The largest count up to `most` that fits, where fewer always fit if more do. */
function mostThatFit(most: number, fitsWith: (count: number) => boolean): number {
  let [low, high] = [0, Math.min(most, searchLimits.bodyLength)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fitsWith(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
