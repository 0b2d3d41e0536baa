-- Schema 2: attachments, erasure, withdrawal slips, days of review.

-- One row per attachment. The file att/xx/<attachment_id>.age opens with `identity` alone, so
-- deleting the row shreds the file. `meta` is canonical JSON; `mac` covers every other column.
CREATE TABLE attachments (
  attachment_id TEXT PRIMARY KEY,
  number INTEGER NOT NULL REFERENCES records (number),
  meta BLOB NOT NULL,
  identity BLOB NOT NULL,
  mac BLOB NOT NULL
) STRICT;

CREATE INDEX attachments_by_record ON attachments (number);

-- Files of attachments that are being added or removed. After a crash the next unlock removes a
-- file that is named here and has no row. A file that is named nowhere is only reported: its row
-- may be in a newer copy of the database.
CREATE TABLE attachment_steps (
  attachment_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What is left of a testimony whose content left this laptop: an id, why and when.
-- `sealed_file` names the file under sealed/ that only headquarters can open; otherwise ''.
CREATE TABLE tombstones (
  number INTEGER PRIMARY KEY,
  record_id TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL CHECK (reason IN ('erased', 'sealed_to_hq', 'purged')),
  at TEXT NOT NULL,
  sealed_file TEXT NOT NULL,
  digest TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT;

CREATE TRIGGER tombstones_stay BEFORE UPDATE ON tombstones
BEGIN
  SELECT RAISE(ABORT, 'a tombstone stays as it is');
END;

CREATE TRIGGER tombstones_are_kept BEFORE DELETE ON tombstones
BEGIN
  SELECT RAISE(ABORT, 'a tombstone stays');
END;

-- Files under sealed/ that are being written, or that are to go. The row goes in the transaction
-- that sets the tombstone, so a file that is named here at an unlock is removed.
CREATE TABLE sealed_steps (
  sealed_file TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The number on a person's withdrawal slip; it says nothing about the testimony.
CREATE TABLE slips (
  slip TEXT PRIMARY KEY,
  record_id TEXT NOT NULL,
  at TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The day on which somebody decides anew whether a testimony is still needed here.
CREATE TABLE reviews (
  record_id TEXT PRIMARY KEY,
  review_on TEXT NOT NULL,
  mac BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- A word that is deleted is taken out of the index, not only marked.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- Revisions go only together with the testimony they belong to.
DROP TRIGGER revisions_are_kept;

CREATE TRIGGER revisions_are_kept BEFORE DELETE ON revisions
WHEN NOT EXISTS (SELECT 1 FROM tombstones WHERE number = OLD.number)
BEGIN
  SELECT RAISE(ABORT, 'revisions are append-only');
END;

-- The history of one testimony, or of one kind of event, is a walk along an index.
CREATE INDEX audit_by_record ON audit (record_id, seq);
CREATE INDEX audit_by_event ON audit (event, seq);

-- What stood in the boxes at the last lock and is no answer yet: half a date, an undecided answer.
-- `content` is canonical JSON. It goes with its testimony, and when the answer is completed.
CREATE TABLE half_typed (
  number INTEGER NOT NULL REFERENCES records (number) ON DELETE CASCADE,
  path TEXT NOT NULL,
  content BLOB NOT NULL,
  mac BLOB NOT NULL,
  PRIMARY KEY (number, path)
) STRICT, WITHOUT ROWID;
