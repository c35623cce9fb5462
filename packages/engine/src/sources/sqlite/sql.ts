/** A piece of SQL with its bound values: text is never spliced in, names are always quoted. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/** What a cell holds as SQL functions see it. */
export type SqlCell = string | number | null | Uint8Array;

/** What can be bound. */
export type SqlValue = SqlCell | bigint;

/** `` sql`${column} = ${value}` ``: pieces of SQL are inserted, everything else is bound. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] as string;
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] as string;
  });
  return { text, values };
}

function isSql(part: Sql | SqlValue): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part;
}

/** A table or column name, quoted. */
export function name(identifier: string): Sql {
  return { text: `"${identifier.replaceAll('"', '""')}"`, values: [] };
}

/** Conditions that need no row; a formula leaves them out. */
export const always: Sql = Object.freeze({ text: '1', values: [] });
export const never: Sql = Object.freeze({ text: '0', values: [] });

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map(({ text }) => text).join(separator), values: parts.flatMap(({ values }) => values) };
}

/** Joined in pairs of pairs: SQLite counts the depth of an expression, and a long chain is a deep one. */
export function balanced(parts: readonly Sql[], operator: 'AND' | 'OR' | '+' | '|'): Sql {
  if (parts.length === 1) return parts[0] as Sql;
  const middle = parts.length >> 1;
  const [left, right] = [balanced(parts.slice(0, middle), operator), balanced(parts.slice(middle), operator)];
  return { text: `(${left.text} ${operator} ${right.text})`, values: [...left.values, ...right.values] };
}

/** Longer lists are bound as one JSON array. */
export const mostInlineValues = 24;

/** `(?, ?, …)`, or for long lists one bound JSON array. */
export function valueList(values: readonly (string | number)[]): Sql {
  if (values.length > mostInlineValues) return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
  return sql`(${joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  )})`;
}
