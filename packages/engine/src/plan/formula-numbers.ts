import { onceEach } from '../values/once-each.ts';
import type { Formula } from './formula.ts';

/** Numbers formulas: those that are written alike have the same number. */
export function formulaNumbers(): (formula: Formula) => number {
  const numbers = new Map<string, number>();
  return onceEach((formula, ofPart) => {
    const key = keyOf(formula, ofPart);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
}

function keyOf(formula: Formula, ofPart: (part: Formula) => number): string {
  switch (formula.kind) {
    case 'constant':
      return String(formula.value);
    case 'leaf':
      return `leaf ${formula.leaf}`;
    case 'not':
      return `not ${ofPart(formula.operand)}`;
    default:
      return `${formula.kind} ${formula.operands.map(ofPart).join(' ')}`;
  }
}
