import type { Formula } from './formula.ts';

/**
 * Does the work once for each formula, however often formulas share it: rules that meet rules, level upon level, would
 * take twice as long with each level. The work gets what does it, to ask for the parts.
 */
export function onceAFormula<Result>(
  work: (formula: Formula, ofPart: (part: Formula) => Result) => Result,
): (formula: Formula) => Result {
  const known = new WeakMap<Formula, Result>();
  const once = (formula: Formula): Result => {
    const result = known.get(formula);
    if (result !== undefined) return result;
    const made = work(formula, once);
    known.set(formula, made);
    return made;
  };
  return once;
}
