/** Records in SQLite, and CSV files into it; needs Node and its native module. */
export { databasePath, openSource, sourceConfig } from './sources/node/open-source.ts';
export { openBetterSqlite3 } from './sources/sqlite/drivers/better-sqlite3.ts';
export { ImportError } from './sources/sqlite/import/import-error.ts';
export { type ImportReport, importFile } from './sources/sqlite/import/import-file.ts';
export { type ImportKind, importKinds } from './sources/sqlite/import/import-kind.ts';
export { dateFormat, dateFormatTokens } from './values/date-format.ts';
