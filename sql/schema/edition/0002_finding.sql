-- SPDX-License-Identifier: Apache-2.0
-- Finding things: the plain text of what is live and the index over it,
-- writers, the days of the archive, the front as it stood, and what left a
-- list. What of it follows from a story's document, "broadsheet render" makes.

-- A writer is a list like any other: a section of kind author below "by".
DROP VIEW card;
CREATE TABLE section_0002 (
	id INTEGER PRIMARY KEY,
	parent INTEGER REFERENCES section_0002,
	kind TEXT NOT NULL
	    CHECK (kind IN ('front', 'section', 'strand', 'author')),
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
INSERT INTO section_0002 SELECT * FROM section;
DROP TABLE section;
ALTER TABLE section_0002 RENAME TO section;
CREATE INDEX section_by_order ON section (parent, position, id);
CREATE INDEX section_by_name ON section (parent, name, id);
INSERT INTO section (parent, kind, slug, path, name, position)
VALUES (1, 'author', 'by', 'by', 'Writers', 1000000);

ALTER TABLE byline ADD COLUMN author INTEGER REFERENCES section;
CREATE INDEX byline_by_author ON byline (author) WHERE author IS NOT NULL;

-- The archive's days, and the newest for search engines.
CREATE INDEX story_by_published ON story (published, id)
WHERE state = 'live' AND page IS NULL;
CREATE INDEX story_live ON story (id) WHERE state = 'live' AND page IS NULL;

-- Pages of a feed that never change what they hold go by number.
CREATE INDEX listing_by_number ON listing (section, story);

-- The lists that a withdrawn story was in: their feeds say that it is gone.
CREATE TABLE departed (
	section INTEGER NOT NULL REFERENCES section,
	at INTEGER NOT NULL,
	story INTEGER NOT NULL REFERENCES story,
	PRIMARY KEY (section, at, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX departed_by_number ON departed (section, story);
CREATE INDEX departed_of ON departed (story);

-- A live story as plain text: what is searched, and its .txt. body is in
-- lines of 72 columns with U+FFFC where a picture stands, caption has a line
-- for each of those; facet has words for what searches are narrowed by
-- (src/store/plain.h), such as one for each list it is in. id is when the story was last updated, in seconds times 1024, and a
-- serial: so the newest of any search come first, and a span of time is a
-- span of the index.
CREATE TABLE plain (
	id INTEGER PRIMARY KEY,
	story INTEGER NOT NULL UNIQUE REFERENCES story,
	headline TEXT NOT NULL,
	standfirst TEXT NOT NULL,
	body TEXT NOT NULL,
	caption TEXT NOT NULL,
	byline TEXT NOT NULL,
	place TEXT NOT NULL,
	facet TEXT NOT NULL,
	links TEXT NOT NULL -- a line "address text" for each link of the body
) STRICT;

-- The words of the plain texts as they are written, but for case and
-- accents, and in how many stories each is: for spelling.
CREATE TABLE word (
	word TEXT PRIMARY KEY,
	stories INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The tokenizer is ours (src/store/tokenizer.c); "search rebuild" makes the
-- table anew with the stemmer of the configuration.
CREATE VIRTUAL TABLE search USING fts5 (
	headline, standfirst, body, caption, byline, place, facet,
	content = 'plain', content_rowid = 'id',
	tokenize = 'broadsheet english'
);

-- The front page as it stood from a minute on: its stories, each with its
-- revision of then, as JSON.
CREATE TABLE front (
	at INTEGER PRIMARY KEY,
	layout TEXT NOT NULL
) STRICT;

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
