import type { Formula } from '../plan/formula.ts';

/** The formula's value where some leaves have none yet; `undefined` where it hangs on those. */
export function partialValue(formula: Formula, valueFor: (leaf: number) => boolean | undefined): boolean | undefined {
  switch (formula.kind) {
    case 'constant':
      return formula.value;
    case 'leaf':
      return valueFor(formula.leaf);
    case 'not': {
      const value = partialValue(formula.operand, valueFor);
      return value === undefined ? undefined : !value;
    }
    default: {
      const deciding = formula.kind === 'or';
      let isOpen = false;
      for (const operand of formula.operands) {
        const value = partialValue(operand, valueFor);
        if (value === deciding) return deciding;
        isOpen ||= value === undefined;
      }
      return isOpen ? undefined : !deciding;
    }
  }
}
