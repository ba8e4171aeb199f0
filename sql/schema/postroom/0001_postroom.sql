-- SPDX-License-Identifier: Apache-2.0
-- The postroom: what readers sent. postroom.fcgi writes it, and the newsroom
-- decides on it; readers' pages are made without it.

-- Signs the tokens of forms, and hides networks. Made by "broadsheet init".
CREATE TABLE secret (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;

-- A reader's letter to a talking point, as it came. Its key is the nonce of
-- the form that it was sent with: so a form is taken once, and the same letter
-- sent again is this one. What is shown of it is copied into the edition; the
-- e-mail address never leaves this file.
CREATE TABLE letter (
	key TEXT PRIMARY KEY CHECK (key <> ''),
	debate INTEGER NOT NULL,
	received INTEGER NOT NULL,
	name TEXT NOT NULL,
	place TEXT NOT NULL,
	email TEXT NOT NULL,
	message TEXT NOT NULL,
	-- A keyed hash of the sender's network and the day: who sent much on one
	-- day can be told, who it was cannot.
	network TEXT NOT NULL,
	state TEXT NOT NULL DEFAULT 'pending'
	    CHECK (state IN ('pending', 'approved', 'rejected')),
	cut TEXT, -- the editor's, shown instead of the message
	why TEXT NOT NULL DEFAULT '', -- of the rejection
	decided INTEGER,
	CHECK ((state = 'pending') = (decided IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_by_state ON letter (state, received, key);
CREATE INDEX letter_by_debate ON letter (debate, state, received, key);

-- How much each sender, and all together, may send yet. updated is on the
-- machine's own clock, which nobody sets.
CREATE TABLE bucket (
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	level INTEGER NOT NULL, -- in parts of 3600
	updated INTEGER NOT NULL,
	PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX bucket_by_age ON bucket (updated);
