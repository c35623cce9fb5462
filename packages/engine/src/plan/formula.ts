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

/** Nested joins of one kind become one; a constant decides or goes. */
function join(kind: 'and' | 'or', operands: readonly Formula[]): Formula {
  const deciding = kind === 'or';
  const flat: Formula[] = [];
  for (const operand of operands) {
    if (operand.kind === 'constant') {
      if (operand.value === deciding) return operand;
    } else if (operand.kind === kind) flat.push(...operand.operands);
    else flat.push(operand);
  }
  const [first] = flat;
  if (first === undefined) return deciding ? never : always;
  return flat.length === 1 ? first : Object.freeze({ kind, operands: Object.freeze(flat) });
}

/** The formula where some leaves are known to hold for all records, or for none. */
export function withKnownLeaves(formula: Formula, known: (leaf: number) => boolean | undefined): Formula {
  switch (formula.kind) {
    case 'constant':
      return formula;
    case 'leaf': {
      const value = known(formula.leaf);
      return value === undefined ? formula : value ? always : never;
    }
    case 'not':
      return not(withKnownLeaves(formula.operand, known));
    default:
      return join(
        formula.kind,
        formula.operands.map((operand) => withKnownLeaves(operand, known)),
      );
  }
}

/** The numbers of the leaves in a formula. */
export function leavesOf(formula: Formula, into: Set<number> = new Set()): Set<number> {
  switch (formula.kind) {
    case 'constant':
      break;
    case 'leaf':
      into.add(formula.leaf);
      break;
    case 'not':
      leavesOf(formula.operand, into);
      break;
    default:
      for (const operand of formula.operands) leavesOf(operand, into);
  }
  return into;
}

/** The formula's value when each leaf has the given one. */
export function evaluateFormula(formula: Formula, holds: (leaf: number) => boolean): boolean {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'leaf':
      return holds(formula.leaf);
    case 'not':
      return !evaluateFormula(formula.operand, holds);
    case 'and':
      return formula.operands.every((operand) => evaluateFormula(operand, holds));
    case 'or':
      return formula.operands.some((operand) => evaluateFormula(operand, holds));
  }
}
