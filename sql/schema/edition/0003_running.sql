-- SPDX-License-Identifier: Apache-2.0
-- Running stories: the record of what changed and why, corrections, packages,
-- what belongs together, clips, debates, what is read most. What of it follows
-- from a story's document, "broadsheet render" makes.

-- Packages (below "in-depth") and programmes (below "audiovideo") are lists
-- like any other, too; they are not in the tree of sections.
DROP VIEW card;
CREATE TABLE section_0003 (
	id INTEGER PRIMARY KEY,
	parent INTEGER REFERENCES section_0003,
	kind TEXT NOT NULL CHECK (kind IN ('front', 'section', 'strand',
	    'author', 'package', 'programme')),
	slug TEXT NOT NULL CHECK (slug NOT GLOB '*[^a-z0-9-]*'),
	path TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL CHECK (name <> ''),
	label TEXT NOT NULL DEFAULT '', -- accessible name, where name misleads
	intro TEXT NOT NULL DEFAULT '',
	position INTEGER NOT NULL, -- among its siblings
	rule_before INTEGER NOT NULL DEFAULT 0 CHECK (rule_before IN (0, 1)),
	CHECK ((kind = 'front') = (parent IS NULL)),
	CHECK ((kind = 'front') = (slug = '')),
	UNIQUE (parent, slug)
) STRICT;
INSERT INTO section_0003 SELECT * FROM section;
DROP TABLE section;
ALTER TABLE section_0003 RENAME TO section;
CREATE INDEX section_by_order ON section (parent, position, id);
CREATE INDEX section_by_name ON section (parent, name, id);
INSERT INTO section (parent, kind, slug, path, name, position)
VALUES (1, 'package', 'in-depth', 'in-depth', 'In depth', 1000001),
    (1, 'programme', 'audiovideo', 'audiovideo', 'Audio and video', 1000002);

-- The package that is a story's home: its title stands for the section's.
ALTER TABLE story ADD COLUMN package INTEGER REFERENCES section;
CREATE INDEX story_by_package ON story (package) WHERE package IS NOT NULL;
CREATE INDEX story_by_review ON story (review_by, id)
WHERE review_by IS NOT NULL AND state = 'live';
-- What the last significant update was; '' while there was none.
ALTER TABLE story ADD COLUMN updated_why TEXT NOT NULL DEFAULT '';
-- Pages of the body in the full skin: more than one of live pages alone.
ALTER TABLE story ADD COLUMN full_pages INTEGER NOT NULL DEFAULT 1
    CHECK (full_pages > 0);

-- Every revision that was ever live. record says when it was made, what kind
-- of change it was and why, one a line; sha256 is of the one before it
-- (nothing for the first), the document and the record, so that none can be
-- changed or taken out unseen. Revisions of before have no record. A hidden
-- one is not shown to readers.
CREATE TABLE revision_0003 (
	story INTEGER NOT NULL REFERENCES story,
	number INTEGER NOT NULL CHECK (number > 0),
	created INTEGER NOT NULL,
	document TEXT NOT NULL,
	record TEXT NOT NULL DEFAULT '',
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
	hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
	PRIMARY KEY (story, number)
) STRICT;
INSERT INTO revision_0003 (story, number, created, document, sha256)
SELECT story, number, created, document, sha256 FROM revision;

-- Acts of the newsroom that have been done here, so that one that stopped
-- half way is not done twice.
CREATE TABLE arrived (
	operation TEXT PRIMARY KEY,
	story INTEGER NOT NULL,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO arrived (operation, story, at)
SELECT operation, story, created FROM revision WHERE operation IS NOT NULL;
DROP TABLE revision;
ALTER TABLE revision_0003 RENAME TO revision;

-- Corrections are for good: one that was wrong itself is withdrawn, and says
-- so. Each goes with the revision that it made.
CREATE TABLE correction (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	story INTEGER NOT NULL REFERENCES story,
	revision INTEGER NOT NULL,
	kind TEXT NOT NULL
	    CHECK (kind IN ('correction', 'clarification', 'update')),
	at INTEGER NOT NULL,
	text TEXT NOT NULL CHECK (text <> ''),
	withdrawn_at INTEGER,
	withdrawn_why TEXT,
	CHECK ((withdrawn_at IS NULL) = (withdrawn_why IS NULL))
) STRICT;
CREATE INDEX correction_of ON correction (story, id);
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction
BEGIN SELECT RAISE(ABORT, 'a correction is withdrawn, never deleted'); END;
CREATE TRIGGER correction_is_true
BEFORE UPDATE OF id, story, revision, kind, at, text ON correction
BEGIN SELECT RAISE(ABORT, 'a correction is withdrawn, never changed'); END;

-- Ready to serve: the pages that each skin shows the body in.
CREATE TABLE rendition_0003 (
	story INTEGER NOT NULL REFERENCES story,
	skin TEXT NOT NULL CHECK (skin IN ('full', 'low')),
	page INTEGER NOT NULL CHECK (page > 0),
	html TEXT NOT NULL,
	PRIMARY KEY (story, skin, page)
) STRICT;
INSERT INTO rendition_0003 (story, skin, page, html)
SELECT story, iif(page = 0, 'full', 'low'), max(page, 1), html
FROM rendition;
DROP TABLE rendition;
ALTER TABLE rendition_0003 RENAME TO rendition;

-- A package: closed since when, and its groups of stories, links and dates.
CREATE TABLE package (
	section INTEGER PRIMARY KEY REFERENCES section,
	opened INTEGER NOT NULL,
	closed INTEGER,
	source TEXT NOT NULL, -- as its editors wrote it
	imported TEXT NOT NULL DEFAULT '' -- SHA-256 of the file last imported
) STRICT;
CREATE TABLE package_group (
	section INTEGER NOT NULL REFERENCES package,
	position INTEGER NOT NULL CHECK (position > 0),
	kind TEXT NOT NULL CHECK (kind IN
	    ('key', 'background', 'profiles', 'timeline', 'documents')),
	title TEXT NOT NULL CHECK (title <> ''),
	PRIMARY KEY (section, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE package_item (
	section INTEGER NOT NULL,
	group_position INTEGER NOT NULL,
	position INTEGER NOT NULL CHECK (position > 0),
	story INTEGER,             -- may not be public; or
	url TEXT,                  -- a document elsewhere; or neither:
	date TEXT NOT NULL DEFAULT '', -- "1953-07-27", "1953-07" or "1953"
	text TEXT NOT NULL DEFAULT '', -- what happened, or the link's words
	site TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (section, group_position, position),
	FOREIGN KEY (section, group_position) REFERENCES package_group,
	CHECK (story IS NULL OR url IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX package_item_of ON package_item (story) WHERE story IS NOT NULL;

-- What a story is about: its most telling words ("w:ferri", stemmed), names
-- ("n:wend bank"), subjects ("s:energy") and its package ("p:12"). Weights are
-- in ten-thousandths; a story's have squares that add up to one.
CREATE TABLE term (
	term TEXT NOT NULL,
	story INTEGER NOT NULL REFERENCES story,
	weight INTEGER NOT NULL CHECK (weight > 0),
	PRIMARY KEY (term, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_of ON term (story);

-- What else to read, found by the terms two stories share: kept for both of
-- them when either is published.
CREATE TABLE related (
	story INTEGER NOT NULL REFERENCES story,
	target INTEGER NOT NULL CHECK (target <> story) REFERENCES story,
	score INTEGER NOT NULL, -- ten-thousandths
	why TEXT NOT NULL, -- the terms, a line each, the most telling first
	PRIMARY KEY (story, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX related_to ON related (target);

-- Stories of a large import whose suggestions are found at its end.
CREATE TABLE related_due (
	story INTEGER PRIMARY KEY REFERENCES story
) STRICT;

-- What editors said of suggestions; kept whatever is found again.
CREATE TABLE related_choice (
	story INTEGER NOT NULL REFERENCES story,
	target INTEGER NOT NULL CHECK (target <> story) REFERENCES story,
	choice TEXT NOT NULL CHECK (choice IN ('approved', 'banned')),
	PRIMARY KEY (story, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX related_choice_to ON related_choice (target);

CREATE INDEX see_also_to ON see_also (target);

-- What came of visiting the Internet links. Failures count one after the
-- other, and not more than one a day; dead_since is set when readers are told.
CREATE TABLE link_check (
	url TEXT PRIMARY KEY,
	checked INTEGER NOT NULL,
	status INTEGER NOT NULL, -- HTTP's; 0: no answer
	failures INTEGER NOT NULL,
	gone INTEGER NOT NULL, -- of the last of them, those that said "gone"
	failed INTEGER NOT NULL, -- when the last of them was
	not_before INTEGER NOT NULL, -- the site asked to be left alone
	dead_since INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_url ON link (url);

-- Sound and film of live stories; the files lie in media/ by content hash.
CREATE TABLE clip (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('audio', 'video')),
	type TEXT NOT NULL, -- "audio/mpeg"
	hash TEXT NOT NULL,
	bytes INTEGER NOT NULL CHECK (bytes > 0),
	duration INTEGER NOT NULL CHECK (duration > 0), -- seconds
	title TEXT NOT NULL,
	recorded INTEGER NOT NULL,
	transcript TEXT NOT NULL, -- plain, or ''
	no_transcript TEXT NOT NULL, -- why there is none
	PRIMARY KEY (story, position),
	CHECK ((transcript = '') <> (no_transcript = ''))
) STRICT, WITHOUT ROWID;

-- The entries of live pages that are live, the newest first.
CREATE TABLE live_entry (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL CHECK (position > 0),
	at INTEGER NOT NULL,
	is_key INTEGER NOT NULL CHECK (is_key IN (0, 1)),
	page INTEGER NOT NULL CHECK (page > 0), -- that it is on, in both skins
	anchor TEXT NOT NULL,
	title TEXT NOT NULL CHECK (title <> ''),
	text TEXT NOT NULL, -- plain
	PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- A talking point. Its number is one of the stories'.
CREATE TABLE debate (
	id INTEGER PRIMARY KEY,
	slug TEXT NOT NULL,
	question TEXT NOT NULL CHECK (question <> ''),
	intro TEXT NOT NULL, -- CommonMark, and as each skin shows it
	intro_full TEXT NOT NULL,
	intro_low TEXT NOT NULL,
	opened INTEGER NOT NULL,
	closes INTEGER NOT NULL, -- by itself
	closed INTEGER, -- by hand, before that
	note TEXT NOT NULL DEFAULT '', -- the closing note, the same way
	note_full TEXT NOT NULL DEFAULT '',
	note_low TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX debate_by_opening ON debate (opened, id);
CREATE INDEX debate_by_closing ON debate (closes) WHERE closed IS NULL;

-- What readers sent, as approved. The file that it came from keeps the rest.
CREATE TABLE contribution (
	debate INTEGER NOT NULL REFERENCES debate,
	number INTEGER NOT NULL CHECK (number > 0),
	origin TEXT NOT NULL UNIQUE, -- its key in postroom.db
	received INTEGER NOT NULL,
	name TEXT NOT NULL,
	place TEXT NOT NULL,
	text TEXT NOT NULL, -- plain, paragraphs parted by empty lines
	edited INTEGER NOT NULL CHECK (edited IN (0, 1)),
	removed INTEGER, -- when it was taken off again; its words are '' then
	PRIMARY KEY (debate, number)
) STRICT, WITHOUT ROWID;

-- How often stories were read, by the hour. Nothing of who.
CREATE TABLE reading (
	hour INTEGER NOT NULL, -- its first second
	story INTEGER NOT NULL,
	readings INTEGER NOT NULL CHECK (readings > 0),
	PRIMARY KEY (hour, story)
) STRICT, WITHOUT ROWID;

-- How far the web server's log has been counted: which file it was, and the
-- byte behind the last line. Kept in the transaction that counts.
CREATE TABLE reading_mark (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	device INTEGER NOT NULL,
	inode INTEGER NOT NULL,
	offset INTEGER NOT NULL CHECK (offset >= 0)
) STRICT;

-- What was read most in the last day, as pages show it.
CREATE TABLE most_read (
	position INTEGER PRIMARY KEY CHECK (position > 0),
	story INTEGER NOT NULL UNIQUE
) STRICT;

-- What lists show of a story.
CREATE VIEW card AS
SELECT s.id, c.path, coalesce(s.page, '') AS page, s.slug, s.kind,
    s.language, s.short, s.headline, s.standfirst, s.updated, c.name,
    coalesce(k.name, c.name) AS label,
    coalesce(p.hash, '') AS picture, coalesce(p.width, 0) AS width,
    coalesce(p.height, 0) AS height, s.picture_alt
FROM story s
    JOIN section c ON c.id = s.section
    LEFT JOIN section k ON k.id = s.package
    LEFT JOIN picture p ON p.id = s.picture
WHERE s.state = 'live';
