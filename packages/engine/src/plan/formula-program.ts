import { onceEach } from '../values/once-each.ts';
import { always, type Formula } from './formula.ts';

/**
 * Formulas as steps over sets of records, a bit each: what several formulas share is worked out once. The sets are
 * blocks of 32 records a word.
 */
export interface FormulaProgram {
  /**
   * @param setOf the set of a leaf: one bit a record, none behind the last
   * @returns for each formula the set of records for which it holds; valid until the next run
   */
  run(records: number, setOf: (leaf: number) => Uint32Array): readonly Uint32Array[];
}

type Step =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'not'; readonly operand: number }
  | { readonly kind: 'and' | 'or' | 'and not'; readonly left: number; readonly right: number };

export function formulaProgram(formulas: readonly Formula[]): FormulaProgram {
  const steps: Step[] = [];
  const numbers = new Map<string, number>();

  function stepOf(step: Step): number {
    const key = JSON.stringify(step);
    let number = numbers.get(key);
    if (number === undefined) {
      number = steps.push(step) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  const compile: (formula: Formula) => number = onceEach((formula) => {
    switch (formula.kind) {
      case 'constant':
        return stepOf({ kind: formula.value ? 'all' : 'none' });
      case 'leaf':
        return stepOf({ kind: 'leaf', leaf: formula.leaf });
      case 'not':
        return stepOf({ kind: 'not', operand: compile(formula.operand) });
      case 'and':
      case 'or': {
        const [first = always, ...rest] = formula.operands;
        return rest.reduce((left, operand) => joined(formula.kind, left, operand), compile(first));
      }
    }
  });

  /** From the left, so that formulas that begin alike share their beginning. */
  function joined(kind: 'and' | 'or', left: number, operand: Formula): number {
    if (kind === 'and' && operand.kind === 'not')
      return stepOf({ kind: 'and not', left, right: compile(operand.operand) });
    return stepOf({ kind, left, right: compile(operand) });
  }

  const results = formulas.map(compile);
  let sets: Uint32Array[] = [];

  return {
    run: (records, setOf) => {
      const words = (records + 31) >>> 5;
      if (sets[0]?.length !== words) sets = steps.map(() => new Uint32Array(words));
      const setAt = (step: number): Uint32Array => sets[step] as Uint32Array;
      steps.forEach((step, number) => {
        if (step.kind === 'leaf') sets[number] = setOf(step.leaf);
        else fill(setAt(number), step, records, setAt);
      });
      return results.map(setAt);
    },
  };
}

/** A set from those of earlier steps. */
function fill(
  target: Uint32Array,
  step: Exclude<Step, { kind: 'leaf' }>,
  records: number,
  setAt: (step: number) => Uint32Array,
): void {
  switch (step.kind) {
    case 'all':
      target.fill(0xffffffff);
      clearBehind(target, records);
      break;
    case 'none':
      break;
    case 'not':
      complement(target, setAt(step.operand));
      clearBehind(target, records);
      break;
    case 'and':
      intersect(target, setAt(step.left), setAt(step.right));
      break;
    case 'or':
      unite(target, setAt(step.left), setAt(step.right));
      break;
    case 'and not':
      subtract(target, setAt(step.left), setAt(step.right));
  }
}

/** Bits behind the last record stand for none. */
function clearBehind(set: Uint32Array, records: number): void {
  const left = records & 31;
  if (left > 0) set[set.length - 1] = (set[set.length - 1] as number) & ((1 << left) - 1);
}

function complement(target: Uint32Array, operand: Uint32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = ~(operand[i] as number);
}

function intersect(target: Uint32Array, left: Uint32Array, right: Uint32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (left[i] as number) & (right[i] as number);
}

function unite(target: Uint32Array, left: Uint32Array, right: Uint32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (left[i] as number) | (right[i] as number);
}

function subtract(target: Uint32Array, left: Uint32Array, right: Uint32Array): void {
  for (let i = 0; i < target.length; i++) target[i] = (left[i] as number) & ~(right[i] as number);
}
