import type { Formula } from '../../../plan/formula.ts';
import { balanced, type Sql, sql } from '../sql.ts';

/**
 * A formula as a condition. A leaf may be NULL for false: under `not` it is made plain false first, elsewhere NULL
 * already counts as false.
 */
export function formulaSql(formula: Formula, leafSql: (leaf: number) => Sql): Sql {
  switch (formula.kind) {
    case 'constant':
      return formula.value ? sql`1` : sql`0`;
    case 'leaf':
      return sql`(${leafSql(formula.leaf)})`;
    case 'not':
      return sql`(${formulaSql(formula.operand, leafSql)} IS NOT TRUE)`;
    case 'and':
      return balanced(
        formula.operands.map((operand) => formulaSql(operand, leafSql)),
        'AND',
      );
    case 'or':
      return balanced(
        formula.operands.map((operand) => formulaSql(operand, leafSql)),
        'OR',
      );
  }
}
