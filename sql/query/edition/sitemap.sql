-- SPDX-License-Identifier: Apache-2.0
-- What search engines are told of. Blocks are spans of numbers, so that a
-- file's address says for good what is in it.

-- name: sitemap_next_story
-- The live story with the least number above one; NULL when there is none.
SELECT min(id) AS id FROM story INDEXED BY story_live
WHERE state = 'live' AND page IS NULL AND id > :after;

-- name: sitemap_next_place
-- The same of the sections; of writers, those who have stories, and the list
-- of packages when it has some.
SELECT s.id FROM section s
WHERE s.id > :after AND (s.kind <> 'author' OR s.path = 'by' OR
    EXISTS (SELECT 1 FROM listing l WHERE l.section = s.id))
    AND (s.path <> 'in-depth' OR
    EXISTS (SELECT 1 FROM section k WHERE k.parent = s.id))
ORDER BY s.id LIMIT 1;

-- name: sitemap_stories
-- The live stories whose numbers are in a span.
SELECT s.id, c.path, s.slug, s.updated
FROM story s INDEXED BY story_live CROSS JOIN section c ON c.id = s.section
WHERE s.state = 'live' AND s.page IS NULL AND s.id BETWEEN :first AND :last
ORDER BY s.id;

-- name: sitemap_places
-- The sections of a span, and when each last had something new; of writers,
-- those who have stories, and the list of packages when it has some.
SELECT s.id, s.path, '' AS slug,
    coalesce((SELECT max(updated) FROM listing l WHERE l.section = s.id), 0)
	AS updated
FROM section s
WHERE s.id BETWEEN :first AND :last AND (s.kind <> 'author' OR
    s.path = 'by' OR EXISTS (SELECT 1 FROM listing l WHERE l.section = s.id))
    AND (s.path <> 'in-depth' OR
    EXISTS (SELECT 1 FROM section k WHERE k.parent = s.id))
ORDER BY s.id;

-- name: sitemap_standing
-- Live standing pages, but for those that tell of a writer with stories:
-- they are on the writer's page. By path, behind one.
SELECT s.id, s.page AS path, '' AS slug, s.updated FROM story s
WHERE s.page > :after AND s.state = 'live' AND NOT EXISTS (
    SELECT 1 FROM section a JOIN listing l ON l.section = a.id
    WHERE a.path = s.page AND a.kind = 'author')
ORDER BY s.page LIMIT :max;

-- name: sitemap_oldest_since
-- The first story that was published at or after a time.
SELECT id FROM story INDEXED BY story_by_published
WHERE state = 'live' AND page IS NULL AND published >= :since
ORDER BY published, id LIMIT 1;

-- name: sitemap_newest
-- What was published at or after a time, newest first, behind one of them.
SELECT s.id, c.path, s.slug, s.updated, s.headline, s.published
FROM story s INDEXED BY story_by_published
    CROSS JOIN section c ON c.id = s.section
WHERE s.state = 'live' AND s.page IS NULL AND s.published >= :since
    AND (s.published, s.id) < (:published, :id)
ORDER BY s.published DESC, s.id DESC LIMIT :max;
