import type { Formula } from '../../../plan/formula.ts';
import { always, balanced, never, type Sql, sql } from '../sql.ts';

/**
 * A formula as a condition. A leaf may be NULL for false: under `not` it is made plain false first, elsewhere NULL
 * already counts as false. Leaves that hold for every row, or for none, are worked in.
 */
export function formulaSql(formula: Formula, leafSql: (leaf: number) => Sql): Sql {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? always : never;
    case 'leaf': {
      const leaf = leafSql(formula.leaf);
      return leaf === always || leaf === never ? leaf : sql`(${leaf})`;
    }
    case 'not': {
      const operand = formulaSql(formula.operand, leafSql);
      if (operand === always) return never;
      return operand === never ? always : sql`(${operand} IS NOT TRUE)`;
    }
    case 'and':
    case 'or': {
      const [neutral, deciding] = formula.kind === 'and' ? [always, never] : [never, always];
      const operands = formula.operands.map((operand) => formulaSql(operand, leafSql));
      if (operands.includes(deciding)) return deciding;
      const left = operands.filter((operand) => operand !== neutral);
      return left.length === 0 ? neutral : balanced(left, formula.kind === 'and' ? 'AND' : 'OR');
    }
  }
}
