-- SPDX-License-Identifier: Apache-2.0
-- Pictures: where they are used, until when they may be, and their focus.

-- When the rights to a picture end; from then on nothing shows it, and
-- removed_at is when its files were taken out of media/. rights_set: an editor
-- said it of the picture, which stands above what stories say.
ALTER TABLE picture ADD COLUMN rights_until INTEGER;
ALTER TABLE picture ADD COLUMN rights_set INTEGER NOT NULL DEFAULT 0
    CHECK (rights_set IN (0, 1));
ALTER TABLE picture ADD COLUMN removed_at INTEGER;
CREATE INDEX picture_by_rights ON picture (rights_until)
WHERE rights_until IS NOT NULL;
CREATE INDEX picture_due ON picture (rights_until)
WHERE rights_until IS NOT NULL AND removed_at IS NULL;

-- The pictures of a story's last revision, by their numbers in the document.
CREATE TABLE picture_use (
	story INTEGER NOT NULL REFERENCES story,
	position INTEGER NOT NULL CHECK (position > 0),
	picture INTEGER NOT NULL REFERENCES picture,
	PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_use_of ON picture_use (picture, story);

INSERT INTO picture_use (story, position, picture)
SELECT s.id, j.key + 1, p.id
FROM story s
    JOIN revision r ON r.story = s.id AND r.number = s.revision
    JOIN json_each(r.document, '$.pictures') j
    JOIN picture p ON p.hash = json_extract(j.value, '$.hash');

-- What must stay in view when the picture is cropped: "0.3,0.2", or "".
ALTER TABLE story ADD COLUMN picture_focus TEXT NOT NULL DEFAULT '';

-- What lists show of a story. gone: since when the picture is not shown, or 0.
DROP VIEW card;
CREATE VIEW card AS
SELECT s.id, c.path, coalesce(s.page, '') AS page, s.slug, s.kind,
    s.language, s.short, s.headline, s.standfirst, s.updated, c.name,
    coalesce(k.name, c.name) AS label,
    coalesce(p.hash, '') AS picture, coalesce(p.width, 0) AS width,
    coalesce(p.height, 0) AS height, s.picture_alt, s.picture_focus,
    coalesce(p.removed_at, p.rights_until, 0) AS gone
FROM story s
    JOIN section c ON c.id = s.section
    LEFT JOIN section k ON k.id = s.package
    LEFT JOIN picture p ON p.id = s.picture
WHERE s.state = 'live';
