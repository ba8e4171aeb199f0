-- SPDX-License-Identifier: Apache-2.0
-- Sound and film, and the entries of live pages: both are derived from a
-- story's document and go with it.

-- name: clip_insert
INSERT INTO clip (story, position, kind, type, hash, bytes, duration, title,
    recorded, transcript, no_transcript)
VALUES (:story, :position, :kind, :type, :hash, :bytes, :duration, :title,
    :recorded, :transcript, :no_transcript);

-- name: clip_clear
DELETE FROM clip WHERE story = :story;

-- name: clip_of
-- A story's clips, in order.
SELECT kind, type, hash, bytes, duration, title, recorded, transcript,
    no_transcript
FROM clip WHERE story = :story ORDER BY position;

-- name: clip_newest
-- The last story of a list that has clips. The list is of clips, so that the
-- first that is looked at mostly is it.
SELECT l.story FROM listing l
WHERE l.section = :section
    AND EXISTS (SELECT 1 FROM clip c WHERE c.story = l.story)
ORDER BY l.updated DESC, l.story DESC LIMIT 1;

-- name: live_entry_insert
INSERT INTO live_entry (story, position, at, is_key, page, anchor, title, text)
VALUES (:story, :position, :at, :is_key, :page, :anchor, :title, :text);

-- name: live_entry_clear
DELETE FROM live_entry WHERE story = :story;

-- name: live_entry_of
-- The newest entries of a live page.
SELECT at, is_key, page, anchor, title, text
FROM live_entry WHERE story = :story ORDER BY position LIMIT :max;

-- name: live_entry_keys
-- The key moments of a live page, the newest first.
SELECT at, is_key, page, anchor, title, '' AS text
FROM live_entry WHERE story = :story AND is_key = 1 ORDER BY position;

-- name: live_entry_first
-- When a live page begins, and how many entries it has.
SELECT coalesce(min(at), 0) AS at, count(*) AS n
FROM live_entry WHERE story = :story;
