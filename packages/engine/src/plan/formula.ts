import { onceEach } from '../values/once-each.ts';

/** A Boolean formula over numbered leaf predicates: frozen plain data. */
export type Formula =
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Formula[] };

export const always: Formula = Object.freeze({ kind: 'constant', value: true });
export const never: Formula = Object.freeze({ kind: 'constant', value: false });

export function leafFormula(leaf: number): Formula {
  return Object.freeze({ kind: 'leaf', leaf });
}

export function not(operand: Formula): Formula {
  if (operand.kind === 'constant') return operand.value ? never : always;
  if (operand.kind === 'not') return operand.operand;
  return Object.freeze({ kind: 'not', operand });
}

export function and(operands: readonly Formula[]): Formula {
  return join('and', operands);
}

export function or(operands: readonly Formula[]): Formula {
  return join('or', operands);
}

/** Nested joins of one kind become one; a constant decides or goes, an operand that is there already goes. */
function join(kind: 'and' | 'or', operands: readonly Formula[]): Formula {
  const deciding = kind === 'or';
  const flat = new Set<Formula>();
  for (const operand of operands) {
    if (operand.kind === 'constant') {
      if (operand.value === deciding) return operand;
    } else if (operand.kind === kind) for (const inner of operand.operands) flat.add(inner);
    else flat.add(operand);
  }
  const [first] = flat;
  if (first === undefined) return deciding ? never : always;
  return flat.size === 1 ? first : Object.freeze({ kind, operands: Object.freeze([...flat]) });
}

/** Works into formulas that some leaves hold for all records, or for none. */
export function withKnownLeaves(known: (leaf: number) => boolean | undefined): (formula: Formula) => Formula {
  return onceEach((formula, ofPart) => {
    switch (formula.kind) {
      case 'constant':
        return formula;
      case 'leaf': {
        const value = known(formula.leaf);
        return value === undefined ? formula : value ? always : never;
      }
      case 'not':
        return not(ofPart(formula.operand));
      default:
        return join(formula.kind, formula.operands.map(ofPart));
    }
  });
}

/** The numbers of the leaves in a formula. */
export const leavesOf: (formula: Formula) => ReadonlySet<number> = onceEach((formula, ofPart) => {
  switch (formula.kind) {
    case 'constant':
      return new Set();
    case 'leaf':
      return new Set([formula.leaf]);
    case 'not':
      return ofPart(formula.operand);
    default: {
      const leaves = new Set<number>();
      for (const operand of formula.operands) for (const leaf of ofPart(operand)) leaves.add(leaf);
      return leaves;
    }
  }
});

/** The formula's value when each leaf has the given one. */
export function evaluateFormula(formula: Formula, holds: (leaf: number) => boolean): boolean {
  const value = onceEach<Formula, boolean>((part, ofPart) => {
    switch (part.kind) {
      case 'constant':
        return part.value;
      case 'leaf':
        return holds(part.leaf);
      case 'not':
        return !ofPart(part.operand);
      case 'and':
        return part.operands.every(ofPart);
      case 'or':
        return part.operands.some(ofPart);
    }
  });
  return value(formula);
}
