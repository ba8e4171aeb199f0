-- SPDX-License-Identifier: Apache-2.0
-- What stories are about, and what belongs together.

-- name: term_insert
INSERT INTO term (term, story, weight) VALUES (:term, :story, :weight);

-- name: term_clear
DELETE FROM term WHERE story = :story;

-- name: term_of
-- A story's terms.
SELECT t.term, t.weight FROM term o INDEXED BY term_of
    CROSS JOIN term t ON t.term = o.term AND t.story = o.story
WHERE o.story = :story;

-- name: term_count
-- How many stories have a term, counted up to a limit.
-- scan: of the rows that the limit lets through
SELECT count(*) AS stories FROM (
    SELECT 1 FROM term WHERE term = :term LIMIT :max);

-- name: term_newest
-- The stories with a term and a higher number, the newest first.
SELECT story, weight FROM term WHERE term = :term AND story > :story
ORDER BY story DESC LIMIT :max;

-- name: term_newer
-- The same, the nearest first.
SELECT story, weight FROM term WHERE term = :term AND story > :story
ORDER BY story LIMIT :max;

-- name: term_older
-- Those with a lower number, the nearest first.
SELECT story, weight FROM term WHERE term = :term AND story < :story
ORDER BY story DESC LIMIT :max;

-- name: term_stories
-- Through all stories that have to do with this, for doing it anew.
SELECT id FROM story INDEXED BY story_live
WHERE state = 'live' AND page IS NULL AND id > :after ORDER BY id LIMIT :max;

-- name: related_facts
-- What is known of a story besides its text.
SELECT s.updated, coalesce(s.package, 0) AS package, r.document
FROM story s CROSS JOIN revision r ON r.story = s.id
    AND r.number = s.revision
WHERE s.id = :story AND s.state = 'live' AND s.page IS NULL;

-- name: related_updated
SELECT updated FROM story
WHERE id = :story AND state = 'live' AND page IS NULL;

-- name: related_insert
INSERT INTO related (story, target, score, why)
VALUES (:story, :target, :score, :why)
ON CONFLICT (story, target) DO UPDATE SET score = excluded.score,
    why = excluded.why;

-- name: related_scores
SELECT target, score FROM related WHERE story = :story;

-- name: related_drop
DELETE FROM related WHERE story = :story AND target = :target;

-- name: related_clear
DELETE FROM related WHERE story = :story;

-- name: related_clear_to
DELETE FROM related WHERE target = :story;

-- name: related_sources
-- Stories that suggest one.
SELECT story FROM related WHERE target = :story LIMIT :max;

-- name: related_due_add
INSERT OR IGNORE INTO related_due (story) VALUES (:story);

-- name: related_due_drop
DELETE FROM related_due WHERE story = :story;

-- name: related_due_next
-- scan: the first of what is left to do
SELECT story FROM related_due WHERE story > :after ORDER BY story LIMIT :max;

-- name: related_due_count
-- scan: counted once an import
SELECT count(*) AS stories FROM related_due;

-- name: related_choose
INSERT INTO related_choice (story, target, choice)
VALUES (:story, :target, :choice)
ON CONFLICT (story, target) DO UPDATE SET choice = excluded.choice;

-- name: related_forget
DELETE FROM related_choice WHERE story = :story AND target = :target
RETURNING target;

-- name: related_all
-- The same for editors, with what is banned and what readers do not see.
-- scan: sorts the few rows of one story
SELECT o.target AS id, min(o.place) AS place,
    max(o.place = 1000) AS is_approved, max(o.place = 1002) AS is_banned,
    coalesce(max(r.score), 0) AS score, coalesce(max(r.why), '') AS why,
    coalesce(s.updated, 0) AS updated, coalesce(s.headline, '') AS headline,
    coalesce(s.state = 'live', 0) AS is_live
FROM (
    SELECT target, position AS place FROM see_also WHERE story = :story
    UNION ALL
    SELECT target, iif(choice = 'approved', 1000, 1002) FROM related_choice
    WHERE story = :story
    UNION ALL
    SELECT target, 1001 FROM related WHERE story = :story) o
    LEFT JOIN related r ON r.story = :story AND r.target = o.target
    LEFT JOIN story s ON s.id = o.target
GROUP BY o.target
ORDER BY is_banned, place, updated DESC, id DESC;
