import type { Property } from '../catalog/property.ts';
import { propertyKey } from '../catalog/property.ts';
import { type Interval, intervalOf } from '../semantics/interval.ts';
import { fold } from '../values/fold.ts';
import { groupBy } from '../values/group-by.ts';
import type { Moment } from '../values/moment.ts';
import type { ComparisonLeaf, Leaf } from './leaf.ts';

/**
 * Leaf predicates on one property cut its values into numbered regions: a source tells of each record only the number
 * of its region, and a table says which leaves hold there. What cannot be cut is a dimension of its own with two
 * regions: does not hold, holds.
 */
export interface Dimension extends RegionTable {
  readonly cut: Cut;
}

/** Which leaves hold in which region. */
export interface RegionTable {
  /** The number of regions. */
  readonly size: number;
  readonly leaves: readonly DimensionLeaf[];
}

interface DimensionLeaf {
  /** The number of the leaf in the plan. */
  readonly leaf: number;
  /** For each region whether the leaf holds there. */
  readonly holds: readonly boolean[];
}

export type Cut =
  | { readonly kind: 'leaf'; readonly leaf: number }
  /** Region 0 is unknown, 1 false, 2 true. */
  | { readonly kind: 'boolean'; readonly property: Property }
  /** Region 0 is unknown, 1 to n the listed values, n + 1 any other; text is compared folded. */
  | { readonly kind: 'listed'; readonly property: Property; readonly values: readonly string[] }
  /** Region 0 is unknown, 1 what lies before the first point, and so on. */
  | { readonly kind: 'ordered'; readonly property: Property; readonly points: readonly CutPoint[] };

/** Where the numbers are cut: before the value, or behind it. */
export interface CutPoint {
  readonly value: number;
  readonly behind: boolean;
}

/** Longer lists are asked as one leaf each: a record is looked up in them, not sorted into them. */
const mostListedValues = 48;

/** Sorts the leaves of a plan into dimensions. */
export function dimensionsOf(leaves: readonly Leaf[], moment: Moment): Dimension[] {
  const numbered = leaves.map((leaf, number) => ({ leaf, number }));
  const byProperty = groupBy(numbered, ({ leaf }) =>
    leaf.kind === 'comparison' ? propertyKey(leaf.comparison.property) : undefined,
  );
  return [...byProperty].flatMap(([key, group]) =>
    key === undefined
      ? group.map(({ number }) => single(number))
      : dimensionsOfProperty(group as NumberedComparison[], moment),
  );
}

interface NumberedComparison {
  readonly leaf: ComparisonLeaf;
  readonly number: number;
}

/** The leaf alone: region 1 where it holds. */
function single(leaf: number): Dimension {
  return { cut: { kind: 'leaf', leaf }, size: 2, leaves: [{ leaf, holds: [false, true] }] };
}

function dimensionsOfProperty(group: readonly NumberedComparison[], moment: Moment): Dimension[] {
  const [first] = group as [NumberedComparison];
  const { property } = first.leaf.comparison;
  const { shared, alone } = sharedCut(property, group, moment);
  if (shared === undefined || shared.leaves.length < 2) return group.map(({ number }) => single(number));
  return [shared, ...alone.map(({ number }) => single(number))];
}

/** The cut that most leaves of a property share, and the leaves that it cannot answer. */
function sharedCut(
  property: Property,
  group: readonly NumberedComparison[],
  moment: Moment,
): { shared?: Dimension; alone: readonly NumberedComparison[] } {
  switch (property.type) {
    case 'boolean':
      return cutBy(group, { kind: 'boolean', property }, 3, ({ comparison: { operator, operand } }) =>
        operator === 'equals' && operand.kind === 'boolean' ? [false, !operand.value, operand.value] : undefined,
      );
    case 'number':
    case 'date':
    case 'datetime':
      return orderedCut(property, group, moment);
    case 'enumeration':
    case 'string':
      return listedCut(property, group);
    case 'multi_enumeration':
      return { alone: group };
  }
}

/** Each leaf with its table; `is known` holds everywhere but in region 0. */
function cutBy(
  group: readonly NumberedComparison[],
  cut: Cut,
  size: number,
  tableOf: (leaf: ComparisonLeaf) => boolean[] | undefined,
): { shared: Dimension; alone: readonly NumberedComparison[] } {
  const leaves: DimensionLeaf[] = [];
  const alone: NumberedComparison[] = [];
  for (const each of group) {
    const isKnown = each.leaf.comparison.operator === 'is_known';
    const holds = isKnown ? Array.from({ length: size }, (_, region) => region > 0) : tableOf(each.leaf);
    if (holds === undefined) alone.push(each);
    else leaves.push({ leaf: each.number, holds });
  }
  return { shared: { cut, size, leaves }, alone };
}

function orderedCut(
  property: Property,
  group: readonly NumberedComparison[],
  moment: Moment,
): { shared: Dimension; alone: readonly NumberedComparison[] } {
  const intervals = new Map(group.map(({ leaf }) => [leaf, intervalOf(leaf.comparison, moment)]));
  const points = sortedPoints(
    [...intervals.values()].flatMap((interval) => (interval === undefined ? [] : pointsOf(interval))),
  );
  const size = points.length + 2;
  return cutBy(group, { kind: 'ordered', property, points }, size, (leaf) => {
    const interval = intervals.get(leaf);
    return interval && tableOfInterval(interval, points);
  });
}

/** `>= low` begins before the value, `> low` behind it; `< high` ends before the value, `<= high` behind it. */
function pointsOf({ low, high }: Interval): CutPoint[] {
  return [
    ...(low === undefined ? [] : [{ value: low.value, behind: low.open }]),
    ...(high === undefined ? [] : [{ value: high.value, behind: !high.open }]),
  ];
}

function sortedPoints(points: readonly CutPoint[]): CutPoint[] {
  const distinct = new Map(points.map((point) => [`${point.value} ${point.behind}`, point]));
  return [...distinct.values()].sort((a, b) => a.value - b.value || Number(a.behind) - Number(b.behind));
}

function tableOfInterval(interval: Interval, points: readonly CutPoint[]): boolean[] {
  const indexOf = ({ value, behind }: CutPoint): number =>
    points.findIndex((point) => point.value === value && point.behind === behind);
  const { low, high } = interval;
  // Region i + 1 lies right behind point i - 1 and before point i.
  const first = low === undefined ? 1 : indexOf({ value: low.value, behind: low.open }) + 2;
  const last = high === undefined ? points.length + 1 : indexOf({ value: high.value, behind: !high.open }) + 1;
  return Array.from({ length: points.length + 2 }, (_, region) => first <= region && region <= last);
}

function listedCut(
  property: Property,
  group: readonly NumberedComparison[],
): { shared: Dimension; alone: readonly NumberedComparison[] } {
  const form = property.type === 'string' ? fold : String;
  const valuesOf = ({ comparison: { operator, operand } }: ComparisonLeaf): string[] | undefined => {
    if (operator !== 'equals' && operator !== 'is_any_of') return undefined;
    return operand.kind === 'texts' && operand.values.length <= mostListedValues ? operand.values.map(form) : undefined;
  };
  const values = [...new Set(group.flatMap(({ leaf }) => valuesOf(leaf) ?? []))];
  return cutBy(group, { kind: 'listed', property, values }, values.length + 2, (leaf) => {
    const wanted = valuesOf(leaf);
    return wanted && [false, ...values.map((value) => wanted.includes(value)), false];
  });
}
