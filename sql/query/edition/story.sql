-- SPDX-License-Identifier: Apache-2.0

-- name: story_by_id
-- All that a story page says about one story, but for its lists.
SELECT s.id, s.state, s.revision, s.section, s.strand, s.package,
    coalesce(s.page, '') AS page, s.slug, s.kind, s.language, s.short,
    s.headline, s.standfirst, s.source, s.licence, s.published, s.updated,
    s.updated_why, s.words, s.low_pages, s.full_pages,
    coalesce(s.withdrawn_at, 0) AS withdrawn_at,
    coalesce(s.withdrawn_why, '') AS withdrawn_why, c.path,
    c.name, coalesce(k.name, c.name) AS label,
    coalesce(p.hash, '') AS picture, coalesce(p.width, 0) AS width,
    coalesce(p.height, 0) AS height, s.picture_alt, s.picture_focus,
    coalesce(p.removed_at, p.rights_until, 0) AS gone
FROM story s
    JOIN section c ON c.id = s.section
    LEFT JOIN section k ON k.id = s.package
    LEFT JOIN picture p ON p.id = s.picture
WHERE s.id = :id;

-- name: story_of_page
-- The number of a standing page.
SELECT id FROM story WHERE page = :page;

-- name: story_rendition
SELECT html FROM rendition WHERE story = :story AND skin = :skin AND page = :page;

-- name: story_whole
-- All pages of a body in the full skin.
SELECT html FROM rendition WHERE story = :story AND skin = 'full'
ORDER BY page;

-- name: story_bylines
SELECT b.name, b.role, b.place, coalesce(c.path, '') AS path
FROM byline b LEFT JOIN section c ON c.id = b.author
WHERE b.story = :story ORDER BY b.position;

-- name: story_links
SELECT l.url, l.title, l.site, l.kind, coalesce(k.dead_since, 0) AS dead_since
FROM link l LEFT JOIN link_check k ON k.url = l.url
WHERE l.story = :story ORDER BY l.position;

-- name: story_see_also
-- What a story page lists: what its editors pinned, in their order, what they
-- approved, and the best of what is suggested, the newest first.
-- scan: sorts the few rows of one story
WITH ruled AS (SELECT target, choice FROM related_choice
    WHERE story = :story),
chosen AS (SELECT target, position AS place FROM see_also
    WHERE story = :story
    UNION ALL SELECT target, 1000 FROM ruled WHERE choice = 'approved'),
placed AS (SELECT target, min(place) AS place FROM chosen
    WHERE target IN (SELECT id FROM story WHERE state = 'live')
	AND target NOT IN (SELECT target FROM ruled WHERE choice = 'banned')
    GROUP BY target),
suggested AS (SELECT target, 1001 AS place FROM related r
    WHERE story = :story AND target NOT IN (SELECT target FROM ruled)
	AND target NOT IN (SELECT target FROM placed)
    ORDER BY score DESC, target DESC
    LIMIT max(0, :max - (SELECT count(*) FROM placed)))
SELECT card.* FROM
    (SELECT * FROM placed UNION ALL SELECT * FROM suggested) o
    CROSS JOIN card ON card.id = o.target
WHERE card.id <> :story
ORDER BY o.place, card.updated DESC, card.id DESC LIMIT :max;

-- name: listing_newest
-- The first page of a list.
SELECT card.* FROM listing l CROSS JOIN card ON card.id = l.story
WHERE l.section = :section
ORDER BY l.updated DESC, l.story DESC LIMIT :max;

-- name: listing_count
-- How many stories a list has.
SELECT count(*) AS n FROM listing WHERE section = :section;

-- name: listing_before
-- What is older than one story of a list.
SELECT card.* FROM listing l CROSS JOIN card ON card.id = l.story
WHERE l.section = :section AND (l.updated, l.story) < (:updated, :story)
ORDER BY l.updated DESC, l.story DESC LIMIT :max;

-- name: listing_after
-- What is newer than one story of a list, oldest first.
SELECT card.* FROM listing l CROSS JOIN card ON card.id = l.story
WHERE l.section = :section AND (l.updated, l.story) > (:updated, :story)
ORDER BY l.updated, l.story LIMIT :max;

-- name: slot_cards
-- The stories that editors placed on an index page, in order.
SELECT card.* FROM slot o CROSS JOIN card ON card.id = o.story
WHERE o.section = :section ORDER BY o.position;

-- name: story_list
-- Stories for the command line, newest number first.
SELECT s.id, s.state, s.revision, s.headline, s.updated, c.path
FROM story s CROSS JOIN section c ON c.id = s.section
WHERE s.id < :before ORDER BY s.id DESC LIMIT :max;

-- name: story_list_section
-- The same, of those whose home one section is.
SELECT s.id, s.state, s.revision, s.headline, s.updated, c.path
FROM story s CROSS JOIN section c ON c.id = s.section
WHERE s.section = :section AND s.id < :before ORDER BY s.id DESC LIMIT :max;

-- name: story_review
-- Live stories that somebody should have looked at by a time, the longest
-- overdue first.
SELECT s.id, s.state, s.revision, s.headline, s.updated, c.path, s.review_by
FROM story s CROSS JOIN section c ON c.id = s.section
WHERE s.review_by IS NOT NULL AND s.state = 'live' AND s.review_by <= :until
ORDER BY s.review_by, s.id LIMIT :max;

-- name: live_after
-- The numbers of live stories above one, of those that a section lists (0:
-- of all) and that were updated since a time.
SELECT s.id FROM story s
WHERE s.id > :after AND s.state = 'live' AND s.updated >= :since
    AND (:section = 0 OR EXISTS (SELECT 1 FROM listing l
	WHERE l.section = :section AND l.updated = s.updated
	    AND l.story = s.id))
ORDER BY s.id LIMIT :max;
