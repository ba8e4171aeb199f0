-- SPDX-License-Identifier: Apache-2.0

-- name: picture_by_hash
SELECT hash, width, height, bytes, coalesce(rights_until, 0) AS rights_until,
    rights_set, coalesce(removed_at, 0) AS removed_at
FROM picture WHERE hash = :hash;

-- name: picture_insert
-- Of the ends of its rights that stories say, the earliest; above them what
-- an editor set.
INSERT INTO picture (hash, width, height, bytes, rights_until)
VALUES (:hash, :width, :height, :bytes, :rights_until)
ON CONFLICT (hash) DO UPDATE SET width = excluded.width,
    rights_until = CASE WHEN rights_set = 1 THEN rights_until
	ELSE coalesce(min(rights_until, excluded.rights_until), rights_until,
	    excluded.rights_until) END
RETURNING id;

-- name: picture_use_insert
INSERT INTO picture_use (story, position, picture)
VALUES (:story, :position, :picture);

-- name: picture_use_clear
DELETE FROM picture_use WHERE story = :story;

-- name: picture_set_rights
UPDATE picture SET rights_until = :until, rights_set = 1 WHERE hash = :hash;

-- name: picture_set_removed
UPDATE picture SET removed_at = :at WHERE hash = :hash;

-- name: picture_due
-- The rights have ended, and the files are still there.
SELECT hash, width, height, bytes, rights_until, rights_set,
    coalesce(removed_at, 0) AS removed_at
FROM picture INDEXED BY picture_due
WHERE rights_until IS NOT NULL AND removed_at IS NULL AND rights_until <= :now
ORDER BY rights_until LIMIT 1;

-- name: picture_stories
-- The live stories that a picture is in.
SELECT s.id, s.headline FROM picture_use u INDEXED BY picture_use_of
    CROSS JOIN story s ON s.id = u.story
WHERE u.picture = (SELECT id FROM picture WHERE hash = :hash)
    AND s.state = 'live'
GROUP BY u.story ORDER BY u.story;

-- name: picture_gone
-- Which of a story's pictures are not shown.
SELECT u.position FROM picture_use u CROSS JOIN picture p ON p.id = u.picture
WHERE u.story = :story
    AND (p.removed_at IS NOT NULL OR p.rights_until <= :now);
