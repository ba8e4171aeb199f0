-- SPDX-License-Identifier: Apache-2.0
-- The archive: stories by the day on which they were first published, and the
-- front page as it stood.

-- name: day_last_before
-- When the last story before a time was published.
SELECT published FROM story INDEXED BY story_by_published
WHERE state = 'live' AND page IS NULL AND published < :before
ORDER BY published DESC LIMIT 1;

-- name: day_first_from
-- When the first story from a time on was published.
SELECT published FROM story INDEXED BY story_by_published
WHERE state = 'live' AND page IS NULL AND published >= :from
ORDER BY published LIMIT 1;

-- name: day_count
-- How many stories were published in a span.
SELECT count(*) AS stories FROM story INDEXED BY story_by_published
WHERE state = 'live' AND page IS NULL AND published >= :from
    AND published < :to;

-- name: day_stories
-- The stories of a span that come after one, the first published first.
SELECT card.*, s.published FROM story s INDEXED BY story_by_published
    CROSS JOIN card ON card.id = s.id
WHERE s.state = 'live' AND s.page IS NULL AND s.published < :to
    AND (s.published, s.id) > (:published, :story)
ORDER BY s.published, s.id LIMIT :max;

-- name: day_newest
-- The stories of a span, the last published first.
SELECT card.* FROM story s INDEXED BY story_by_published
    CROSS JOIN card ON card.id = s.id
WHERE s.state = 'live' AND s.page IS NULL AND s.published >= :from
    AND s.published < :to
ORDER BY s.published DESC, s.id DESC LIMIT :max;

-- name: snapshot_load
SELECT layout FROM front WHERE at = :at;

-- name: snapshot_before
-- The last snapshot before a minute.
SELECT at, layout FROM front
WHERE at = (SELECT max(at) FROM front WHERE at < :before);

-- name: snapshot_after
-- The first snapshot after a minute.
SELECT at FROM front WHERE at = (SELECT min(at) FROM front WHERE at > :after);

-- name: snapshot_write
INSERT INTO front (at, layout) VALUES (:at, :layout)
ON CONFLICT (at) DO UPDATE SET layout = excluded.layout;

-- name: snapshot_drop
DELETE FROM front WHERE at = :at;

-- name: snapshot_forget
-- Put another text in a layout's place.
-- scan: when a withdrawn story is published again, which is rare
UPDATE front SET layout = replace(layout, :was, :now)
WHERE instr(layout, :was) > 0;

-- name: snapshot_withdrawn
SELECT 1 FROM story WHERE id = :story AND state = 'withdrawn';

-- name: snapshot_revision
-- The live revision of a story that is on the front page.
SELECT revision FROM story WHERE id = :story;
