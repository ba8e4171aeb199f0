-- SPDX-License-Identifier: Apache-2.0
-- Statements that change the edition. Each runs inside one transaction that
-- also raises edition.change.

-- name: story_upsert
-- The live facts of a story.
INSERT INTO story (id, state, revision, section, strand, package, page, slug,
    kind, language, short, headline, standfirst, source, licence, published,
    updated, updated_why, review_by, picture, picture_alt, picture_focus, words, low_pages,
    full_pages)
VALUES (:id, 'live', :revision, :section, :strand, :package, :page, :slug,
    :kind, :language, :short, :headline, :standfirst, :source, :licence,
    :published, :updated, :updated_why, :review_by, :picture, :picture_alt, :picture_focus, :words,
    :low_pages, :full_pages)
ON CONFLICT (id) DO UPDATE SET state = 'live', revision = excluded.revision,
    section = excluded.section, strand = excluded.strand,
    package = excluded.package,
    page = excluded.page, slug = excluded.slug, kind = excluded.kind,
    language = excluded.language, short = excluded.short,
    headline = excluded.headline, standfirst = excluded.standfirst,
    source = excluded.source, licence = excluded.licence,
    published = excluded.published, updated = excluded.updated,
    updated_why = excluded.updated_why, review_by = excluded.review_by, picture = excluded.picture,
    picture_alt = excluded.picture_alt,
    picture_focus = excluded.picture_focus, words = excluded.words,
    low_pages = excluded.low_pages, full_pages = excluded.full_pages,
    withdrawn_at = NULL,
    withdrawn_why = NULL;

-- name: story_measure
UPDATE story SET words = :words, low_pages = :low_pages,
    full_pages = :full_pages WHERE id = :id;

-- name: story_withdraw
UPDATE story SET state = 'withdrawn', withdrawn_at = :at, withdrawn_why = :why
WHERE id = :id AND state = 'live';

-- name: publication_places
-- Every place that shows a story, in words, for who withdraws it.
SELECT 'the list /' || c.path AS place
FROM listing l CROSS JOIN section c ON c.id = l.section
WHERE l.story = :story
UNION ALL
SELECT 'the index page /' || c.path
FROM slot o CROSS JOIN section c ON c.id = o.section
WHERE o.story = :story
UNION ALL
SELECT 'the see also of story ' || a.story
FROM see_also a CROSS JOIN story s ON s.id = a.story
WHERE a.target = :story AND s.state = 'live'
UNION ALL
SELECT 'the suggestions of story ' || r.story
FROM related r WHERE r.target = :story
UNION ALL
SELECT 'the package /' || c.path
FROM package_item i CROSS JOIN section c ON c.id = i.section
WHERE i.story = :story;

-- name: rendition_insert
INSERT INTO rendition (story, skin, page, html)
VALUES (:story, :skin, :page, :html);

-- name: rendition_clear
DELETE FROM rendition WHERE story = :story;

-- name: byline_insert
INSERT INTO byline (story, position, name, role, place, author)
VALUES (:story, :position, :name, :role, :place, :author);

-- name: byline_clear
DELETE FROM byline WHERE story = :story;

-- name: listing_insert
INSERT OR IGNORE INTO listing (section, updated, story)
VALUES (:section, :updated, :story);

-- name: listing_clear
DELETE FROM listing WHERE story = :story;

-- name: departed_insert
-- A story is withdrawn from every list it is in.
INSERT INTO departed (section, at, story)
SELECT section, :at, story FROM listing WHERE story = :story;

-- name: departed_clear
DELETE FROM departed WHERE story = :story;

-- name: see_also_insert
INSERT INTO see_also (story, position, target)
VALUES (:story, :position, :target);

-- name: see_also_clear
DELETE FROM see_also WHERE story = :story;

-- name: link_insert
INSERT INTO link (story, position, url, title, site, kind)
VALUES (:story, :position, :url, :title, :site, :kind);

-- name: link_clear
DELETE FROM link WHERE story = :story;

-- name: slot_insert
INSERT INTO slot (section, position, story)
VALUES (:section, :position, :story);

-- name: slot_clear
DELETE FROM slot WHERE section = :section;

-- name: slot_clear_story
-- A withdrawn story leaves every index page.
DELETE FROM slot WHERE story = :story;

-- name: slot_list
SELECT o.position, o.story, s.headline FROM slot o
    CROSS JOIN story s ON s.id = o.story
WHERE o.section = :section ORDER BY o.position;

-- name: edition_source_item
SELECT story, sha256 FROM source_item
WHERE source = :source AND guid = :guid;

-- name: edition_source_of
-- What a story is called where it comes from.
SELECT guid FROM source_item WHERE story = :story AND source = :source
ORDER BY guid LIMIT 1;

-- name: edition_source_version
SELECT version FROM source_item WHERE source = :source AND guid = :guid;

-- name: edition_source_set_version
UPDATE source_item SET version = :version
WHERE source = :source AND guid = :guid;

-- name: edition_source_keep
INSERT INTO source_item (source, guid, story, sha256)
VALUES (:source, :guid, :story, :sha256)
ON CONFLICT (source, guid) DO UPDATE SET sha256 = excluded.sha256;
