/**
 * The tables of the local store. `contacts` and `addresses` get a column for each property that an import brings;
 * columns of Listwise itself begin with an underscore, which no property name does.
 */
export const schemaVersion = 1;

/** Marks the file as a Listwise store ("LSTW"). */
export const applicationId = 0x4c535457;

export const pageSize = 8192;

export const schemaSql = `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row an import: what was read, and in which time zone.
CREATE TABLE imports (
  id          INTEGER PRIMARY KEY,
  file        TEXT NOT NULL,
  kind        TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  timezone    TEXT NOT NULL,
  rows        INTEGER NOT NULL,
  inserted    INTEGER NOT NULL,
  updated     INTEGER NOT NULL,
  unchanged   INTEGER NOT NULL,
  rejected    INTEGER NOT NULL,
  archived    INTEGER NOT NULL
) STRICT;

-- Which properties a record was ever given, as a JSON array; records share the sets. A set that no record uses is
-- removed by the import that left it unused.
CREATE TABLE supplied (
  id         INTEGER PRIMARY KEY,
  object     TEXT NOT NULL,
  properties TEXT NOT NULL,
  UNIQUE (object, properties)
) STRICT;

-- The type that the values of a column were written with.
CREATE TABLE columns (
  object   TEXT NOT NULL,
  property TEXT NOT NULL,
  type     TEXT NOT NULL,
  PRIMARY KEY (object, property)
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id        INTEGER PRIMARY KEY,
  _supplied INTEGER NOT NULL REFERENCES supplied (id),
  _archived INTEGER,
  _address  TEXT
) STRICT;

-- What is known of e-mail addresses, whether or not a contact has them.
CREATE TABLE addresses (
  address   TEXT PRIMARY KEY,
  _supplied INTEGER NOT NULL REFERENCES supplied (id)
) STRICT, WITHOUT ROWID;

-- Cells that their type cannot be read from, as they were written.
CREATE TABLE unreadable (
  object   TEXT NOT NULL,
  property TEXT NOT NULL,
  record   ANY NOT NULL,
  raw      TEXT NOT NULL,
  PRIMARY KEY (object, property, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE email_events (
  address  TEXT NOT NULL,
  type     TEXT NOT NULL,
  at       INTEGER,
  category TEXT,
  campaign TEXT
) STRICT;
CREATE UNIQUE INDEX email_events_once ON email_events (address, type, ifnull(at, 0), ifnull(campaign, ''));

CREATE TABLE lists (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE list_members (
  list    INTEGER NOT NULL REFERENCES lists (id),
  contact INTEGER NOT NULL,
  PRIMARY KEY (list, contact)
) STRICT, WITHOUT ROWID;

-- Properties whose history was fetched whole, and their recorded values.
CREATE TABLE histories (
  property TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TABLE property_history (
  property   TEXT NOT NULL,
  contact    INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  value      ANY,
  unreadable INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX property_history_by_contact ON property_history (property, contact);

CREATE TABLE associations (
  relation TEXT NOT NULL,
  contact  INTEGER NOT NULL,
  record   INTEGER NOT NULL,
  PRIMARY KEY (relation, contact, record)
) STRICT, WITHOUT ROWID;
`;

export const addressIndexSql = 'CREATE INDEX IF NOT EXISTS contacts_by_address ON contacts (_address)';
