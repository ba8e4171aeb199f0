-- SPDX-License-Identifier: Apache-2.0
-- The edition: what is or was public, and nothing else. Times are seconds
-- since 1970-01-01T00:00:00Z.

-- The one row that says how far the edition has come. Every transaction that
-- changes what a reader could see raises change by one; pages are validated
-- by it. modified is for validators that have only whole seconds: it is later
-- at each change, and so may run ahead of the clock.
CREATE TABLE edition (
	one INTEGER PRIMARY KEY CHECK (one = 1),
	change INTEGER NOT NULL CHECK (change > 0),
	changed_at INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	next_story INTEGER NOT NULL CHECK (next_story > 0)
) STRICT;

-- The tree of sections. The front page is its root, with an empty path; a
-- strand is a named series under a section. A path is the slugs from the
-- root down, joined by '/', and is the address.
CREATE TABLE section (
	id INTEGER PRIMARY KEY,
	parent INTEGER REFERENCES section,
	kind TEXT NOT NULL CHECK (kind IN ('front', 'section', 'strand')),
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
CREATE INDEX section_by_order ON section (parent, position, id);

-- Addresses that sections had before they were moved or renamed.
CREATE TABLE section_alias (
	path TEXT PRIMARY KEY,
	section INTEGER NOT NULL REFERENCES section ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX section_alias_of ON section_alias (section);

-- A picture's renditions lie in media/, named by its content hash.
CREATE TABLE picture (
	id INTEGER PRIMARY KEY,
	hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
	width INTEGER NOT NULL CHECK (width > 0), -- of the largest rendition
	height INTEGER NOT NULL CHECK (height > 0),
	bytes INTEGER NOT NULL CHECK (bytes > 0) -- of the one the low skin links
) STRICT;

-- A story that is or was public: the facts that lists and addresses need,
-- taken from its live revision. The number is the identity and is never used
-- again.
CREATE TABLE story (
	id INTEGER PRIMARY KEY,
	state TEXT NOT NULL CHECK (state IN ('live', 'withdrawn')),
	revision INTEGER NOT NULL CHECK (revision > 0),
	section INTEGER NOT NULL REFERENCES section,
	strand INTEGER REFERENCES section,
	page TEXT UNIQUE, -- the path of a standing page such as about/privacy
	slug TEXT NOT NULL,
	kind TEXT NOT NULL,
	language TEXT NOT NULL,
	short TEXT NOT NULL CHECK (short <> ''),
	headline TEXT NOT NULL CHECK (headline <> ''),
	standfirst TEXT NOT NULL,
	source TEXT NOT NULL,
	licence TEXT NOT NULL,
	published INTEGER NOT NULL, -- first
	updated INTEGER NOT NULL, -- last significant update
	review_by INTEGER,
	picture INTEGER REFERENCES picture,
	picture_alt TEXT NOT NULL DEFAULT '',
	words INTEGER NOT NULL,
	low_pages INTEGER NOT NULL CHECK (low_pages > 0),
	withdrawn_at INTEGER,
	withdrawn_why TEXT,
	CHECK (published <= updated),
	CHECK ((state = 'withdrawn') =
	    (withdrawn_at IS NOT NULL AND withdrawn_why IS NOT NULL))
) STRICT;
CREATE INDEX story_by_section ON story (section);
CREATE INDEX story_by_strand ON story (strand) WHERE strand IS NOT NULL;
CREATE INDEX story_by_picture ON story (picture) WHERE picture IS NOT NULL;

-- Every revision that was ever live, as the document it was made from.
-- sha256 is of the one before it (nothing for the first) and the document,
-- so that no revision can be changed or taken out unseen.
CREATE TABLE revision (
	story INTEGER NOT NULL REFERENCES story,
	number INTEGER NOT NULL CHECK (number > 0),
	created INTEGER NOT NULL,
	operation TEXT UNIQUE, -- of a move from the newsroom
	document TEXT NOT NULL,
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
	PRIMARY KEY (story, number)
) STRICT;

-- The live body, ready to serve: page 0 is the full skin's, whole; 1 and on
-- are the low skin's.
CREATE TABLE rendition (
	story INTEGER NOT NULL REFERENCES story,
	page INTEGER NOT NULL CHECK (page >= 0),
	html TEXT NOT NULL,
	PRIMARY KEY (story, page)
) STRICT;

CREATE TABLE byline (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	role TEXT NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- Where a live story is listed, newest last: its sections, its strand, and
-- all that they lie in. One row a list keeps a page of any list, however
-- deep in the past, one range of this index.
CREATE TABLE listing (
	section INTEGER NOT NULL REFERENCES section,
	updated INTEGER NOT NULL,
	story INTEGER NOT NULL REFERENCES story,
	PRIMARY KEY (section, updated, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_of ON listing (story);

-- Stories pinned by editors. The target may not be public yet, or no longer,
-- so it is a number without a foreign key; readers see live ones only.
CREATE TABLE see_also (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL,
	target INTEGER NOT NULL CHECK (target <> story),
	PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- Internet links.
CREATE TABLE link (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL,
	url TEXT NOT NULL,
	title TEXT NOT NULL,
	site TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('primary', 'background')),
	PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;

-- The places of an index page, in order, the lead first. What slots do not
-- fill, the newest of the listing does.
CREATE TABLE slot (
	section INTEGER NOT NULL REFERENCES section,
	position INTEGER NOT NULL CHECK (position > 0),
	story INTEGER NOT NULL REFERENCES story,
	PRIMARY KEY (section, position),
	UNIQUE (section, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX slot_of ON slot (story);

-- What came from where, so that importing again changes nothing.
CREATE TABLE source_item (
	source TEXT NOT NULL,
	guid TEXT NOT NULL,
	story INTEGER NOT NULL REFERENCES story,
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32), -- as it came
	PRIMARY KEY (source, guid)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_item_of ON source_item (story);

-- What lists show of a story.
CREATE VIEW card AS
SELECT s.id, c.path, coalesce(s.page, '') AS page, s.slug, s.kind,
    s.language, s.short, s.headline, s.standfirst, s.updated, c.name,
    coalesce(p.hash, '') AS picture, coalesce(p.width, 0) AS width,
    coalesce(p.height, 0) AS height, s.picture_alt
FROM story s
    JOIN section c ON c.id = s.section
    LEFT JOIN picture p ON p.id = s.picture
WHERE s.state = 'live';

INSERT INTO edition (one, change, changed_at, modified, next_story)
VALUES (1, 1, unixepoch(), unixepoch(), 1);
INSERT INTO section (id, parent, kind, slug, path, name, position)
VALUES (1, NULL, 'front', '', '', 'Front page', 0);
