-- SPDX-License-Identifier: Apache-2.0
-- The newsroom: what is not public yet, and who did what. Readers' programs
-- never open this file.

-- The next revision of a story, or a story that has none yet. Its number is
-- taken from the edition.
CREATE TABLE draft (
	story INTEGER PRIMARY KEY,
	state TEXT NOT NULL CHECK (state IN ('draft', 'embargoed')),
	due INTEGER, -- when the embargo ends
	headline TEXT NOT NULL, -- of the document, for lists
	changed INTEGER NOT NULL,
	document TEXT NOT NULL,
	operation TEXT, -- of the move into the edition, once it has begun
	CHECK ((state = 'embargoed') = (due IS NOT NULL))
) STRICT;
CREATE INDEX draft_by_due ON draft (due) WHERE due IS NOT NULL;
CREATE INDEX draft_moving ON draft (operation) WHERE operation IS NOT NULL;

-- As in the edition, for stories that are not there yet.
CREATE TABLE source_item (
	source TEXT NOT NULL,
	guid TEXT NOT NULL,
	story INTEGER NOT NULL,
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
	PRIMARY KEY (source, guid)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_item_of ON source_item (story);

-- Append-only.
CREATE TABLE audit (
	id INTEGER PRIMARY KEY,
	at INTEGER NOT NULL,
	who TEXT NOT NULL,
	act TEXT NOT NULL,
	story INTEGER,
	why TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_of ON audit (story);
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_true BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
