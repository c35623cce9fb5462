import { groupBy } from '../../../../values/group-by.ts';
import type { SearchFilter } from '../search-body.ts';
import { both, type Condition, either, filtersOf, implies } from './condition.ts';

/** Conditions by the name of their property, all of which a record meets. Without any it holds for everyone. */
export type Group = ReadonlyMap<string, Condition>;

/** Groups that hold for everyone, and for nobody. */
export const everyone: readonly Group[] = Object.freeze([new Map()]);
export const nobody: readonly Group[] = Object.freeze([]);

export function group(conditions: Readonly<Record<string, Condition>>): Group {
  return new Map(Object.entries(conditions));
}

export function isEveryone(groups: readonly Group[]): boolean {
  return groups.some(({ size }) => size === 0);
}

/** All pairs of one group of each side, but those that no record meets. */
export function product(left: readonly Group[], right: readonly Group[]): Group[] {
  return left.flatMap((a) => right.flatMap((b) => joined(a, b) ?? []));
}

function joined(a: Group, b: Group): Group | undefined {
  const result = new Map(a);
  for (const [property, condition] of b) {
    const own = result.get(property);
    const together = own === undefined ? condition : both(own, condition);
    if (together === undefined) return undefined;
    result.set(property, together);
  }
  return result;
}

/** The same records in fewer groups: none that another covers, and one in place of two that differ in one property. */
export function simplified(groups: readonly Group[]): readonly Group[] {
  let left = groups;
  for (;;) {
    const next = united(withoutCovered(left));
    if (next.length === left.length) return next;
    left = next;
  }
}

function withoutCovered(groups: readonly Group[]): readonly Group[] {
  if (isEveryone(groups)) return everyone;
  const kept: Group[] = [];
  for (const each of [...groups].sort((a, b) => a.size - b.size))
    if (!kept.some((wider) => covers(wider, each))) kept.push(each);
  // One of the same size may be wider and stand behind.
  return kept.filter((each, index) => !kept.some((wider, other) => other > index && covers(wider, each)));
}

/** Whether all that meet `narrow` meet `wide`. */
function covers(wide: Group, narrow: Group): boolean {
  for (const [property, condition] of wide) {
    const own = narrow.get(property);
    if (own === undefined || !implies(own, condition)) return false;
  }
  return true;
}

function united(groups: readonly Group[]): readonly Group[] {
  let result = groups;
  for (const property of new Set(groups.flatMap((each) => [...each.keys()]))) {
    const alike = groupBy(
      result.filter((each) => each.has(property)),
      (each) => textWithout(each, property),
    );
    result = [
      ...result.filter((each) => !each.has(property)),
      ...[...alike.values()].flatMap((same) => (same.length === 1 ? same : unitedIn(property, same))),
    ];
  }
  return result;
}

/** Groups that differ in one property at most, in as few as can be. */
function unitedIn(property: string, groups: readonly Group[]): Group[] {
  const [first] = groups;
  if (first === undefined) return [];
  const conditions: Condition[] = [];
  for (const each of groups) {
    let condition = each.get(property);
    for (let index = 0; condition !== undefined && index < conditions.length; ) {
      const whole = either(conditions[index] as Condition, condition);
      if (whole === 'anything') return [without(first, property)];
      if (whole === undefined) index++;
      else {
        conditions.splice(index, 1);
        condition = whole;
        index = 0;
      }
    }
    if (condition !== undefined) conditions.push(condition);
  }
  return conditions.map((condition) => new Map(first).set(property, condition));
}

export function without(from: Group, property: string): Group {
  return new Map([...from].filter(([name]) => name !== property));
}

/** The filters of a group, in the order of their properties. */
export function groupFilters(from: Group): SearchFilter[] {
  return inOrder(from).flatMap(([property, condition]) => filtersOf(property, condition));
}

function textWithout(from: Group, property: string): string {
  return JSON.stringify(inOrder(without(from, property)));
}

function inOrder(from: Group): [string, Condition][] {
  return [...from].sort(([a], [b]) => (a < b ? -1 : 1));
}
