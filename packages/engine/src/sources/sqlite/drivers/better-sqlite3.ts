import BetterSqlite3 from 'better-sqlite3';
import type { Database, OpenOptions, Row, Statement } from '../database.ts';
import type { SqlCell } from '../sql.ts';

/** SQLite by the native module; the default in Node. */
export function openBetterSqlite3(path: string, { readOnly, lockTimeout = 2000 }: OpenOptions): Database {
  const connection = new BetterSqlite3(path, { readonly: readOnly, fileMustExist: readOnly, timeout: lockTimeout });
  return {
    prepare: (text) => statementOf(connection.prepare(text)),
    exec: (text) => {
      connection.exec(text);
    },
    define: (name, compute) => {
      connection.function(name, { deterministic: true, varargs: true }, (...args: unknown[]) =>
        compute(...(args as SqlCell[])),
      );
    },
    get inTransaction() {
      return connection.inTransaction;
    },
    close: () => {
      connection.close();
    },
  };
}

function statementOf(prepared: BetterSqlite3.Statement): Statement {
  if (prepared.reader) prepared.raw(true);
  return {
    run: (values = []) => prepared.run(values),
    row: (values = []) => prepared.get(values) as Row | undefined,
    rows: (values = []) => prepared.all(values) as Row[],
    column: (values = []) => {
      prepared.pluck(true);
      try {
        return prepared.all(values);
      } finally {
        prepared.raw(true);
      }
    },
    iterate: (values = []) => prepared.iterate(values) as IterableIterator<Row>,
  };
}
