import { propertyKey } from '../catalog/property.ts';
import { type Formula, leavesOf } from '../plan/formula.ts';
import type { Leaf } from '../plan/leaf.ts';
import { propertiesComparedWith } from '../semantics/date-window.ts';
import { onceEach } from '../values/once-each.ts';

/** What formulas are about. Where two look at nothing in common, the one proves nothing of the other. */
export interface Grounds {
  /** Some leaf of the one looks at what a leaf of the other looks at. */
  haveCommonGround(one: Formula, other: Formula): boolean;
  /** Those formulas that have to do with one, on common ground or by way of each other. */
  relevantTo(formula: Formula, among: readonly Formula[]): readonly Formula[];
}

export function grounds(leafOf: (number: number) => Leaf): Grounds {
  const groundOf = onceEach(
    (formula: Formula): ReadonlySet<string> =>
      new Set([...leavesOf(formula)].flatMap((number) => groundOfLeaf(number, leafOf(number)))),
  );

  function relevantTo(formula: Formula, among: readonly Formula[]): readonly Formula[] {
    const ground = new Set(groundOf(formula));
    let relevant: readonly Formula[] = [];
    for (;;) {
      const found = among.filter((each) => overlap(ground, groundOf(each)));
      if (found.length === relevant.length) return found;
      relevant = found;
      for (const each of found) for (const part of groundOf(each)) ground.add(part);
    }
  }

  return { haveCommonGround: (one, other) => overlap(groundOf(one), groundOf(other)), relevantTo };
}

/** The properties that a leaf looks at, or the relation; a list is its own ground. */
function groundOfLeaf(number: number, leaf: Leaf): string[] {
  switch (leaf.kind) {
    case 'comparison':
      return [leaf.comparison.property, ...propertiesComparedWith(leaf.comparison)].map(propertyKey);
    case 'has at least':
      return [`has ${leaf.relation.name}`];
    default:
      return [`leaf ${number}`];
  }
}

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const part of other) if (one.has(part)) return true;
  return false;
}
