-- SPDX-License-Identifier: Apache-2.0

-- name: edition_state
-- How far the edition has come, when last the rights to a picture ended,
-- and when the next do.
SELECT change, changed_at, modified, next_story,
    coalesce((SELECT max(rights_until) FROM picture
	WHERE rights_until <= :now), 0) AS rights_at,
    coalesce((SELECT min(rights_until) FROM picture
	WHERE rights_until > :now), 0) AS rights_next
FROM edition WHERE one = 1;

-- name: edition_schema
-- Whether the schema is still this program's.
PRAGMA user_version;

-- name: edition_version
-- Whether anybody has committed anything.
PRAGMA data_version;

-- name: edition_change
-- A reader will see something new. Two changes in one second, or a clock set
-- back, still give a later modified.
UPDATE edition SET change = change + 1, changed_at = :now,
    modified = max(:now, modified + 1) WHERE one = 1;

-- name: edition_take_number
-- The next story number, taken for good.
UPDATE edition SET next_story = next_story + 1 WHERE one = 1
RETURNING next_story - 1 AS id;
