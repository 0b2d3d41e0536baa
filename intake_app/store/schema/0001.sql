-- Schema 1. Forward only: a released file is never edited, the next change is 0002.sql.

-- Facts about this vault: operator's interface language, device, recipients, recovery state.
CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who a slot belongs to. The header outside carries random ids only.
CREATE TABLE people (
  slot_id TEXT PRIMARY KEY,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The key that signs bundles, wrapped under a key of its own.
CREATE TABLE device_key (
  only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
  wrapped BLOB NOT NULL
) STRICT;

-- Bundles form a chain: each carries its number and the digest of the one before.
CREATE TABLE exports (
  sequence INTEGER PRIMARY KEY,
  bundle_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE reference_numbers (
  prefix TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row per testimony, small, so that lists are quick. `row_mac` covers every other column;
-- `body_mac` covers the body that stands now.
CREATE TABLE records (
  number INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reference TEXT NOT NULL,
  name TEXT NOT NULL,
  incident_date TEXT NOT NULL,
  place TEXT NOT NULL,
  answered INTEGER NOT NULL,
  relevant INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_order INTEGER NOT NULL,
  body_mac BLOB NOT NULL,
  row_mac BLOB NOT NULL
) STRICT;

-- Order is by sequence, never by clock: a laptop's clock is set back now and then.
CREATE UNIQUE INDEX records_by_saved ON records (saved_order);
CREATE INDEX records_by_name ON records (name, number);
CREATE INDEX records_by_reference ON records (reference, number);
CREATE INDEX records_by_incident ON records (incident_date, number);

-- The body that stands now, canonical JSON; updated in place by autosave.
CREATE TABLE bodies (
  number INTEGER PRIMARY KEY REFERENCES records (number),
  body BLOB NOT NULL
) STRICT;

CREATE TABLE revisions (
  number INTEGER NOT NULL REFERENCES records (number),
  revision INTEGER NOT NULL CHECK (revision > 0),
  state TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  mac BLOB NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (number, revision)
) STRICT;

-- A frozen record shows one of its revisions and nothing else.
CREATE TRIGGER frozen_bodies_stay BEFORE UPDATE ON bodies
WHEN (SELECT state FROM records WHERE number = NEW.number) IN ('sealed', 'signed', 'withdrawn')
  AND NOT EXISTS (SELECT 1 FROM revisions WHERE number = NEW.number AND body = NEW.body)
BEGIN
  SELECT RAISE(ABORT, 'a frozen record shows a revision');
END;

CREATE TRIGGER revisions_stay BEFORE UPDATE ON revisions
BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TRIGGER revisions_are_kept BEFORE DELETE ON revisions
BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER revisions_are_not_replaced BEFORE INSERT ON revisions
WHEN EXISTS (SELECT 1 FROM revisions WHERE number = NEW.number AND revision = NEW.revision)
BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  event TEXT NOT NULL,
  record_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content_mac TEXT NOT NULL,
  actor TEXT NOT NULL,
  detail TEXT NOT NULL,
  app_version TEXT NOT NULL,
  prev TEXT NOT NULL,
  mac TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

-- Folded words and, where they differ, their skeletons (domain.text). No text is stored here.
CREATE VIRTUAL TABLE search USING fts5 (
  folded,
  skeleton,
  content = '',
  contentless_delete = 1,
  prefix = '2 3',
  tokenize = "unicode61 remove_diacritics 0"
);
