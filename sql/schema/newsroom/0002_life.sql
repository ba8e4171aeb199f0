-- SPDX-License-Identifier: Apache-2.0
-- The life of a story before it is public, and acts on their way.

-- The next revision of a story. A scheduled one goes out at its time, a ready
-- one that is under an embargo when that ends; neither before the embargo
-- ends.
CREATE TABLE draft_0002 (
	story INTEGER PRIMARY KEY,
	state TEXT NOT NULL
	    CHECK (state IN ('draft', 'ready', 'scheduled', 'spiked')),
	scheduled INTEGER,
	embargo INTEGER, -- when it ends
	due INTEGER AS (CASE state
	    WHEN 'scheduled' THEN max(scheduled, coalesce(embargo, scheduled))
	    WHEN 'ready' THEN embargo END) STORED,
	headline TEXT NOT NULL, -- of the document, for lists
	changed INTEGER NOT NULL,
	changed_by TEXT NOT NULL,
	version INTEGER NOT NULL CHECK (version > 0), -- of the document
	document TEXT NOT NULL,
	CHECK ((state = 'scheduled') = (scheduled IS NOT NULL))
) STRICT;
INSERT INTO draft_0002 (story, state, embargo, headline, changed, changed_by,
    version, document)
SELECT story, iif(state = 'embargoed', 'ready', 'draft'), due, headline,
    changed, '', 1, document
FROM draft;

-- Every text that a draft ever had, so that nobody's work is lost to
-- another's.
CREATE TABLE draft_version (
	story INTEGER NOT NULL,
	version INTEGER NOT NULL,
	saved INTEGER NOT NULL,
	who TEXT NOT NULL,
	embargo INTEGER, -- that the draft was under last, with this text
	document TEXT NOT NULL,
	PRIMARY KEY (story, version)
) STRICT;
INSERT INTO draft_version (story, version, saved, who, embargo, document)
SELECT story, version, changed, changed_by, embargo, document
FROM draft_0002;

-- What has been decided and is on its way into the edition: what, by whom,
-- why, and what the act needs, as JSON. Gone when it has arrived there.
CREATE TABLE operation (
	id TEXT PRIMARY KEY,
	story INTEGER NOT NULL,
	act TEXT NOT NULL,
	at INTEGER NOT NULL,
	who TEXT NOT NULL,
	why TEXT NOT NULL,
	detail TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO operation (id, story, act, at, who, why, detail)
SELECT operation, story, 'publish', changed, '', '', '{"version":1}'
FROM draft WHERE operation IS NOT NULL;
DROP TABLE draft;
ALTER TABLE draft_0002 RENAME TO draft;
CREATE INDEX draft_by_due ON draft (due) WHERE due IS NOT NULL;

-- A talking point that has not been opened. It opens by itself at its time,
-- if it has one; and closes by itself at a time, or so many seconds after it
-- was opened.
CREATE TABLE debate_plan (
	id INTEGER PRIMARY KEY,
	question TEXT NOT NULL,
	intro TEXT NOT NULL,
	opens INTEGER,
	closes INTEGER,
	lasts INTEGER,
	CHECK ((closes IS NULL) <> (lasts IS NULL))
) STRICT;
CREATE INDEX debate_plan_by_opening ON debate_plan (opens)
WHERE opens IS NOT NULL;

-- How the clock stood, and for how long the machine had run: a clock that
-- jumps forward must not publish anything early.
CREATE TABLE clock (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	now INTEGER NOT NULL,
	uptime INTEGER NOT NULL,
	boot TEXT NOT NULL
) STRICT;
