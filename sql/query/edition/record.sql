-- SPDX-License-Identifier: Apache-2.0
-- The record of a story: its revisions, its corrections, and what has arrived
-- from the newsroom.

-- name: revision_insert
INSERT INTO revision (story, number, created, document, record, sha256)
VALUES (:story, :number, :created, :document, :record, :sha256);

-- name: revision_last
SELECT number, created, document, record, sha256, hidden FROM revision
WHERE story = :story ORDER BY number DESC LIMIT 1;

-- name: revision_list
-- All of a story's, the first one first.
SELECT number, created, document, record, sha256, hidden FROM revision
WHERE story = :story ORDER BY number;

-- name: revision_records
-- The same without their documents.
SELECT number, created, record, hidden, lower(hex(sha256)) AS sha256
FROM revision
WHERE story = :story ORDER BY number;

-- name: revision_next
-- The number of the next one.
SELECT coalesce(max(number), 0) + 1 AS number FROM revision
WHERE story = :story;

-- name: revision_load
SELECT number, created, document, record, sha256, hidden FROM revision
WHERE story = :story AND number = :number;

-- name: revision_hide
UPDATE revision SET hidden = :hidden
WHERE story = :story AND number = :number;

-- name: operation_arrived
-- Whether an act of the newsroom has been done here.
SELECT story FROM arrived WHERE operation = :operation;

-- name: operation_arrive
INSERT INTO arrived (operation, story, at) VALUES (:operation, :story, :at);

-- name: correction_add
INSERT INTO correction (story, revision, kind, at, text)
VALUES (:story, :revision, :kind, :at, :text);

-- name: correction_withdraw
UPDATE correction SET withdrawn_at = :at, withdrawn_why = :why
WHERE id = :id AND withdrawn_at IS NULL
RETURNING story;

-- name: correction_by_id
SELECT id, story, revision, kind, at, text,
    coalesce(withdrawn_at, 0) AS withdrawn_at,
    coalesce(withdrawn_why, '') AS withdrawn_why
FROM correction WHERE id = :id;

-- name: correction_of_story
-- A story's corrections, the first one first.
SELECT id, story, revision, kind, at, text,
    coalesce(withdrawn_at, 0) AS withdrawn_at,
    coalesce(withdrawn_why, '') AS withdrawn_why
FROM correction WHERE story = :story ORDER BY id;

-- name: correction_newest
-- The last corrections of all below one, the newest first; those of
-- withdrawn stories too, for the record.
-- scan: along the key, as many as are asked for
SELECT c.id, c.story, c.revision, c.kind, c.at, c.text,
    coalesce(c.withdrawn_at, 0) AS withdrawn_at,
    coalesce(c.withdrawn_why, '') AS withdrawn_why
FROM correction c WHERE c.id < :before ORDER BY c.id DESC LIMIT :max;

-- name: correction_after
-- The next ones above one, the oldest first.
-- scan: along the key, as many as are asked for
SELECT c.id, c.story, c.revision, c.kind, c.at, c.text,
    coalesce(c.withdrawn_at, 0) AS withdrawn_at,
    coalesce(c.withdrawn_why, '') AS withdrawn_why
FROM correction c WHERE c.id > :after ORDER BY c.id LIMIT :max;
